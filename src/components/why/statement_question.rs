//! Answers a lesson's question at the statement itself.

use aws_world::api::Authorization;
use iam_policy::explanation::StatementOutcome;
use leptos::prelude::*;

use crate::browser::focus;
use crate::session::fix::{action_on_resource, caller_arn};
use crate::session::{Session, use_session};
use crate::text::lessons as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

/// Whether the open lesson asks about this statement.
pub fn is_asked(session: Session, authorization: &Authorization, statement: &StatementOutcome) -> bool {
    let caller = caller_arn(&authorization.request.caller);
    let sid = statement.sid.as_deref().unwrap_or_default();
    let request = action_on_resource(authorization);
    session.statement_question.with_untracked(|pointing| {
        pointing
            .as_ref()
            .is_some_and(|pointing| pointing.choice_for(caller.as_deref(), &request, sid).is_some())
    })
}

/// A button at a statement while the open lesson asks which one decides; what is said to the answer stands below it.
#[component]
pub fn PointOut(authorization: Authorization, sid: Option<String>) -> impl IntoView {
    let session = use_session();
    let caller = caller_arn(&authorization.request.caller);
    let request = action_on_resource(&authorization);
    let sid = sid.unwrap_or_default();
    dyn_view(move || {
        let pointing = session.statement_question.get()?;
        let here = pointing.choice_for(caller.as_deref(), &request, &sid)?.clone();
        let (question, choice) = (pointing.question.clone(), here.choice);
        let given = session.derive(move |document| {
            let answers = &document.lesson_state.answers;
            (answers.chosen(&question) == Some(choice)).then(|| answers.is_right(&question))
        });
        let said = here.reply.strip_prefix("Right. ").unwrap_or(&here.reply).to_owned();
        let id = format!("point-{sid}");
        let press = {
            let (id, said) = (id.clone(), said.clone());
            move |_| {
                pointing.choose.run(choice);
                // The explanation is made anew with the document: the focus stays, and what is said is said.
                focus::focus_without_scrolling(id.clone());
                let word = if given.get_untracked() == Some(true) { text::RIGHT } else { text::NOT_SO };
                session.messages.announce([word, &said].concat());
            }
        };
        let reply = move || {
            let is_right = given.get()?;
            let word = if is_right { text::RIGHT } else { text::NOT_SO };
            Some(view! { <p class="reply"><strong>{word}</strong><InlineMarkup text=said.clone()/></p> })
        };
        let label = text::decides(&sid);
        Some(view! {
            <button type="button" class="point-out" id=id aria-label=label
                aria-pressed=move || given.get().is_some().to_string() on:click=press>{text::DECIDES}</button>
            {dyn_view(reply)}
        })
    })
}
