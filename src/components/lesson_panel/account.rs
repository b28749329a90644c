//! An imported account: what came in, and the questions that people ask first, with what the world answers.

use leptos::prelude::*;

use crate::browser::location;
use crate::components::assumptions::Assumptions;
use crate::components::real_account::entry_points::doors;
use crate::session::account_summary::{AccountSummary, OpenRole, OutsidePrincipal, summarize};
use crate::session::{Dialog, use_session};
use crate::text::account_summary as text;
use crate::text::real_account::EXPLAIN_DENIED;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// This many items of an answer are shown.
const SHOWN: usize = 12;

/// The summary of the account that is shown.
#[component]
pub fn ImportedAccount() -> impl IntoView {
    let session = use_session();
    let head = session.derive(|document| {
        let (account, iam) = (document.account(), &document.account().iam);
        let counts =
            text::came_in(iam.users.len(), iam.groups.len(), account.roles().count(), iam.policies.len());
        (account.name.clone(), account.id.to_string(), counts)
    });
    let has_buckets = session.derive(|document| !document.account().s3.buckets.is_empty());
    let summary = session.derive(|document| summarize(document.world(), document.account()));
    view! {
        <div class="story-text">
            <p class="label story-kind">{text::IMPORTED}</p>
            <h2 id="lesson-title">{dyn_view(move || head.with(|(name, _, _)| name.clone()))}</h2>
            <p>{dyn_view(move || head.with(|(_, id, counts)| view! { <code>{id.clone()}</code>" "{counts.clone()} }))}</p>
            <h3>{text::ASKED_FIRST}</h3>
            {dyn_view(move || summary.with(|summary| answers(summary, has_buckets.get())))}
            <h4>{text::WHAT_IS_MISSING}</h4>
            {dyn_view(move || missing(summary.with(|summary| summary.is_partial)))}
            // A post that frames the playground shows what it shows.
            {(!location::is_embed()).then(|| doors([(EXPLAIN_DENIED, Dialog::ExplainDenied)]))}
        </div>
    }
}

/// The first four questions.
fn answers(summary: &AccountSummary, has_buckets: bool) -> impl IntoView + use<> {
    let code = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let short: Vec<String> = summary
        .administrators
        .iter()
        .map(|arn| format!("`{}`", arn.splitn(6, ':').last().unwrap_or(arn)))
        .collect();
    let assumptions = summary.assumptions.clone();
    let roles = summary.open_roles.iter().map(open_role).collect();
    let buckets = match has_buckets {
        true => list(code(&summary.public_buckets), text::NONE),
        false => list(Vec::new(), text::NO_BUCKETS),
    };
    // A world that was built here knows its keys; the files of an account do not.
    let no_keys = if summary.is_partial { text::KEYS_NOT_IN_FILES } else { text::NOBODY };
    view! {
        <h4>{text::WHO_ADMINISTERS}</h4>
        {list(short, text::NOBODY)}
        <p class="hint">{text::WHAT_AN_ADMINISTRATOR_IS}</p>
        {(!assumptions.is_empty()).then(|| view! { <p class="hint">{text::IF}</p><Assumptions assumptions/> })}
        <h4>{text::WHO_COMES_FROM_OUTSIDE}</h4>
        {list(roles, text::NONE)}
        <h4>{text::WHAT_IS_PUBLIC}</h4>
        {buckets}
        <h4>{text::WHOSE_KEYS_LAST}</h4>
        {list(code(&summary.users_with_keys), no_keys)}
    }
}

fn open_role(open: &OpenRole) -> String {
    let trusted = match &open.trusted {
        OutsidePrincipal::Everyone => text::EVERYBODY.to_owned(),
        OutsidePrincipal::Other(name) => text::other(name),
        OutsidePrincipal::Provider(name) => text::provider(name),
    };
    text::open_role(&open.role, &trusted, open.has_condition)
}

/// The items of an answer, or what it is where there are none.
fn list(items: Vec<String>, none: &'static str) -> AnyView {
    if items.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let more = items.len().saturating_sub(SHOWN);
    let items = items.into_iter().take(SHOWN).map(|text| view! { <li><InlineMarkup text/></li> });
    view! { <ul class="answer">{items.collect_view()}{(more > 0).then(|| view! { <li>{text::more(more)}</li> })}</ul> }
        .into_any()
}

/// The fifth question.
fn missing(is_partial: bool) -> impl IntoView {
    let session = use_session();
    let assumptions = ErasedMemo::new(move || session.matrix.with(|matrix| matrix.assumptions.clone()));
    if !is_partial {
        return view! { <p>{text::NOTHING_MISSING}</p> }.into_any();
    }
    dyn_view(move || {
        let assumptions = assumptions.get();
        let said = if assumptions.is_empty() { text::NOTHING_HANGS } else { text::FILES_LEAVE_OPEN };
        view! { <p>{said}</p><Assumptions assumptions/> }
    })
    .into_any()
}
