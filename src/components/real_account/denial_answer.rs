//! What the open world says to a question, beside what AWS said.

use std::sync::Arc;

use aws_world::world::ActionOnResource;
use iam_policy::access_denied::Denial;
use iam_policy::render;
use leptos::prelude::*;

use super::comparison_with_aws::ComparisonWithAws;
use super::entry_points::doors;
use crate::components::verdict::VerdictChip;
use crate::session::Dialog;
use crate::session::denial_question::knows_resource;
use crate::session::document::Document;
use crate::session::matrix::{Verdict, authorize_cell};
use crate::session::selection::RequestCaller;
use crate::text::{explain_denied as text, real_account};

/// The verdict, what the world lacks, and where it differs from AWS what could explain that.
#[component]
pub fn DenialAnswer(
    denial: Option<StoredValue<Denial>>,
    caller: RequestCaller,
    request: ActionOnResource,
    document: Arc<Document>,
) -> impl IntoView {
    let answer = authorize_cell(&document, &caller, &request)?;
    let verdict = Verdict::from(answer.result.decision);
    let words = render::verdict(&answer.result);
    let has_resource = knows_resource(&document, &request.resource);
    let has_caller = document.world().knows_caller(&answer.request.caller);
    let compared = denial.map(|denial| {
        denial.with_value(
            |denial| view! { <ComparisonWithAws denial=Arc::new(denial.clone()) answer=answer.clone()/> },
        )
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
