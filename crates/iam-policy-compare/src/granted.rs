//! All that a view lets through about some actions and resources.

use iam_policy::document::PolicyType;

use crate::compare::{Comparison, compare};
use crate::options::Options;
use crate::view::View;

/// What a view lets through of the actions and resources, both written as in a policy, in groups beside nothing at all:
/// [`Comparison::gained`]. [`Options::zone`] says whose requests count.
pub fn granted_access(
    view: &View,
    actions: &[String],
    resources: &[String],
    options: &Options<'_>,
) -> Comparison {
    let nothing = View::nothing(view.policy_type().unwrap_or(PolicyType::Resource));
    compare(&nothing, &view.clone().within(actions, resources), options)
}
