//! What is wrong with a policy, or worth knowing: at once what the text alone tells, and as soon as it has been fetched what
//! the service reference tells.

use iam_policy::document::{Finding, PolicyDocument, PolicyType, Severity};
use iam_policy::span::LineColumn;
use leptos::prelude::*;

use crate::browser::{fetch, focus};
use crate::session::service_reference::{File, ServiceReference};
use crate::session::use_session;
use crate::ui::derived::Derived;
use crate::ui::dynamic::{Show, dynamic};
use crate::ui::prose::Prose;

/// The findings, each with a button that goes to its place.
#[component]
pub fn Findings(
    /// Id of the text area they are about.
    id: &'static str,
    /// The text.
    text: Derived<String>,
    /// Which grammar.
    policy_type: PolicyType,
) -> impl IntoView {
    let reference = use_session().service_reference;
    // An editor that opens asks once more for what could not be had before.
    if reference.with_untracked(ServiceReference::failed) {
        reference.update(ServiceReference::try_again);
    }
    let document = move || text.with(|text| PolicyDocument::parse(text, policy_type));
    Effect::new(move |_| {
        if let Some(file) = reference.with(|known| known.wanted_for(&document())) {
            get(reference, file);
        }
    });
    let findings =
        Derived::new(move || reference.with(|reference| document().findings_with(reference.known())));
    let none = move || {
        let text = if reference.with(ServiceReference::failed) {
            "No findings in the grammar. Names of actions and services were not checked: their list could not be fetched."
        } else {
            "No findings."
        };
        view! { <p class="hint">{text}</p> }
    };
    view! {
        <div class="findings" id=format!("{id}-findings") aria-live="polite">
            <Show when=move || !findings.with(Vec::is_empty) fallback=none>
                <ul>{dynamic(move || {
                    findings.get().into_iter().map(|finding| item(id, text, finding)).collect_view()
                })}</ul>
            </Show>
        </div>
    }
}

fn get(reference: RwSignal<ServiceReference>, file: File) {
    reference.update(|reference| reference.asked(file));
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = fetch::bytes(file.address()).await;
        reference.update(|reference| reference.arrived(file, bytes.as_deref()));
    });
}

fn item(id: &'static str, text: Derived<String>, finding: Finding) -> impl IntoView {
    let (class, word) = match finding.severity {
        Severity::Error => ("error", "Error"),
        Severity::SecurityWarning => ("security", "Security"),
        Severity::Warning => ("warning", "Warning"),
        Severity::Suggestion => ("suggestion", "Suggestion"),
    };
    let place = text.with_untracked(|text| LineColumn::of(text, finding.range.start));
    let go = move |_| {
        let (start, end) =
            text.with_untracked(|text| (utf16(text, finding.range.start), utf16(text, finding.range.end)));
        focus::select_text(id, start, end);
    };
    view! {
        <li class=class>
            <button type="button" class="place" on:click=go>
                {format!("Line {}, column {}", place.line, place.column)}
            </button>
            " "<strong>{word}</strong>": "<Prose text=finding.message/>
        </li>
    }
}

/// The browser counts UTF-16 units where the core counts bytes.
fn utf16(text: &str, byte: usize) -> u32 {
    let units =
        text.get(..byte).map_or_else(|| text.encode_utf16().count(), |before| before.encode_utf16().count());
    u32::try_from(units).unwrap_or(u32::MAX)
}
