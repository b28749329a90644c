//! What AWS said of a request beside what the open world says.

use std::sync::Arc;

use aws_world::api::Authorization;
use iam_policy::access_denied::Denial;
use iam_policy::explanation::EvaluationDecision;
use iam_policy::render;
use leptos::prelude::*;

use crate::components::assumptions::Assumptions;
use crate::session::denial_comparison::{Comparison, Explaining, compare, explaining};
use crate::text::explain_denied as text;

const STYLES: &str = include_str!("../../../style/comparison-with-aws.css");

/// Whether both say one thing, and which documents could explain it where they do not.
#[component]
pub fn ComparisonWithAws(
    denial: Arc<Denial>,
    answer: Authorization,
    /// Says first what AWS said, where it does not stand above.
    #[prop(optional)]
    tells_aws: bool,
) -> impl IntoView {
    let said = tells_aws.then(|| view! { <p>{aws_said(&denial)}</p> });
    let sentence = match compare(&denial, &answer) {
        Comparison::Same => {
            let same = if denial.gate.is_some() { text::SAME_REASON } else { text::REFUSED_TOO };
            return view! { <style>{STYLES}</style>{said}<p>{same}</p> }.into_any();
        }
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
            Explaining::OtherText(gate, names) => text::other_text(render::gate_kind(gate), &names),
        };
        view! { <li>{sentence}</li> }
    });
    view! {
        <style>{STYLES}</style>
        {said}
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

/// What AWS names as the cause, or that it refused.
pub fn aws_said(denial: &Denial) -> String {
    let is_explicit = denial.decision == Some(EvaluationDecision::ExplicitDeny);
    match denial.denied_by {
        Some(kind) => text::aws_names(kind.name(), is_explicit),
        None => text::aws_refused(is_explicit).to_owned(),
    }
}
