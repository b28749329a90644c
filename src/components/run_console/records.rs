//! The account's records: CloudTrail events, and the AWS CLI lines of what the reader did.

use leptos::prelude::*;

use crate::browser::download;
use crate::components::copy_text::copy_text;
use crate::components::glossary::explained;
use crate::components::verdict::VerdictIcon;
use crate::session::document::JournalEntry;
use crate::session::matrix::{Verdict, verdict_of_call};
use crate::session::selection::WhyTarget;
use crate::session::{Session, use_session};
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
                let now = document.world().now().iso8601();
                let newest_first = document.journal.iter().enumerate().rev();
                let rows = newest_first.map(|(index, entry)| event_row(session, index, entry, &now)).collect_view();
                view! { <div class="events">{rows}</div> }.into_any()
            })}
        </div>
    }
}

/// What a caller is called on a row: a session by its role and its own name, anybody else by kind and name.
fn caller_name(arn: &str) -> String {
    let name = arn.rsplit(':').next().unwrap_or(arn);
    match name.strip_prefix("assumed-role/").and_then(|session| session.split_once('/')) {
        // Identity Center puts the permission set between this and a number.
        Some((role, session)) if role.starts_with("AWSReservedSSO_") => {
            let set = role.split('_').nth(1).unwrap_or(role);
            format!("{set}/{session}")
        }
        Some((role, session)) => format!("{role}/{session}"),
        None => name.to_owned(),
    }
}

/// A call: when, who, what, the answer; the whole record behind it.
fn event_row(session: Session, index: usize, entry: &JournalEntry, now: &str) -> impl IntoView + use<> {
    let record = entry.record.as_deref();
    let verdict = match (record, &entry.error) {
        (Some(record), _) => verdict_of_call(record),
        (None, None) => Verdict::Allowed,
        (None, Some(_)) => Verdict::ImplicitDeny,
    };
    let has_trace = record.is_some_and(|record| !record.authorizations.is_empty());
    // After a reload only the texts of a call are there.
    let when = record.map(|record| text::when(&record.time.iso8601(), now));
    let who = record.map(|record| match &record.caller_arn {
        Some(arn) => caller_name(arn),
        None => text::UNKNOWN_CALLER.to_owned(),
    });
    let answer = entry.error.clone().unwrap_or_else(|| text::OK.to_owned());
    let event = entry.texts().event.clone();
    view! {
        <details class="event">
            <summary>
                <span class="event-when">{when}</span>
                <span class="event-who">{who}</span>
                <strong>{entry.name.clone()}</strong>
                <span class="event-answer"><VerdictIcon verdict/>{answer}</span>
            </summary>
            {has_trace.then(|| view! {
                <button type="button" class="quiet" on:click=move |_| session.explain(WhyTarget::Journal(index))>{buttons::WHY}</button>
            })}
            <pre tabindex="0" aria-label=text::EVENT>{event}</pre>
        </details>
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
