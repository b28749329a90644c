//! What programs print: the credential provider chain, the calls, the log; and the account's records of it all.

pub mod records;

use std::sync::Arc;

use aws_world::api::ErrorCode;
use aws_world::program::{AppRun, ProviderAttempt, ProviderOutcome, StolenCredentials};
use leptos::prelude::*;
use records::{CliTranscript, Events};

use crate::browser::scroll;
use crate::components::glossary::explained;
use crate::components::verdict::VerdictIcon;
use crate::session::document::{Document, Run, Runner};
use crate::session::matrix::{Verdict, verdict_of_call};
use crate::session::selection::WhyTarget;
use crate::session::{Panel, use_session};
use crate::text::buttons;
use crate::text::run_bar;
use crate::text::run_console as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::lazy_view::lazy_view;

/// What AWS answers to a key that is inactive or gone.
const OF_ENDED_KEYS: [ErrorCode; 3] = [
    ErrorCode::INVALID_ACCESS_KEY_ID,
    ErrorCode::INVALID_CLIENT_TOKEN_ID,
    ErrorCode::UNRECOGNIZED_CLIENT_EXCEPTION,
];

/// The newest run, or the records of all of them: whichever panel is open.
#[component]
pub fn RunConsole() -> impl IntoView {
    CONSOLE.show(None)
}

lazy_view!(CONSOLE = console_chunk: console in console);

const STYLES: &str = include_str!("../../../style/console.css");

fn console() -> AnyView {
    let session = use_session();
    let panel = dyn_view(move || match session.views.panel() {
        Panel::Matrix => None,
        Panel::Console => Some(view! { <NewestRun/> }.into_any()),
        Panel::Events => Some(view! { <Events/> }.into_any()),
        Panel::Cli => Some(view! { <CliTranscript/> }.into_any()),
    });
    view! { <style>{STYLES}</style>{panel} }.into_any()
}

#[component]
fn NewestRun() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="console">
            {dyn_view(move || session.has_changed_since_run().then(|| view! { <p class="hint">{text::EARLIER_STATE}</p> }))}
            {dyn_view(move || {
                let document = session.document();
                match document.last_run.as_deref() {
                    None => view! {
                        <p class="empty">
                            {text::NOTHING_HAS_RUN}<strong>{run_bar::RUN_THE_APP}</strong>
                            {text::WHAT_THE_APP_DOES}
                        </p>
                    }.into_any(),
                    Some(Run::Program(runner, run)) => view! { <ProgramRun runner=runner.clone() run=run.clone()/> }.into_any(),
                    Some(Run::Leak(found)) => view! { <Search found=found.clone() leak=true/> }.into_any(),
                    Some(Run::Theft(found)) => view! { <Search found=found.clone() leak=false/> }.into_any(),
                }
            })}
        </div>
    }
}

#[component]
fn ProgramRun(runner: Runner, run: AppRun) -> impl IntoView {
    let session = use_session();
    let by_app = runner == Runner::App;
    let document = session.document_untracked();
    let first = first_journal_index(&document, &run);
    let title = if by_app { text::THE_APP_RAN } else { text::THE_STRANGER_CALLED };
    // The first refusal is what stopped the program, whatever is refused after it.
    let decisive = run.calls.iter().position(|record| record.result.is_err());
    let succeeded = run.calls.iter().filter(|record| record.result.is_ok()).count();
    let heading = text::calls(succeeded, run.calls.len());
    let key = run.chain.iter().find_map(|attempt| match &attempt.outcome {
        ProviderOutcome::Found(credentials) => Some(credentials.access_key_id.clone()),
        _ => None,
    });
    let signed = key.map(|key| view! { <span class="said">{text::SIGNED_WITH}<code>{key}</code></span> });
    let calls = run
        .calls
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let why = first.map(|first| WhyTarget::Journal(first + index));
            view! { <CallRow record=record.clone() why is_decisive=decisive == Some(index)/> }
        })
        .collect_view();
    let log = view! {
        <h4>{text::LOG}</h4>
        <pre class="log" tabindex="0" aria-label=text::LOG>{log_lines(&run.log)}</pre>
    }
    .into_any();
    let chain = view! { <Chain chain=run.chain.clone() by_app/> }.into_any();
    // Where nobody called, the log is all that there is.
    let parts = match run.calls.is_empty() {
        true => view! { <p class="no-calls">{text::NOBODY_CALLED}</p>{log}{chain} }.into_any(),
        false => view! { <h4>{heading}{signed}</h4><ul class="calls">{calls}</ul>{chain}{log} }.into_any(),
    };
    view! {
        <h3>{title}" "<span class="when">{run.time.iso8601()}</span></h3>
        {parts}
    }
}

/// The log; the line that says what stopped the program is marked.
fn log_lines(log: &[String]) -> AnyView {
    let decisive = log.iter().position(|line| line.contains(" ERROR "));
    let lines = log.iter().enumerate().map(|(index, line)| {
        let end = if index + 1 < log.len() { "\n" } else { "" };
        match decisive == Some(index) {
            true => view! { <mark class="decisive">{line.clone()}</mark>{end} }.into_any(),
            false => view! { {line.clone()}{end} }.into_any(),
        }
    });
    lines.collect_view().into_any()
}

/// Where the credentials came from. The place that had some stands alone, the others fold behind it; where none had any,
/// all are shown.
#[component]
fn Chain(chain: Vec<ProviderAttempt>, by_app: bool) -> impl IntoView {
    let title = if by_app { text::WHERE_THE_SDK_LOOKED } else { text::WHAT_THE_STRANGER_CALLS_WITH };
    let is_found = |attempt: &ProviderAttempt| matches!(attempt.outcome, ProviderOutcome::Found(_));
    let (found, others): (Vec<_>, Vec<_>) = chain.into_iter().partition(is_found);
    let list = |attempts: Vec<ProviderAttempt>| {
        view! { <ol class="chain">{attempts.into_iter().map(|attempt| view! { <Attempt attempt/> }).collect_view()}</ol> }
    };
    match (found.is_empty(), others.is_empty()) {
        (true, true) => ().into_any(),
        (true, false) => view! { <h4>{explained(title)}</h4>{list(others)} }.into_any(),
        (false, true) => view! { <h4>{explained(title)}</h4>{list(found)} }.into_any(),
        (false, false) => {
            let count = others.len();
            view! {
                <h4>{explained(title)}</h4>
                {list(found)}
                <details class="chain-rest">
                    <summary>{text::other_places(count)}</summary>
                    {list(others)}
                </details>
            }
            .into_any()
        }
    }
}

/// Where the run's calls begin in the journal; the newest run's calls are its last entries.
fn first_journal_index(document: &Document, run: &AppRun) -> Option<usize> {
    document.journal.len().checked_sub(run.calls.len())
}

#[component]
fn Attempt(attempt: ProviderAttempt) -> impl IntoView {
    let session = use_session();
    let looked_at =
        attempt.looked_at.iter().map(|place| view! { <code>{place.clone()}</code>" " }).collect_view();
    let (class, icon, said) = match &attempt.outcome {
        ProviderOutcome::Nothing(why) => ("nothing", Verdict::NoCredentials.class(), why.clone()),
        ProviderOutcome::NotAsked => ("not-asked", "not-reached", text::NOT_ASKED.to_owned()),
        ProviderOutcome::Found(credentials) => {
            let until = credentials.expiration.map(|end| end.iso8601());
            let is_temporary = credentials.session_token.is_some();
            let said = text::found(is_temporary, &credentials.access_key_id, until.as_deref());
            ("found", Verdict::Allowed.class(), said)
        }
    };
    let why = attempt.authorization.as_ref().filter(|a| Verdict::from(a.result.decision) != Verdict::Allowed).map(|_| {
        view! {
            <button type="button" class="quiet" on:click=move |_| session.explain(WhyTarget::MetadataTrust)>{buttons::WHY}</button>
        }
    });
    view! {
        <li class=class>
            <svg class=format!("icon verdict {icon}") aria-hidden="true"><use href=format!("#v-{icon}")></use></svg>
            <span>
                <strong>{explained(&text::provider(attempt.provider))}</strong>" "{looked_at}
                <span class="said">{said}</span>
                {why}
            </span>
        </li>
    }
}

#[component]
fn CallRow(record: Arc<aws_world::CallRecord>, why: Option<WhyTarget>, is_decisive: bool) -> impl IntoView {
    let session = use_session();
    let verdict = verdict_of_call(&record);
    let name = record.call.name();
    let said = match &record.result {
        Ok(_) => "OK".to_owned(),
        Err(error) => format!("{} ({})", error.code, error.status),
    };
    let message = record.result.as_ref().err().map(|error| error.message.clone());
    let ended = matches!(&record.result, Err(error) if OF_ENDED_KEYS.contains(&error.code))
        .then(|| view! { <span class="said">{text::KEY_HAS_ENDED}</span> });
    let has_trace = !record.authorizations.is_empty();
    let why = why.filter(|_| has_trace).map(|target| {
        view! {
            <button type="button" class="quiet" aria-label=text::why(name)
                on:click=move |_| session.explain(target.clone())>
                {buttons::WHY}
            </button>
        }
    });
    view! {
        <li class=verdict.class() class:decisive=is_decisive>
            <VerdictIcon verdict/>
            <span class="call-text">
                <strong>{name}</strong>" "<span class="said">{said}</span>
                {message.map(|message| view! { <span class="aws-message">{message}</span> })}
                {ended}
            </span>
            {why}
        </li>
    }
}

#[component]
fn Search(found: Vec<StolenCredentials>, leak: bool) -> impl IntoView {
    if !found.is_empty() {
        scroll::show_in_after_update(r#".card[data-kind="stranger"]"#, ".world-map");
    }
    let title = if leak { text::THE_REPOSITORY_IS_PUBLIC } else { text::SOMEBODY_READ_THE_METADATA };
    let empty = if leak { text::NO_KEY_FOUND } else { text::NO_CREDENTIALS_FOUND };
    let list = found
        .iter()
        .map(|stolen| {
            let end = match stolen.credentials.expiration {
                Some(end) => text::temporary(&end.iso8601()),
                None => text::LONG_TERM.to_owned(),
            };
            view! {
                <li class="found">
                    <VerdictIcon verdict=Verdict::ExplicitDeny/>
                    <span><code>{stolen.credentials.access_key_id.clone()}</code>{text::IN}{stolen.found_in.clone()}
                        <span class="said">{end}</span></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{title}</h3>
        {found.is_empty().then(|| view! { <p>{empty}</p> })}
        {(!found.is_empty()).then(|| view! {
            <p>{text::A_STRANGER_NOW_HAS}</p>
            <ul class="chain">{list}</ul>
            <p>{text::PRESS}<strong>{run_bar::CALL_AS_THE_STRANGER}</strong>{text::TO_SEE_ITS_WORTH}</p>
        })}
    }
}
