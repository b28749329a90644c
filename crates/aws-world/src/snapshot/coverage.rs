//! The coverage of an imported world in the saved form.

use std::sync::Arc;

use iam_policy::document::PolicyType;
use iam_policy::evaluation::MissingPolicy;
use iam_policy::sorted_map::SortedMap;

use super::node::{Read, SavedNode};
use super::values::{document, list, named, texts};
use crate::json::Json;
use crate::model::iam::StoredDocument;
use crate::text::snapshot as expected;
use crate::world::Coverage;

/// The types of policies that can be missing, by what they are called in the saved form.
const TYPES: [(&str, PolicyType); 7] = [
    ("identity", PolicyType::Identity),
    ("resource", PolicyType::Resource),
    ("trust", PolicyType::Trust),
    ("boundary", PolicyType::PermissionsBoundary),
    ("session", PolicyType::Session),
    ("service_control", PolicyType::ServiceControl),
    ("resource_control", PolicyType::ResourceControl),
];

pub(super) fn write(coverage: &Coverage) -> Json {
    // It is there although nothing may be in it: that only a part was told is what it says first.
    let coverage_of =
        if coverage.is_complete { Json::object().with("complete", Json::Bool(true)) } else { Json::object() };
    coverage_of
        .with_if_any(
            "missing_groups",
            list(&coverage.missing_groups, |(user, group)| texts(&[user.clone(), group.clone()])),
        )
        .with_if_any(
            "settled",
            Json::List(coverage.confirmed_absent.iter().filter_map(confirmed_absent).collect()),
        )
        .with_if_any("resource_policies", named(&coverage.resource_policies, &document))
        .with_if_any("group_policies", named(&coverage.group_policies, &document))
        .with_if_any("service_control_policies", named(&coverage.service_control_policies, &document))
        .with_if_any("resource_control_policies", named(&coverage.resource_control_policies, &document))
        .with_if_any("accounts_without_region", texts(&coverage.accounts_without_region))
        .with_if_any("organization_ids", named(&coverage.organization_ids, &|id| Json::text(id)))
        .with_if_any("organization_paths", named(&coverage.organization_paths, &|path| Json::text(path)))
}

fn confirmed_absent(policy: &MissingPolicy) -> Option<Json> {
    let (name, _) = TYPES.iter().find(|(_, known)| *known == policy.policy_type)?;
    Some(texts(&[(*name).to_owned(), policy.arn.clone()]))
}

pub(super) fn read(node: &SavedNode<'_>) -> Read<Arc<Coverage>> {
    Ok(Arc::new(Coverage {
        is_complete: node.get("complete").flag_or(false)?,
        missing_groups: node
            .get("missing_groups")
            .list(&|pair| pair.pair(SavedNode::text, SavedNode::text))?,
        confirmed_absent: node.get("settled").list(&missing)?,
        resource_policies: node
            .get("resource_policies")
            .named(&|arn, policy| policy.document(Coverage::type_of_resource_policy(arn)))?,
        group_policies: policies(node, "group_policies", PolicyType::Identity)?,
        service_control_policies: policies(node, "service_control_policies", PolicyType::ServiceControl)?,
        resource_control_policies: policies(node, "resource_control_policies", PolicyType::ResourceControl)?,
        accounts_without_region: node.get("accounts_without_region").list(&SavedNode::text)?,
        organization_ids: node.get("organization_ids").named(&|_, id| id.text())?,
        organization_paths: node.get("organization_paths").named(&|_, path| path.text())?,
    }))
}

fn policies(node: &SavedNode<'_>, name: &str, policy_type: PolicyType) -> Read<SortedMap<StoredDocument>> {
    node.get(name).named(&|_, policy| policy.document(policy_type))
}

fn missing(node: &SavedNode<'_>) -> Read<MissingPolicy> {
    let (name, arn) = node.pair(SavedNode::text, SavedNode::text)?;
    let known = TYPES.iter().find(|(known, _)| *known == name);
    let (_, policy_type) = known.ok_or_else(|| node.damaged(expected::A_POLICY_TYPE))?;
    Ok(MissingPolicy { policy_type: *policy_type, arn })
}
