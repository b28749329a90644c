//! What would have to be true, gate after gate, with the line that prints the document in question.

use iam_policy::access_denied::{Denial, requirements};
use iam_policy::explanation::Gate;
use iam_policy::render;
use leptos::prelude::*;

use super::command_line::CommandLine;
use crate::text::explain_denied as text;

/// The gates in AWS's order.
#[component]
pub fn Requirements(denial: StoredValue<Denial>) -> impl IntoView {
    let rows = denial.with_value(|denial| {
        let row = |needed: &iam_policy::access_denied::Requirement| {
            let named = needed.is_named.then(|| view! { <strong class="named">{text::NAMED}</strong> });
            let line = needed.document.command.clone().map(|line| view! { <CommandLine line/> });
            let of_organization =
                matches!(needed.gate, Gate::ServiceControlPolicies | Gate::ResourceControlPolicies);
            let place = (of_organization && line.is_some())
                .then(|| view! { <p class="hint">{text::IN_MANAGEMENT_ACCOUNT}</p> });
            view! { <li><p>{named}" "{render::requirement(denial, needed)}</p>{line}{place}</li> }
        };
        requirements(denial).iter().map(row).collect_view()
    });
    view! {
        <h4>{text::OPEN_GATES}</h4>
        <ol class="requirements">{rows}</ol>
    }
}
