//! Actions that are nearly listed.

use super::MAX_VALUES;
use super::edit_distance::is_within_distance;
use super::operations::{actions_of_operation, service_prefix};
use crate::action_name::ActionName;
use crate::document::Effect;
use crate::explanation::{ElementKind, ListedValues, Mismatch, PolicyOutcome, StatementOutcome};
use crate::render::phrases::{capital, list};
use crate::render::{source_name, statement_name};

/// The sentence about an action name that is nearly right: the requested one, else a listed one.
pub(super) fn near_miss(action: ActionName<'_>, policies: &[&PolicyOutcome]) -> Option<String> {
    no_action(action).or_else(|| {
        let pairs = || {
            let statements = policies
                .iter()
                .flat_map(|policy| policy.statements.iter().map(move |statement| (*policy, statement)));
            let all = statements.flat_map(|place| listed(place.1).into_iter().map(move |text| (place, text)));
            all.take(MAX_VALUES)
        };
        let slips = [is_listed_by_operation, has_other_prefix, is_only_role, differs_by_one_letter];
        slips.into_iter().find_map(|slip| {
            pairs().find_map(|((policy, statement), text)| {
                let sentence = slip(action, text)?;
                let (statement, policy) = (statement_name(statement), source_name(&policy.source));
                Some(format!("{} in {policy} lists {sentence}", capital(statement)))
            })
        })
    })
}

/// The actions of an Allow that does not list the one asked for.
fn listed(statement: &StatementOutcome) -> Vec<&str> {
    let failing = statement.elements.iter().find_map(|element| match &element.reason {
        Err(Mismatch::NotCovered { listed, .. }) if element.kind == ElementKind::Action => Some(listed),
        _ => None,
    });
    let failing = failing.filter(|_| statement.effect == Effect::Allow);
    failing.map(ListedValues::texts).unwrap_or_default()
}

/// The name asked for is an operation of the API and no action of IAM.
fn no_action(action: ActionName<'_>) -> Option<String> {
    let (raw, service) = (action.as_str(), action.service());
    if let Some(actions) = actions_of_operation(action) {
        let name = action.name();
        return Some(format!("`{raw}` is no IAM action: {name} is asked as {}.", list(&actions)));
    }
    service_prefix(service).map(|prefix| format!("`{service}` is no service prefix: it is `{prefix}`."))
}

fn is_listed_by_operation(action: ActionName<'_>, listed: &str) -> Option<String> {
    let actions = actions_of_operation(ActionName::new(listed))?;
    let meant = actions.iter().any(|meant| action.is(meant));
    meant.then(|| format!("`{listed}`, which is no IAM action: it is asked as {}.", list(&actions)))
}

fn has_other_prefix(action: ActionName<'_>, listed: &str) -> Option<String> {
    let (service, name) = listed.split_once(':')?;
    (action.name().eq_ignore_ascii_case(name) && !action.is_of_service(service))
        .then(|| format!("`{listed}`, which has another prefix than `{}`.", action.as_str()))
}

/// Session tags and a source identity need a permission of their own in the trust policy (IAM User Guide, *Pass session
/// tags in AWS STS*, *Monitor and control actions taken with assumed roles*).
fn is_only_role(action: ActionName<'_>, listed: &str) -> Option<String> {
    const ROLE: &str = "sts:AssumeRole";
    let beside = [("sts:TagSession", "session tags"), ("sts:SetSourceIdentity", "a source identity")];
    let (asked, what) = beside.iter().find(|(beside, _)| action.is(beside))?;
    listed
        .get(..ROLE.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(ROLE))
        .then(|| format!("`{listed}` and not `{asked}`: who passes {what} needs both."))
}

fn differs_by_one_letter(action: ActionName<'_>, listed: &str) -> Option<String> {
    let (service, name, action) = (action.service(), action.name(), action.as_str());
    let (listed_service, listed_name) = listed.split_once(':')?;
    let near = !listed.contains(['*', '?'])
        && is_within_distance(service, listed_service, usize::from(service.len() > 3))
        && is_within_distance(name, listed_name, 1)
        && is_within_distance(action, listed, 1);
    near.then(|| format!("`{listed}`, which differs from `{action}` by one letter."))
}
