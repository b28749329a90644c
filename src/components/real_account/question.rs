//! The question that a refusal is: caller, action and resource to be edited, and what the open world says to it.

use std::sync::Arc;

use aws_world::world::HypotheticalCaller;
use iam_policy::access_denied::Denial;
use leptos::prelude::*;

use super::caller_form::CallerForm;
use super::denial_answer::DenialAnswer;
use super::set_up_callers::add_row;
use crate::browser::focus;
use crate::components::close_dialog::close_dialog;
use crate::session::caller_fields::fields_of;
use crate::session::command::Command;
use crate::session::denial_question::{QuestionError, QuestionFields};
use crate::session::hypothetical_caller::written_keys;
use crate::session::selection::WhyTarget;
use crate::session::{Panel, use_session};
use crate::text::{caller_form, explain_denied as text};
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::TextField;

/// The fields, the world's answer, and the button that explains it.
#[component]
pub fn Question(denial: Option<StoredValue<Denial>>, id: String) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let first = denial.map(|denial| denial.with_value(QuestionFields::of_denial)).unwrap_or_default();
    let filled_in = StoredValue::new(first.clone());
    // More than the field of the caller shows: the path of a session's role.
    let told = RwSignal::new(denial.and_then(|denial| denial.with_value(|denial| denial.caller.clone())));
    let (caller, action, resource) =
        (RwSignal::new(first.caller), RwSignal::new(first.action), RwSignal::new(first.resource));
    let (keys, session_policy) = (RwSignal::new(first.keys), RwSignal::new(first.session_policy));
    let fields = move || QuestionFields {
        caller: caller.get(),
        action: action.get(),
        resource: resource.get(),
        keys: keys.get(),
        session_policy: session_policy.get(),
    };
    let question =
        Memo::new(move |_| told.with(|told| fields().question(&session.document(), told.as_ref())));
    // What AWS said is of the request that it refused, and of no other.
    let compared = Memo::new(move |_| filled_in.with_value(|told| fields().ask_for(told)));
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok((caller, request)) = question.get_untracked() else { return };
        let denial = denial.filter(|_| compared.get_untracked());
        let denial = denial.map(|denial| denial.with_value(|denial| Arc::new(denial.clone())));
        on_close.run(());
        session.perform(Command::AddRequests(vec![request.clone()]));
        add_row(session, &caller);
        session.views.set_panel(Panel::Matrix);
        session.explain_beside(WhyTarget::Cell(caller, request), denial);
    };
    let has_keys = !keys.get_untracked().is_empty();
    let ids = |field: &str| format!("{id}-{field}");
    let (keys_id, keys_hint_id, policy_id) = (ids("keys"), ids("keys-hint"), ids("policy"));
    let form_id = ids("set-up");
    let is_set_up = RwSignal::new(false);
    let caller_id = StoredValue::new(ids("caller"));
    let set_up = Callback::new(move |set_up: HypotheticalCaller| {
        caller.set(set_up.principal.display_name().into_owned());
        keys.set(written_keys(&set_up.context));
        session_policy.set(set_up.session_policy.unwrap_or_default());
        told.set(Some(set_up.principal));
        is_set_up.set(false);
        focus::focus(&caller_id.get_value());
    });
    view! {
        <div class="set-up-caller">
            <button type="button" class="link" aria-expanded=move || is_set_up.get().to_string()
                on:click=move |_| is_set_up.update(|open| *open = !*open)>{caller_form::FIELD_BY_FIELD}</button>
            {dyn_view(move || is_set_up.get().then(|| {
                let known = untrack(|| told.with(|told| fields().caller(told.as_ref())));
                let first = known.as_ref().and_then(fields_of).unwrap_or_default();
                view! { <CallerForm id=form_id.clone() first submit=caller_form::USE on_submit=set_up/> }
            }))}
        </div>
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
                Ok((caller, request)) => view! { <DenialAnswer denial=denial.filter(|_| compared.get()) caller request document=session.document()/> }.into_any(),
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
