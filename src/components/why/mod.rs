//! Why: AWS's error text, the deciding sentence, every gate in order, every statement and element, marked in the
//! reader's own JSON.

pub mod context;
pub mod deciding_statement;
pub mod decision_path;
pub mod expectation;
pub mod fixes;
pub mod gate_what_if;
pub mod gates;
pub mod markdown;
pub mod path_steps;
pub mod picture;
pub mod pointing;
pub mod resource_types;
pub mod rules;
pub mod statement;
pub mod statement_question;
pub mod what_if;

use ::decision_path::path::deciding_request;
use aws_world::api::Authorization;
use context::ContextKeys;
use deciding_statement::DecidingStatementView;
use decision_path::DecisionDrawing;
use expectation::ExpectedVerdict;
use fixes::HowToMend;
use gate_what_if::StatementWhatIf;
use gates::Gates;
use iam_policy::render;
use leptos::prelude::*;
use path_steps::PathSteps;
use picture::Pictures;
use pointing::{Pointable, mark_what_comes};
use rules::Rules;
use what_if::{Banner, changed};

use crate::components::assumptions::Assumptions;
use crate::components::copy_text::copy_text;
use crate::components::real_account::comparison_with_aws::ComparisonWithAws;
use crate::components::real_account::entry_points::WaysIn;
use crate::components::verdict::VerdictChip;
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::command::DocumentRef;
use crate::session::document::Document;
use crate::session::matrix::Verdict;
use crate::session::selection::WhyTarget;
use crate::session::{Session, use_session};
use crate::text::assumptions as assumptions_text;
use crate::text::explain_denied::BESIDE_AWS;
use crate::text::session::messages;
use crate::text::why as text;
use crate::ui::after_yielding::{after_yielding, follow_after_yielding};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::lazy_view;

/// The explanation of the verdict in hand.
#[component]
pub fn Why() -> impl IntoView {
    let session = use_session();
    let asked = ErasedMemo::new(move || session.explanation.is_open());
    view! {
        <div class="why">
            {dyn_view(move || match asked.get() {
                false => view! {
                    <p class="empty">{text::CHOOSE_A_CELL}</p>
                    <WaysIn/>
                }.into_any(),
                true => WHY.show(None),
            })}
        </div>
    }
}

/// Id of the heading above the gates of the first explanation.
pub const GATES: &str = "the-gates";

lazy_view!(WHY = why_chunk: explanations in why);

const STYLES: &str = include_str!("../../../style/why.css");

fn explanations() -> AnyView {
    let session = use_session();
    let detailed = StoredValue::new(None::<(WhyTarget, ArcReadSignal<bool>)>);
    let asked = asked_of_document(session);
    let explained = dyn_view(move || {
        let Asked { target, document: DocumentRef(document), .. } = asked.get();
        let target = target?;
        // The details come in a task of their own, but once: when the document changes, focus and place stay.
        let has_details = match detailed.get_value() {
            Some((before, has_details)) if before == target => has_details,
            _ => after_yielding(),
        };
        detailed.set_value(Some((target.clone(), has_details.clone())));
        let expected = match &target {
            WhyTarget::Cell(caller, request) => {
                let (caller, request) = (caller.clone(), request.clone());
                Some(view! { <ExpectedVerdict caller request/> })
            }
            _ => None,
        };
        let explained = match look_up_authorizations(&document, &target) {
            Lookup::Found(all) => {
                let note = asks_for_missing_object(&document, &target, &all)
                    .then(|| view! { <p class="reply missing-object"><InlineMarkup text=text::OBJECT_IS_MISSING/></p> });
                let beside = all.first().zip(session.explanation.denial()).map(|(answer, denial)| {
                    view! {
                        <section class="beside-aws" aria-label=BESIDE_AWS>
                            <h3>{BESIDE_AWS}</h3>
                            <ComparisonWithAws denial answer=answer.clone() tells_aws=true/>
                        </section>
                    }
                });
                view! { {beside}{note}<Explanations all has_details/> }.into_any()
            }
            Lookup::Missing(text) => view! { <p class="empty">{text}</p><PathSteps/> }.into_any(),
        };
        let asked_elsewhere = match &target {
            WhyTarget::Draft(_) => Some(text::DECIDED_BY_THE_DRAFT.to_owned()),
            WhyTarget::Outsider(_) => Some(text::DECIDED_FOR_AN_OUTSIDER.to_owned()),
            WhyTarget::State(state) => Some(state.note.to_string()),
            _ => None,
        };
        let of_draft = asked_elsewhere.map(|note| view! { <p class="hint">{note}</p> });
        Some(view! { {of_draft}{explained}{expected} })
    });
    view! {
        <style>{STYLES}</style>
        <style>{decision_path::STYLES}</style>
        <Pointable>{explained}</Pointable>
    }
    .into_any()
}

/// What is asked of a document.
#[derive(Clone, Debug)]
struct Asked {
    target: Option<WhyTarget>,
    document: DocumentRef,
    /// How many runs there were by then. It tells a run from other steps, and makes no other question.
    runs: usize,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target && self.document == other.document
    }
}

/// What is asked of the document. A run has a console to draw first; whatever else changes the document is answered at once.
fn asked_of_document(session: Session) -> Memo<Asked> {
    let current = Memo::new(move |_| DocumentRef(session.document()));
    let followed = follow_after_yielding(current);
    Memo::new(move |before: Option<&Asked>| {
        let (current, followed) = (current.get(), followed.get());
        let (target, runs) = (session.explanation.target(), session.runs.get_untracked());
        let is_run = before.is_some_and(|before| before.target == target && before.runs != runs);
        let document = if is_run { followed } else { current };
        Asked { target, document, runs }
    })
}

/// Whether somebody asks for an object that is not there: S3 then asks whether they may list the bucket (S3 API Reference,
/// *GetObject*, Permissions).
fn asks_for_missing_object(document: &Document, target: &WhyTarget, all: &[Authorization]) -> bool {
    let asks_for_object = match target {
        WhyTarget::Cell(_, request) => request.action.eq_ignore_ascii_case("s3:GetObject"),
        WhyTarget::Journal(index) => document
            .journal
            .get(*index)
            .is_some_and(|entry| matches!(entry.name.as_str(), "GetObject" | "HeadObject")),
        WhyTarget::MetadataTrust | WhyTarget::Draft(_) | WhyTarget::State(_) | WhyTarget::Outsider(_) => {
            false
        }
    };
    asks_for_object && all.iter().any(|authorization| authorization.request.action == "s3:ListBucket")
}

/// The decisions about a call's requests, the one that decided first: its drawing is of all of them.
#[component]
fn Explanations(
    all: Vec<Authorization>,
    /// Whether it is time for what is below the deciding statements.
    has_details: ArcReadSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let reference = session.service_reference;
    all.iter().for_each(|authorization| resource_types::fetch(reference, authorization));
    dyn_view(move || {
        let in_world: Vec<Authorization> =
            all.iter().map(|authorization| resource_types::told(reference, authorization.clone())).collect();
        let changes = session.explanation.hypotheses();
        let looked_at = match changes.is_empty() {
            true => in_world.clone(),
            false => in_world
                .iter()
                .map(|authorization| resource_types::told(reference, changed(authorization, &changes)))
                .collect(),
        };
        let shown = StoredValue::new(looked_at);
        let deciding =
            shown.with_value(|shown| deciding_request(shown.iter().map(|decided| decided.result.decision)));
        let others = (0..in_world.len()).filter(|request| *request != deciding);
        let order = std::iter::once(deciding).chain(others).enumerate();
        let each = order.filter_map(|(place, request)| {
            let before = in_world.get(request)?;
            let now = shown.with_value(|shown| Some(shown.get(request)?.result.clone()))?;
            let banner = (!changes.is_empty()).then(|| {
                let (changes, in_world) = (changes.clone(), render::verdict(&before.result));
                view! { <Banner place changes in_world now/> }.into_any()
            });
            let has_details = has_details.clone();
            Some(view! { <Decision place request shown banner has_details/> })
        });
        each.collect_view()
    })
}

#[component]
fn Decision(
    /// Which of those shown, from the top.
    place: usize,
    /// Index of its request among the call's.
    request: usize,
    /// The decisions about all of them.
    shown: StoredValue<Vec<Authorization>>,
    /// What is otherwise than in the world.
    banner: Option<AnyView>,
    has_details: ArcReadSignal<bool>,
) -> impl IntoView {
    let authorization = shown.with_value(|shown| shown.get(request).cloned())?;
    let Authorization { request: asked, policies: _, result } = &authorization;
    let in_world = banner.is_none();
    let sentence = render::deciding_sentence(asked, result);
    let pressed = RwSignal::new(None);
    let drawing = (place == 0).then(|| view! { <DecisionDrawing shown request pressed/> });
    let details = {
        let authorization = authorization.clone();
        dyn_view(move || {
            let authorization = has_details.get().then(|| authorization.clone())?;
            Some(view! { <Details place request authorization shown in_world/> })
        })
    };
    Some(view! {
        <article class="explanation" id=format!("explanation-{place}") tabindex="-1">
            {banner}
            <div class="verdict-line">
                <VerdictChip verdict=Verdict::from(result.decision) words=render::verdict(result)/>
                <h3><code>{asked.action.clone()}</code></h3>
                <p class="on-resource">{text::ON}<code>{asked.resource.clone()}</code></p>
            </div>
            <p class="deciding"><InlineMarkup text=sentence/></p>
            <div class="path-and-statement">
                <div>
                    {drawing}
                    <StatementWhatIf result=result.clone()/>
                </div>
                <DecidingStatementView request shown pressed/>
            </div>
            {details}
        </article>
    })
}

/// What is below the deciding statement.
#[component]
fn Details(
    place: usize,
    request: usize,
    authorization: Authorization,
    shown: StoredValue<Vec<Authorization>>,
    /// Whether the decision is the world's.
    in_world: bool,
) -> impl IntoView {
    let session = use_session();
    let Authorization { request: asked, policies: _, result } = &authorization;
    let is_of_draft = matches!(
        session.explanation.target_untracked(),
        Some(WhyTarget::Draft(_) | WhyTarget::State(_) | WhyTarget::Outsider(_))
    );
    let error = render::error_message(asked, result);
    let nearest_deny = render::nearest_deny(asked, result);
    let text = markdown::markdown(&authorization);
    let copy = move |_| copy_text(session, text.clone(), messages::TEXT);
    let pictures = (place == 0 && in_world).then(|| view! { <Pictures shown/> });
    mark_what_comes(session.pointer);
    view! {
        {(!result.assumptions.is_empty()).then(|| view! { <h4>{assumptions_text::WHAT_WAS_NOT_IMPORTED}</h4> })}
        <Assumptions assumptions=result.assumptions.clone()/>
        {nearest_deny.map(|text| view! { <p class="nearest-deny"><InlineMarkup text/></p> })}
        <Rules rules=result.rules()/>
        {error.map(|text| view! {
            <h4>{text::WHAT_AWS_ANSWERS}</h4>
            <pre class="aws-error" tabindex="0">{text}</pre>
        })}
        {(in_world && !is_of_draft).then(|| view! { <HowToMend place authorization=authorization.clone()/> })}
        <p class="button-row">
            <button type="button" class="quiet" on:click=copy>{text::COPY_AS_MARKDOWN}</button>
            <button type="button" class="quiet" on:click=|_| crate::browser::print::print()>{text::PRINT}</button>
            {pictures}
        </p>
        <ContextKeys place context=asked.context.clone() missing=result.missing_context_keys.clone()/>
        <h4 id=(place == 0).then_some(GATES)>{text::THE_GATES}</h4>
        <Gates request authorization=authorization.clone()/>
        {(place == 0 && in_world).then(|| view! { <PathSteps/> })}
    }
}
