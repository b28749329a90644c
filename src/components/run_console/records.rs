//! The account's records: CloudTrail events, and the AWS CLI lines of what the reader did.

use leptos::prelude::*;

use crate::browser::download;
use crate::components::copy_text::copy_text;
use crate::components::glossary::explained;
use crate::components::verdict::VerdictIcon;
use crate::session::matrix::{Verdict, verdict_of_call};
use crate::session::selection::WhyTarget;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::run_console as text;
use crate::text::session::messages;
use crate::ui::dyn_view::{Show, dyn_view};

/// CloudTrail-shaped events, newest first.
#[component]
pub fn Events() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="console">
            {dyn_view(move || {
                let document = session.document();
                if document.journal.is_empty() {
                    return view! { <p class="empty">{explained(text::NO_CALLS)}</p> }.into_any();
                }
                document
                    .journal
                    .iter()
                    .enumerate()
                    .rev()
                    .map(|(index, entry)| {
                        let verdict = match (&entry.record, &entry.error) {
                            (Some(record), _) => verdict_of_call(record),
                            (None, None) => Verdict::Allowed,
                            (None, Some(_)) => Verdict::ImplicitDeny,
                        };
                        let has_trace = entry.record.as_ref().is_some_and(|record| !record.authorizations.is_empty());
                        let error = entry.error.clone().unwrap_or_default();
                        view! {
                            <details class="event">
                                <summary><VerdictIcon verdict/><strong>{entry.name.clone()}</strong>" "<span class="said">{error}</span></summary>
                                {has_trace.then(|| view! {
                                    <button type="button" class="quiet" on:click=move |_| session.explain(WhyTarget::Journal(index))>{buttons::WHY}</button>
                                })}
                                <pre tabindex="0" aria-label=text::EVENT>{entry.texts().event.clone()}</pre>
                            </details>
                        }
                    })
                    .collect_view()
                    .into_any()
            })}
        </div>
    }
}

/// The AWS CLI lines that do what the reader did.
#[component]
pub fn CliTranscript() -> impl IntoView {
    let session = use_session();
    let lines = session.derive(|document| {
        let own = document.journal.iter().filter(|entry| entry.from_console && entry.error.is_none());
        own.map(|entry| entry.texts().cli.clone()).collect::<Vec<_>>()
    });
    let copy = move |_| {
        copy_text(session, lines.get_untracked().join("\n"), messages::LINES);
    };
    let keep = move |_| {
        let script = format!("#!/bin/sh\nset -e\n{}\n", lines.get_untracked().join("\n"));
        if !download::download_text("iam-playground.sh", "text/x-shellscript", &script) {
            session.tell(text::FILE_NOT_TAKEN, true);
        }
    };
    view! {
        <div class="console">
            <Show
                when=move || !lines.with(Vec::is_empty)
                fallback=|| view! { <p class="empty">{text::NO_COMMANDS}</p> }
            >
                <div class="button-row">
                    <button type="button" on:click=copy>{text::COPY_ALL}</button>
                    <button type="button" on:click=keep>{text::DOWNLOAD}</button>
                </div>
                <pre class="log" tabindex="0" aria-label=text::AWS_CLI_COMMANDS>{dyn_view(move || lines.get().join("\n"))}</pre>
            </Show>
        </div>
    }
}
