//! The question that a refusal is: caller, action and resource to be edited, and what the open world says to it.

use iam_policy::access_denied::Denial;
use leptos::prelude::*;

use super::denial_answer::DenialAnswer;
use crate::components::close_dialog::close_dialog;
use crate::session::command::Command;
use crate::session::denial_question::{QuestionError, QuestionFields};
use crate::session::selection::{MatrixCaller, WhyTarget};
use crate::session::{Panel, use_session};
use crate::text::explain_denied as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::TextField;

/// The fields, the world's answer, and the button that explains it.
#[component]
pub fn Question(denial: Option<StoredValue<Denial>>, id: String) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let first = denial.map(|denial| denial.with_value(QuestionFields::of_denial)).unwrap_or_default();
    let told = denial.and_then(|denial| denial.with_value(|denial| denial.caller.clone()));
    let (caller, action, resource) =
        (RwSignal::new(first.caller), RwSignal::new(first.action), RwSignal::new(first.resource));
    let (keys, session_policy) = (RwSignal::new(first.keys), RwSignal::new(first.session_policy));
    let question = Memo::new(move |_| {
        let fields = QuestionFields {
            caller: caller.get(),
            action: action.get(),
            resource: resource.get(),
            keys: keys.get(),
            session_policy: session_policy.get(),
        };
        fields.question(&session.document(), told.as_ref())
    });
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok((caller, request)) = question.get_untracked() else { return };
        on_close.run(());
        session.perform(Command::AddRequests(vec![request.clone()]));
        if let MatrixCaller::Hypothetical(saved) = &caller {
            let mut callers = session.document_untracked().callers.clone();
            if !callers.contains(saved) {
                callers.push(saved.clone());
                session.perform(Command::SetCallers(callers));
            }
        }
        session.views.set_panel(Panel::Matrix);
        session.explain(WhyTarget::Cell(caller, request));
    };
    let has_keys = !keys.get_untracked().is_empty();
    let ids = |field: &str| format!("{id}-{field}");
    let (keys_id, keys_hint_id, policy_id) = (ids("keys"), ids("keys-hint"), ids("policy"));
    view! {
        <form class="question" on:submit=ask>
            <TextField id=ids("caller") label=text::CALLER value=caller hint=text::CALLER_HINT/>
            <TextField id=ids("action") label=text::ACTION value=action/>
            <TextField id=ids("resource") label=text::RESOURCE value=resource/>
            <details open=has_keys>
                <summary>{text::MORE}</summary>
                <div class="field">
                    <label for=keys_id.clone()>{text::KEYS}</label>
                    <textarea id=keys_id rows="3" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby=keys_hint_id.clone()
                        prop:value=move || keys.get() on:input:target=move |event| keys.set(event.target().value())></textarea>
                    <p class="hint" id=keys_hint_id>{text::KEYS_HINT}</p>
                </div>
                <div class="field">
                    <label for=policy_id.clone()>{text::SESSION_POLICY}</label>
                    <textarea id=policy_id rows="3" spellcheck="false" autocomplete="off" autocapitalize="off"
                        prop:value=move || session_policy.get() on:input:target=move |event| session_policy.set(event.target().value())></textarea>
                </div>
            </details>
            {dyn_view(move || match question.get() {
                Ok((caller, request)) => view! { <DenialAnswer denial caller request document=session.document()/> }.into_any(),
                Err(error) => view! { <p class="hint">{reason(error)}</p> }.into_any(),
            })}
            <button type="submit" class="primary" disabled=move || question.with(Result::is_err)>{text::ASK}</button>
        </form>
    }
}

/// Why nothing can be asked yet.
fn reason(error: QuestionError) -> String {
    match error {
        QuestionError::NoCaller => text::NO_CALLER.to_owned(),
        QuestionError::NotACaller => text::NOT_A_CALLER.to_owned(),
        QuestionError::NoAction => text::NO_ACTION.to_owned(),
        QuestionError::NotAResource => text::NOT_A_RESOURCE.to_owned(),
        QuestionError::KeyLine(line) => text::key_line(line),
    }
}
