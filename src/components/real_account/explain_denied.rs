//! Explain an AccessDenied: the text is read back to the request, and the request asked in the open world.

use iam_policy::access_denied::{Denial, decode_command, parse_denials};
use iam_policy::render;
use leptos::prelude::*;

use super::command_line::CommandLine;
use super::entry_points::doors;
use super::requirements::Requirements;
use crate::components::close_dialog::close_dialog;
use crate::session::command::Command;
use crate::session::denial_lookup::{DenialLookup, look_up_denial};
use crate::session::selection::WhyTarget;
use crate::session::{Dialog, Panel, use_session};
use crate::text::{explain_denied as text, real_account};
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::ErrorText;

/// The field, and what was read from it.
#[component]
pub fn ExplainDenied() -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Denial>::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match pasted.with_untracked(|text| parse_denials(text)) {
            Ok(denials) => {
                problem.set(String::new());
                found.set(denials);
            }
            Err(why) => {
                problem.set(render::denial_parse_error(why).to_owned());
                found.set(Vec::new());
            }
        }
    };
    view! {
        <Modal title=text::TITLE on_close=close_dialog()>
            <form on:submit=submit>
                <div class="field">
                    <label for="denied-text">{text::LABEL}</label>
                    <textarea id="denied-text" rows="5" spellcheck="false" autocomplete="off" placeholder=text::PLACEHOLDER
                        aria-describedby="denied-hint" prop:value=move || pasted.get()
                        on:input:target=move |event| pasted.set(event.target().value())></textarea>
                    <p class="hint" id="denied-hint">{text::HINT}</p>
                </div>
                <button type="submit" class="primary">{text::READ}</button>
                <ErrorText text=problem/>
            </form>
            <div aria-live="polite">
                {dyn_view(move || {
                    let all = found.get();
                    let count = all.len();
                    let refusals = all.into_iter().enumerate().map(|(index, denial)| {
                        view! { <Refusal denial place={(count > 1).then_some(index + 1)}/> }
                    });
                    view! { {(count > 1).then(|| view! { <p>{text::found(count)}</p> })} {refusals.collect_view()} }
                })}
            </div>
        </Modal>
    }
}

/// What was read, what it means, what to look at.
#[component]
fn Refusal(denial: Denial, place: Option<usize>) -> impl IntoView {
    let unknown = || text::NOT_TOLD.to_owned();
    let (name, action) = match (&denial.action, &denial.operation) {
        (Some(action), _) => (text::ACTION, action.clone()),
        (None, Some(operation)) => (text::OPERATION, operation.clone()),
        (None, None) => (text::ACTION, unknown()),
    };
    let caller = denial.caller.as_ref().map_or_else(unknown, |caller| caller.display_name().into_owned());
    let resource = denial.resource.clone().unwrap_or_else(unknown);
    let heading = place.map(|place| view! { <h3>{text::heading(&action, place)}</h3> });
    let decode = decode_command(&denial);
    let (said, meaning) = (denial.raw_message.clone(), render::denial_meaning(&denial));
    let stored = StoredValue::new(denial);
    view! {
        <section class="refusal">
            {heading}
            <dl>
                <dt>{text::CALLER}</dt><dd><code>{caller}</code></dd>
                <dt>{name}</dt><dd><code>{action}</code></dd>
                <dt>{text::RESOURCE}</dt><dd><code>{resource}</code></dd>
                <dt>{text::SAID}</dt><dd><q>{said}</q></dd>
            </dl>
            <p>{meaning}</p>
            {decode.map(|line| view! { <CommandLine line/> })}
            <AskHere denial=stored/>
            <Requirements denial=stored/>
        </section>
    }
}

/// Puts the request into the matrix, where the world knows its caller.
#[component]
fn AskHere(denial: StoredValue<Denial>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let known = denial.with_value(|denial| look_up_denial(&session.document_untracked(), denial));
    let (caller, request, resource) = match known {
        DenialLookup::NotTold => return view! { <p class="hint">{text::INCOMPLETE}</p> }.into_any(),
        DenialLookup::NoCaller => {
            return view! {
                <p class="hint">{text::NO_CALLER}</p>
                {doors([(real_account::IMPORT, Dialog::Import)])}
            }
            .into_any();
        }
        DenialLookup::Caller { caller, request, resource } => (caller, request, resource),
    };
    let ask = move |_| {
        on_close.run(());
        session.perform(Command::AddRequests(vec![request.clone()]));
        session.views.set_panel(Panel::Matrix);
        session.explain(WhyTarget::Cell(caller.clone(), request.clone()));
    };
    view! {
        <button type="button" on:click=ask>{text::SHOW}</button>
        {(!resource).then(|| view! { <p class="hint">{text::NO_RESOURCE}</p> })}
    }
    .into_any()
}
