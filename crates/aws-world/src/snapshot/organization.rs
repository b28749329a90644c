//! The organization in the saved form.

use iam_policy::sorted_map::SortedMap;

use super::node::{Read, SavedNode};
use crate::json::Json;
use crate::model::account_id::AccountId;
use crate::model::organizations::{
    Organization, OrganizationPolicy, OrganizationPolicyType, OrganizationalUnit, UNKNOWN_MANAGEMENT_ACCOUNT,
};
use crate::text::snapshot as expected;

const TYPES: [OrganizationPolicyType; 2] =
    [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl];

fn named<T>(things: &SortedMap<T>, write: impl Fn(&T) -> Json) -> Json {
    Json::Object(things.iter().map(|(name, thing)| (name.clone(), write(thing))).collect())
}

fn texts(texts: &[&str]) -> Json {
    Json::List(texts.iter().map(|text| Json::text(text)).collect())
}

pub(super) fn write(organization: &Organization) -> Json {
    let on = [organization.service_control, organization.resource_control];
    let on = TYPES.iter().zip(on).filter(|(_, on)| *on).map(|(kind, _)| kind.name());
    let json = Json::object()
        .with_text("id", &organization.id)
        .with_text("management_account", &organization.management_account)
        .with_text("root", &organization.root_id);
    let json =
        if organization.tree_is_assumed { json.with("tree_is_assumed", Json::Bool(true)) } else { json };
    json.with_if_any("units", named(&organization.units, |unit| texts(&[&unit.name, &unit.parent])))
        .with_if_any("accounts", named(&organization.accounts, |parent| Json::text(parent)))
        .with_if_any("invitations", named(&organization.invitations, |account| Json::text(account)))
        .with_if_any(
            "policies",
            named(&organization.policies, |policy| {
                texts(&[&policy.name, policy.kind.name(), policy.document.0.text()])
            }),
        )
        .with_if_any(
            "attachments",
            named(&organization.attachments, |ids| Json::List(ids.iter().map(|id| Json::text(id)).collect())),
        )
        .with_if_any("policy_types", texts(&on.collect::<Vec<_>>()))
}

fn policy(node: &SavedNode<'_>) -> Read<OrganizationPolicy> {
    let kind = node.at(1).text()?;
    let kind = TYPES.into_iter().find(|known| known.name() == kind);
    let kind = kind.ok_or_else(|| node.damaged(expected::A_POLICY_TYPE))?;
    Ok(OrganizationPolicy {
        name: node.at(0).text()?,
        kind,
        document: node.at(2).document(kind.document_type())?,
    })
}

pub(super) fn read(node: &SavedNode<'_>) -> Read<Organization> {
    let management_account = node.get("management_account").text()?;
    // Of an organization that came with an import, older saved forms name no management account, and the id was made up.
    let is_told = !management_account.is_empty();
    let on = node.get("policy_types").list(&SavedNode::text)?;
    let is_on = |kind: OrganizationPolicyType| on.iter().any(|name| name == kind.name());
    Ok(Organization {
        id: if is_told { node.get("id").text()? } else { String::new() },
        management_account: AccountId::new(if is_told {
            management_account
        } else {
            UNKNOWN_MANAGEMENT_ACCOUNT.to_owned()
        }),
        root_id: node.get("root").text()?,
        tree_is_assumed: !is_told || node.get("tree_is_assumed").flag_or(false)?,
        units: node.get("units").named(&|_, unit| {
            let (name, parent) = unit.pair(SavedNode::text, SavedNode::text)?;
            Ok(OrganizationalUnit { name, parent })
        })?,
        accounts: node.get("accounts").named(&|_, parent| parent.text())?,
        invitations: node.get("invitations").named(&|_, account| account.text())?,
        policies: node.get("policies").named(&|_, node| policy(node))?,
        attachments: node.get("attachments").named(&|_, ids| ids.list(&SavedNode::text))?,
        service_control: is_on(OrganizationPolicyType::ServiceControl),
        resource_control: is_on(OrganizationPolicyType::ResourceControl),
    })
}
