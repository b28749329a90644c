//! What the open world says to a question, beside what AWS said.

use std::sync::Arc;

use aws_world::api::Authorization;
use aws_world::world::ActionOnResource;
use iam_policy::access_denied::Denial;
use iam_policy::render;
use leptos::prelude::*;

use super::entry_points::doors;
use crate::components::assumptions::Assumptions;
use crate::components::verdict::VerdictChip;
use crate::session::Dialog;
use crate::session::denial_comparison::{Comparison, Explaining, compare, explaining};
use crate::session::denial_question::knows_resource;
use crate::session::document::Document;
use crate::session::matrix::{Verdict, authorize_cell};
use crate::session::selection::MatrixCaller;
use crate::text::{explain_denied as text, real_account};

/// The verdict, what the world lacks, and where it differs from AWS what could explain that.
#[component]
pub fn DenialAnswer(
    denial: Option<StoredValue<Denial>>,
    caller: MatrixCaller,
    request: ActionOnResource,
    document: Arc<Document>,
) -> impl IntoView {
    let answer = authorize_cell(&document, &caller, &request)?;
    let verdict = Verdict::from(answer.result.decision);
    let words = render::verdict(&answer.result);
    let has_resource = knows_resource(&document, &request.resource);
    let has_caller = document.world().knows_caller(&answer.request.caller);
    let compared = denial.map(|denial| {
        denial.with_value(|denial| view! { <Beside denial=denial.clone() answer=answer.clone()/> })
    });
    Some(view! {
        <div class="world-answer">
            <p><span>{text::WORLD}</span>" "<VerdictChip verdict words/></p>
            {compared}
            {(!has_caller).then(|| view! {
                <p class="hint">{text::CALLER_FROM_OUTSIDE}</p>
                {doors([(real_account::IMPORT, Dialog::Import)])}
            })}
            {(!has_resource).then(|| view! { <p class="hint">{text::NO_RESOURCE}</p> })}
        </div>
    })
}

/// Whether both say one thing, and what could explain it where they do not.
#[component]
fn Beside(denial: Denial, answer: Authorization) -> impl IntoView {
    let sentence = match compare(&denial, &answer) {
        Comparison::Same => return view! { <p>{text::SAME}</p> }.into_any(),
        Comparison::AllowedHere => text::ALLOWED_HERE,
        Comparison::OtherReason => text::OTHER_REASON,
    };
    let documents = explaining(&denial, &answer);
    let assumptions = answer.result.assumptions.clone();
    let is_silent = documents.is_empty() && assumptions.is_empty();
    let items = documents.into_iter().map(|document| {
        let sentence = match document {
            Explaining::NamedPolicy(arn) => text::named_policy(&arn),
            Explaining::NoPolicyOfKind(gate) => text::no_policy_of_kind(render::gate_kind(gate)),
            Explaining::OtherText(gate) => text::other_text(render::gate_kind(gate)),
        };
        view! { <li>{sentence}</li> }
    });
    view! {
        <div class="difference" role="note">
            <p><strong>{sentence}</strong></p>
            <p>{text::COULD_EXPLAIN}":"</p>
            <ul>
                {items.collect_view()}
                {is_silent.then(|| view! { <li>{text::IMPORT_AGAIN}</li> })}
            </ul>
            <Assumptions assumptions/>
        </div>
    }
    .into_any()
}
