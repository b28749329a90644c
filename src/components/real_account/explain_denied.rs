//! Explain an AccessDenied: what was read in a paste, what it means, and the request asked in the open world.

use iam_policy::access_denied::Denial;
use leptos::prelude::*;

use super::denial_reading::DenialReading;
use super::question::Question;
use super::refusal::Refusal;
use super::set_up_callers::SetUpCallers;
use crate::browser::clipboard;
use crate::components::close_dialog::close_dialog;
use crate::components::policy_editor::findings::fetch_common;
use crate::session::use_session;
use crate::text::explain_denied as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::fetched::FetchState;
use crate::ui::field::ErrorText;

/// Pastes of more bytes than this are not shown.
const LONGEST_SHOWN: usize = 200_000;

/// The field, and what was read from it.
#[component]
pub fn ExplainDenied() -> impl IntoView {
    let reference = use_session().service_reference;
    fetch_common(reference);
    let reading = DenialReading::new(reference);
    let without_text = RwSignal::new(false);
    let field = NodeRef::<leptos::html::Textarea>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        if reading.is_shown_as(&written) {
            return;
        }
        without_text.set(false);
        reading.read(written);
    };
    // A field that shows megabytes takes a browser seconds to lay out, so a long paste is read without it.
    let paste = move |event: leptos::ev::ClipboardEvent| {
        let long = clipboard::pasted_text(&event).filter(|pasted| pasted.len() > LONGEST_SHOWN);
        if let Some(pasted) = long {
            event.prevent_default();
            if let Some(field) = field.get_untracked() {
                field.set_value(&text::long_paste(pasted.len()));
            }
            without_text.set(false);
            reading.read(pasted);
        }
    };
    let problem = Signal::derive(move || match reading.state.get() {
        Some(FetchState::Failed(problem)) => problem,
        _ => String::new(),
    });
    let ask_without = move |_| {
        reading.clear();
        without_text.set(true);
    };
    view! {
        <Modal title=text::TITLE on_close=close_dialog()>
            <form on:submit=submit>
                // A paste may be megabytes: it stays in its field, for a signal would copy it at every key.
                <div class="field">
                    <label for="denied-text">{text::LABEL}</label>
                    <textarea id="denied-text" rows="5" spellcheck="false" autocomplete="off" placeholder=text::PLACEHOLDER
                        aria-describedby="denied-hint" node_ref=field on:paste=paste></textarea>
                    <p class="hint" id="denied-hint">{text::HINT}</p>
                </div>
                <div class="button-row">
                    <button type="submit" class="primary">{text::READ}</button>
                    <button type="button" on:click=ask_without>{text::ASK_WITHOUT_TEXT}</button>
                </div>
                <ErrorText text=problem/>
            </form>
            <div aria-live="polite">
                {dyn_view(move || match reading.state.get() {
                    Some(FetchState::Loading) => view! { <p>{text::READING}</p> }.into_any(),
                    Some(FetchState::Ready(denials)) => refusals(denials.text, denials.denials).into_any(),
                    None | Some(FetchState::Failed(_)) => ().into_any(),
                })}
                {dyn_view(move || without_text.get().then(|| view! {
                    <section class="refusal">
                        <h3>{text::QUESTION}</h3>
                        <Question denial=None id="asked".to_owned()/>
                    </section>
                    <SetUpCallers/>
                }))}
            </div>
        </Modal>
    }
}

/// One refusal, or all of them in order, of which the first is open.
fn refusals(pasted: StoredValue<String>, denials: Vec<Denial>) -> impl IntoView {
    let several = denials.len() > 1;
    let count = denials.len();
    let sections = denials.into_iter().enumerate().map(move |(index, denial)| {
        if !several {
            return view! { <section class="refusal"><Refusal denial pasted index/></section> }.into_any();
        }
        let heading = text::heading(&title(&denial), index + 1, denial.count);
        let open = RwSignal::new(index == 0);
        let denial = StoredValue::new(denial);
        view! {
            // The first time that it is toggled it opens.
            <details class="refusal" open=index == 0 on:toggle=move |_| open.set(true)>
                <summary><h3>{heading}</h3></summary>
                {dyn_view(move || open.get().then(|| view! { <Refusal denial=denial.get_value() pasted index/> }))}
            </details>
        }
        .into_any()
    });
    let sections = sections.collect_view();
    view! { {several.then(|| view! { <p>{text::found(count)}</p> })} {sections} }
}

/// The action, or as much of it as the text tells.
fn title(denial: &Denial) -> String {
    match (&denial.action, &denial.operation, denial.not_iam) {
        (Some(action), ..) => action.clone(),
        (None, Some(operation), _) => text::operation(operation),
        (None, None, Some(_)) => text::NOT_IAM.to_owned(),
        (None, None, None) => text::SOME_REQUEST.to_owned(),
    }
}
