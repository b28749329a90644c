//! Whom a resource's policy lets in from outside of the account: on the page of the resource, and as a mark beside its name.

use std::sync::Arc;

use leptos::prelude::*;

use super::policy_editor::findings::fetch_common;
use crate::browser::scheduling::yield_to_browser;
use crate::session::document::Document;
use crate::session::exposure::{
    Exposed, ExposureKind, ExposureLine, Exposures, Resource, all_lines, ask_about_outsider, resource,
    with_policies,
};
use crate::session::selection::{Selection, WhyTarget};
use crate::session::{Session, use_session};
use crate::text::{buttons, exposure as text};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// The styles of the answers and of the marks.
pub const STYLES: &str = include_str!("../../style/exposure.css");

/// Resources between which the page may draw where nothing is asked.
const RESOURCES_OF_A_SLICE: usize = 25;

/// Sees to it that the answers are those of the document that is shown. They are made one question at a time, after what is on
/// the screen has been drawn; what did not change is not asked anew.
pub fn keep_exposures_current(session: Session) {
    Effect::new(move |_| {
        let document = session.document();
        // Names of actions, and which keys have several values, are the reference's word.
        let has_reference = session
            .service_reference
            .with(|reference| reference.known().service("s3").is_some() || reference.failed());
        wasm_bindgen_futures::spawn_local(async move {
            yield_to_browser().await;
            // Map, outline and inspector want the same.
            let claim = |exposures: &mut Exposures| exposures.claim(&document);
            if !session.shows(&document) || !session.exposures.try_update_untracked(claim).unwrap_or_default()
            {
                return;
            }
            if !answer_all(session, &document, has_reference).await {
                session.exposures.try_update_untracked(|exposures| exposures.release(&document));
            }
        });
    });
}

/// Whether every resource has its answer now.
async fn answer_all(session: Session, document: &Arc<Document>, has_reference: bool) -> bool {
    let mut answers = Vec::new();
    session.exposures.update(|exposures| exposures.show_account(&document.account().id));
    for (place, selection) in with_policies(document).iter().enumerate() {
        if place % RESOURCES_OF_A_SLICE == RESOURCES_OF_A_SLICE - 1 {
            session.exposures.update(|exposures| exposures.insert(std::mem::take(&mut answers)));
            yield_to_browser().await;
            if !session.shows(document) {
                return false;
            }
        }
        let Some(resource) = resource(document, selection) else { continue };
        if session.exposures.with_untracked(|exposures| exposures.hold_for(&resource)) {
            continue;
        }
        if session.exposures.with_untracked(|exposures| exposures.of(selection).is_some()) {
            session.exposures.update(|exposures| exposures.forget(&resource));
        }
        if !has_reference && !resource.outsiders.is_empty() {
            // Its arrival begins anew.
            fetch_common(session.service_reference);
            return false;
        }
        let Some(found) = ask(session, document, &resource).await else { return false };
        let lines = all_lines(&resource, found);
        answers.push((resource, lines));
    }
    session.exposures.update(|exposures| exposures.insert(answers));
    true
}

/// What is found about a resource; `None` where another document is shown by then, or the engine could not be fetched.
async fn ask(session: Session, document: &Arc<Document>, resource: &Resource) -> Option<Vec<ExposureLine>> {
    let mut found = Vec::new();
    for outsider in &resource.outsiders {
        if outsider.is_among(&found) {
            continue;
        }
        let about = ask_about_outsider().await.ok()?;
        yield_to_browser().await;
        if !session.shows(document) {
            return None;
        }
        let reference = session.service_reference;
        found.extend(reference.with_untracked(|reference| about(resource, outsider, reference.known())));
    }
    Some(found)
}

/// What is known of a resource, tracked.
fn known(selection: Selection) -> ErasedMemo<Option<Exposed>> {
    let exposures = use_session().exposures;
    ErasedMemo::new(move || exposures.with(|exposures| exposures.of(&selection).cloned()))
}

/// The answer about a resource, each sentence with its request a press away.
#[component]
pub fn Exposure(selection: Selection) -> impl IntoView {
    let session = use_session();
    keep_exposures_current(session);
    let known = known(selection);
    let said = move || match known.get() {
        None => view! { <p class="hint">{text::LOOKING}</p> }.into_any(),
        Some(exposed) => {
            let lines = exposed.lines.into_iter().map(|line| view! { <Line session line/> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <style>{STYLES}</style>
        <section class="exposures" aria-label=text::ACCESS_FROM_OUTSIDE>
            <h4>{text::ACCESS_FROM_OUTSIDE}</h4>
            {dyn_view(said)}
            <p class="hint">{text::WHAT_COUNTS}</p>
        </section>
    }
}

#[component]
fn Line(session: Session, line: ExposureLine) -> impl IntoView {
    let ExposureLine { kind, sentence, decision } = line;
    let why = decision.map(|decision| {
        let label = text::why(&sentence.replace('`', ""));
        let explain = move |_| session.explain(WhyTarget::Outsider(decision.clone()));
        view! { " "<button type="button" class="quiet" aria-label=label on:click=explain>{buttons::WHY}</button> }
    });
    view! {
        <li>
            <span class="exposure" data-kind=name(kind) aria-hidden="true">{sign(kind)}</span>
            <div><InlineMarkup text=sentence/>{why}</div>
        </li>
    }
}

/// The mark beside the name of a resource that somebody outside gets at, or of which that is not known.
#[component]
pub fn ExposureMark(selection: Selection) -> impl IntoView {
    let known = known(selection);
    dyn_view(move || {
        known.with(|known| known.as_ref().and_then(Exposed::mark).cloned()).map(|line| mark(&line))
    })
}

/// A small sign whose name is the sentence.
pub fn mark(line: &ExposureLine) -> AnyView {
    let label = line.sentence.replace('`', "");
    view! {
        <span class="exposure" data-kind=name(line.kind) role="img" aria-label=label.clone() title=label>{sign(line.kind)}</span>
    }
    .into_any()
}

/// The marks and what they mean.
pub fn legend() -> impl IntoView {
    let meanings = [
        (ExposureKind::Public, text::MARK_PUBLIC),
        (ExposureKind::Shared, text::MARK_SHARED),
        (ExposureKind::Undecided, text::MARK_UNDECIDED),
    ];
    let entry = |(kind, meaning)| {
        view! { <li><span class="exposure" data-kind=name(kind) aria-hidden="true">{sign(kind)}</span>{meaning}</li> }
    };
    meanings.map(entry).collect_view()
}

fn name(kind: ExposureKind) -> &'static str {
    match kind {
        ExposureKind::Public => "public",
        ExposureKind::Shared => "shared",
        ExposureKind::Undecided => "undecided",
        ExposureKind::Held => "held",
        ExposureKind::Closed => "closed",
    }
}

/// Color is not the only sign.
fn sign(kind: ExposureKind) -> &'static str {
    match kind {
        ExposureKind::Public => "!",
        ExposureKind::Shared => "↗",
        ExposureKind::Undecided => "?",
        ExposureKind::Held | ExposureKind::Closed => "✓",
    }
}
