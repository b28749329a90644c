//! The world: who acts, what the app meets, and the map.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use super::map::map;
use super::markup::{icon, verdict_chip};
use crate::session::app_status::{AppStatus, can_leak};
use crate::session::document::{Document, app_instance};
use crate::session::matrix::compute_matrix;
use crate::session::selection::WhyTarget;
use crate::session::sign_in::sign_in_options;
use crate::text::{account_bar, playground, run_bar};

/// The world, with the way of the explained request on the map.
pub(super) fn world(document: &Document, explained: Option<&WhyTarget>) -> String {
    let mut out = format!(
        r#"<section class="region world" data-region="world" tabindex="-1" aria-label="{0}"><div class="world-head"><div class="region-head"><h2>{0}</h2><button type="button" class="quiet toggle" aria-pressed="false">{1}</button>"#,
        Escaped(playground::WORLD),
        Escaped(playground::OUTLINE),
    );
    run_buttons(&mut out, document);
    out.push_str("</div>");
    accounts(&mut out, document);
    out.push_str("</div>");
    status(&mut out, document);
    let _ = write!(out, r#"<div class="world-map">{}</div></section>"#, map(document, explained));
    out
}

/// What can be made to happen.
fn run_buttons(out: &mut String, document: &Document) {
    let _ = write!(out, r#"<div class="run-bar" role="group" aria-label="{}">"#, Escaped(run_bar::RUN));
    let app = app_instance(document.home());
    let has_role = app.is_some_and(|app| app.profile.is_some());
    let is_stolen = document.world().stranger().is_some_and(|stranger| !stranger.credentials.is_empty());
    if app.is_some() {
        let words = Escaped(run_bar::RUN_THE_APP);
        let _ = write!(out, r#"<button type="button" class="primary run">{}{words}</button>"#, icon("run"));
    }
    for (is_there, class, words) in [
        (has_role || can_leak(document), "", run_bar::LEAK_THE_REPOSITORY),
        (has_role, "", run_bar::STEAL_THE_CREDENTIALS),
        (is_stolen, "stranger", run_bar::CALL_AS_THE_STRANGER),
    ] {
        if is_there {
            let _ = write!(out, r#"<button type="button" class="{class}">{}</button>"#, Escaped(words));
        }
    }
    out.push_str("</div>");
}

fn accounts(out: &mut String, document: &Document) {
    let _ = write!(
        out,
        r#"<div class="account-bar"><div class="button-row" role="group" aria-label="{}">"#,
        Escaped(account_bar::ACCOUNTS)
    );
    let shown = document.account();
    for account in document.world().accounts().values() {
        let _ = write!(
            out,
            r#"<button type="button" class="account" aria-label="{}" title="{}" aria-pressed="{}">{}{}</button>"#,
            Escaped(&account_bar::account(&account.name, &account.id)),
            Escaped(&account.id),
            account.id == shown.id,
            icon("account"),
            Escaped(&account.name),
        );
    }
    let _ = write!(
        out,
        r#"<button type="button" class="add" aria-label="{}">{}</button><button type="button" class="add">{}</button></div><p class="act-as"><label for="act-as">{}</label><select id="act-as">"#,
        Escaped(account_bar::ADD_ACCOUNT),
        Escaped(account_bar::ADD),
        Escaped(account_bar::ORGANIZATION),
        Escaped(account_bar::ACTING_AS),
    );
    for person in sign_in_options(shown) {
        let selected = if person.arn == document.sign_in.principal { " selected" } else { "" };
        let arn = person.arn.unwrap_or_default();
        let _ =
            write!(out, r#"<option value="{}"{selected}>{}</option>"#, Escaped(&arn), Escaped(&person.title));
    }
    out.push_str("</select></p></div>");
}

/// The app in three lines, for frames too narrow for the map.
fn status(out: &mut String, document: &Document) {
    let Some(AppStatus { app, credentials, resources }) =
        AppStatus::of(document, &compute_matrix(document, None))
    else {
        return;
    };
    let _ = write!(
        out,
        r#"<div class="status-strip"><p class="strip-app">{}<strong>{}</strong><span class="card-note">{}</span></p><ul>"#,
        icon("instance"),
        Escaped(&app),
        Escaped(&credentials),
    );
    for line in resources {
        let _ = write!(
            out,
            r#"<li>{}<span class="card-title">{}</span>{}</li>"#,
            icon(line.icon),
            Escaped(&line.name),
            verdict_chip(line.verdict, &line.words),
        );
    }
    out.push_str("</ul></div>");
}
