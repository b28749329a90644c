//! The condition keys of the request: those it carries, those a statement asked for in vain, and a form to set one.

use iam_policy::evaluation::Hypothesis;
use iam_policy::request::RequestContext;
use leptos::prelude::*;

use super::what_if::{change, shown, value};
use crate::browser::focus;
use crate::components::glossary::explained;
use crate::session::use_session;
use crate::text::why as text;

/// The keys, and what can be done with them for a look.
#[component]
pub fn ContextKeys(
    /// Which of the explanations shown.
    place: usize,
    context: RequestContext,
    missing: Vec<String>,
) -> impl IntoView {
    let (key_id, value_id) = (format!("context-key-{place}"), format!("context-value-{place}"));
    let session = use_session();
    let key = RwSignal::new(missing.first().cloned().unwrap_or_default());
    let text = RwSignal::new(String::new());
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = key.get_untracked().trim().to_owned();
        if name.is_empty() {
            session.tell(text::WRITE_THE_KEY_FIRST, true);
            return;
        }
        let value = value(&name, &text.get_untracked());
        change(session, Hypothesis::Key(name, Some(value)));
    };
    let wanted = missing.iter().cloned().map(|name| {
        let (label, chosen) = (text::set(&name), name.clone());
        let choose = move |_| {
            key.set(chosen.clone());
            focus::focus(&format!("context-value-{place}"));
        };
        view! {
            <li><code>{name}</code>
                <button type="button" class="quiet" aria-label=label on:click=choose>{text::SET_IT}</button></li>
        }
    });
    let asked_in_vain = (!missing.is_empty()).then(|| {
        view! {
            <div class="missing">
                <p>{explained(text::ASKED_IN_VAIN)}</p>
                <ul>{wanted.collect_view()}</ul>
            </div>
        }
    });
    let count = context.iter().count();
    let rows = context.iter().map(|(key, value)| row(key.to_owned(), shown(value))).collect::<Vec<_>>();
    view! {
        {asked_in_vain}
        <details class="context" open=!missing.is_empty()>
            <summary>{text::condition_keys(count)}</summary>
            <form class="inline-form" on:submit=set>
                <div class="field">
                    <label for=key_id.clone()>{text::WHAT_IF_THE_KEY}</label>
                    <input id=key_id type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="aws:SourceIp"
                        prop:value=move || key.get() on:input:target=move |event| key.set(event.target().value())/>
                </div>
                <div class="field">
                    <label for=value_id.clone()>{text::WERE}</label>
                    <input id=value_id type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="192.0.2.10"
                        prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value())/>
                </div>
                <button type="submit">{text::LOOK}</button>
            </form>
            <ul class="context-keys">{rows}</ul>
        </details>
    }
}

fn row(key: String, value: String) -> AnyView {
    let session = use_session();
    let (label, name) = (text::leave_out(&key), key.clone());
    view! {
        <li>
            <span><code>{key}</code>" "<span class="said">{value}</span></span>
            <button type="button" class="quiet" aria-label=label
                on:click=move |_| change(session, Hypothesis::Key(name.clone(), None))>{text::LEAVE_OUT}</button>
        </li>
    }
    .into_any()
}
