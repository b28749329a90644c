//! What would mend the denial: each way as a difference, with its price.

use aws_world::api::Authorization;
use iam_policy::explanation::EvaluationDecision;
use iam_policy::json::reformat;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lessons::index;

use crate::browser::scheduling::yield_to_browser;
use crate::browser::{focus, location};
use crate::session::document::Document;
use crate::session::fix::{Fix, Fixes, cell_target, fixes};
use crate::session::policy_comparison::{PolicyEdit, known_resources, policy_comparison};
use crate::session::selection::WhyTarget;
use crate::session::story::Story;
use crate::session::{Session, progress, use_session};
use crate::text::fixes as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::split_point;
use crate::ui::text_diff::DiffView;

/// Names of other requests shown before they are only counted.
const NAMED: usize = 4;

/// A lesson has this many hints.
const HINTS: usize = 3;

/// What looks for ways and shows them.
#[derive(Clone, Copy, Debug)]
struct Mender {
    find: fn(&Document, &WhyTarget, &Authorization) -> Fixes,
    show: fn(Fixes, StoredValue<Authorization>) -> AnyView,
}

split_point!(mender: Mender = Mender { find: fixes, show: ways }, in fixes);

/// A button that looks for ways to mend a denial, and what it finds.
#[component]
pub fn HowToMend(place: usize, authorization: Authorization) -> impl IntoView {
    if authorization.result.decision != EvaluationDecision::ImplicitDeny {
        return ().into_any();
    }
    let session = use_session();
    let found = RwSignal::new(None::<(Mender, Fixes)>);
    let stored = StoredValue::new(authorization);
    let look = move |_| {
        spawn_local(async move {
            let Ok(mender) = mender().await else {
                session.tell(text::NOT_FETCHED, true);
                return;
            };
            let Some(target) = session.explanation.target_untracked() else { return };
            let document = session.document_untracked();
            let fixes =
                stored.try_with_value(|authorization| (mender.find)(&document, &target, authorization));
            // Another decision may be explained by now.
            let Some(fixes) = fixes else { return };
            let _ = found.try_set(Some((mender, fixes)));
            focus::focus_after_update(format!("fixes-{place}"));
        });
    };
    view! {
        <section class="fixes" id=format!("fixes-{place}") tabindex="-1" aria-label=text::WAYS_TO_ALLOW_IT>
            {dyn_view(move || match found.get() {
                None => view! { <button type="button" on:click=look>{text::HOW_COULD_IT}</button> }.into_any(),
                Some((mender, fixes)) => (mender.show)(fixes, stored),
            })}
        </section>
    }
    .into_any()
}

fn ways(found: Fixes, authorization: StoredValue<Authorization>) -> AnyView {
    let Fixes { offered, elsewhere } = found;
    let none = offered.is_empty().then(|| nothing(elsewhere));
    let list = offered.into_iter().map(|fix| view! { <Offer fix authorization/> });
    view! { <h4>{text::WAYS_TO_ALLOW_IT}</h4>{none}{as_hint(use_session())}<ul>{list.collect_view()}</ul> }
        .into_any()
}

/// Says that a lesson is given away here, while its hints are not all told.
fn as_hint(session: Session) -> Option<impl IntoView> {
    let document = session.document_untracked();
    let is_lesson = document.story == Story::Lesson && !location::is_embed();
    let is_finished = index().get(document.lesson).is_none_or(|listed| {
        session.progress.with_untracked(|known| progress::progress_of(known, listed.folder).is_finished())
    });
    let is_news = is_lesson && !is_finished && session.hints_shown.get_untracked() < HINTS;
    is_news.then(|| view! { <p class="hint">{text::COUNTS_AS_THIRD_HINT}</p> })
}

fn nothing(elsewhere: Option<String>) -> impl IntoView {
    let text = match elsewhere {
        Some(account) => text::elsewhere(&account),
        None => text::NOTHING_HELPS.to_owned(),
    };
    view! { <p class="hint">{text}</p> }
}

#[component]
fn Offer(fix: Fix, authorization: StoredValue<Authorization>) -> impl IntoView {
    let session = use_session();
    let exact = exact_price(session, &fix);
    let Fix { place, calls, before, after, also, remains, .. } = fix;
    let of_matrix = text::price(also.len());
    // What is proved needs no sample.
    let is_sample_needed = !also.is_empty();
    let price = move || match exact.get() {
        Some(exact) if is_sample_needed => {
            view! { <InlineMarkup text=exact/>" "{of_matrix.clone()} }.into_any()
        }
        Some(exact) => view! { <InlineMarkup text=exact/> }.into_any(),
        None => of_matrix.clone().into_any(),
    };
    let more = also.len().checked_sub(NAMED).filter(|more| *more > 0);
    let named =
        also.into_iter().take(NAMED).map(|cell| view! { <li><code>{cell}</code></li> }).collect_view();
    let name = text::allow_step(&place);
    let label = text::do_it(&place);
    let apply = move |_| {
        let target = session.explanation.target_untracked();
        session.call(name.clone(), calls.clone());
        // It tells what a lesson's last hint tells.
        session.hints_shown.update(|shown| *shown = (*shown).max(HINTS));
        let cell = target.and_then(|target| {
            let cell = authorization.with_value(|authorization| cell_target(&target, authorization));
            cell.filter(|cell| *cell != target && target != WhyTarget::MetadataTrust)
        });
        if let Some(cell) = cell {
            session.explain(cell);
        }
        focus::focus_after_update("explanation-0".into());
    };
    view! {
        <li>
            <p><strong>{capital(&place)}</strong></p>
            <DiffView before=formatted(before) after=formatted(after)/>
            <p class="price">{dyn_view(price)}</p>
            <ul class="also">{named}{more.map(|more| view! { <li>{text::and_more(more)}</li> })}</ul>
            {remains.map(|sentence| view! { <p class="hint">{text::NOT_ENOUGH_YET}<InlineMarkup text=sentence/></p> })}
            <button type="button" aria-label=label on:click=apply>{text::DO_IT}</button>
        </li>
    }
}

/// What the fix allows besides the request, as soon as it is worked out.
fn exact_price(session: Session, fix: &Fix) -> RwSignal<Option<String>> {
    let exact = RwSignal::new(None);
    let fix = fix.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // Without it the requests of the matrix are told.
        let Ok(comparisons) = policy_comparison().await else { return };
        yield_to_browser().await;
        let resources = known_resources(&session.document_untracked());
        let sentence = session.service_reference.with_untracked(|reference| {
            let edit = PolicyEdit {
                policy_type: fix.policy_type,
                saved: &fix.before,
                draft: &fix.after,
                reference: reference.known(),
                resources: &resources,
            };
            (comparisons.price)(&edit, &fix.wanted, fix.is_shared)
        });
        let _ = exact.try_set(Some(sentence));
    });
    exact
}

/// With standard white space, so that the difference is in what it says.
fn formatted(policy: String) -> String {
    reformat(&policy).unwrap_or(policy)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
