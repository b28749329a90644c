//! The organization: its tree, the types of policy that are on, its policies.

pub mod policy;
pub mod target;

use aws_world::ApiCall;
use aws_world::organizations::{Organization as OrganizationData, OrganizationPolicyType, OrganizationsCall};
use leptos::prelude::*;

use super::item_page::{ItemLink, ItemPage, OpenItem};
use crate::components::glossary::explained;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::sign_in::SignIn;
use crate::session::use_session;
use crate::text::inspector::organization::tree as text;
use crate::text::kinds;
use crate::text::why;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// Both types, with what the console calls them and what they limit.
pub(super) const TYPES: [(OrganizationPolicyType, &str, &str); 2] = [
    (OrganizationPolicyType::ServiceControl, why::SERVICE_CONTROL_POLICIES, text::SERVICE_CONTROL_LIMITS),
    (OrganizationPolicyType::ResourceControl, why::RESOURCE_CONTROL_POLICIES, text::RESOURCE_CONTROL_LIMITS),
];

/// The organization, or the way to one.
#[component]
pub fn Organization() -> impl IntoView {
    let session = use_session();
    let organization = session.derive(|document| document.world().organization().cloned());
    let title = move || match organization.get() {
        None => text::NONE_YET.to_owned(),
        Some(organization) if organization.id_is_known() => organization.id,
        Some(_) => text::ID_NOT_KNOWN.to_owned(),
    };
    let managed = move || {
        let organization = organization.get();
        let known = organization.filter(OrganizationData::management_account_is_known);
        known.map(|o| text::managed_by(&o.management_account)).unwrap_or_default()
    };
    view! {
        <ItemPage icon="organization" kind=kinds::ORGANIZATION title=Signal::derive(title) arn=Signal::derive(managed)>
            {dyn_view(move || match organization.get() {
                None => view! { <NoOrganization/> }.into_any(),
                Some(organization) => view! {
                    <ToManagement account=organization.management_account.to_string()/>
                    <PolicyTypes organization=organization.clone()/>
                    <h4>{explained(text::ACCOUNTS_AND_UNITS_HEADING)}</h4>
                    <Tree organization=organization.clone()/>
                    <h4>{text::POLICIES}</h4>
                    <Policies organization/>
                }.into_any(),
            })}
        </ItemPage>
    }
}

#[component]
fn NoOrganization() -> impl IntoView {
    let session = use_session();
    let create = move |_| {
        session.call(
            text::CREATE_ORGANIZATION,
            vec![ApiCall::Organizations(OrganizationsCall::CreateOrganization)],
        );
    };
    view! {
        <p>{text::WHAT_IT_IS}</p>
        <button type="button" class="primary" on:click=create>{text::CREATE_ORGANIZATION}</button>
        <p class="hint">{explained(text::BECOMES_MANAGEMENT_ACCOUNT)}</p>
    }
}

/// The way to the account in whose name the organization is changed.
#[component]
fn ToManagement(account: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(account);
    let elsewhere = session.derive(move |document| document.account().id != stored.get_value());
    let act = move |_| {
        session.perform(Command::SignIn(SignIn { account: stored.get_value(), principal: None }));
    };
    view! {
        <Show when=move || elsewhere.get()>
            <p class="hint">{text::CHANGED_BY_MANAGEMENT}</p>
            <button type="button" on:click=act>{text::ACT_IN_MANAGEMENT}</button>
        </Show>
    }
}

#[component]
fn PolicyTypes(organization: OrganizationData) -> impl IntoView {
    let session = use_session();
    let root_id = organization.root_id.clone();
    let row = move |(policy_type, title, about): (OrganizationPolicyType, &'static str, &'static str)| {
        let on = is_on(&organization, policy_type);
        let root_id = root_id.clone();
        let toggle = move |_| {
            let root_id = root_id.clone();
            let (name, call) = if on {
                (text::disable_step(title), OrganizationsCall::DisablePolicyType { root_id, policy_type })
            } else {
                (text::enable_step(title), OrganizationsCall::EnablePolicyType { root_id, policy_type })
            };
            session.call(name, vec![ApiCall::Organizations(call)]);
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=on on:change=toggle/>
                <span>{title}<span class="card-note">{about}</span></span>
            </label>
        }
    };
    TYPES.into_iter().map(row).collect_view()
}

/// Whether policies of this type count.
pub(super) fn is_on(organization: &OrganizationData, policy_type: OrganizationPolicyType) -> bool {
    match policy_type {
        OrganizationPolicyType::ServiceControl => organization.service_control,
        OrganizationPolicyType::ResourceControl => organization.resource_control,
    }
}

/// A place of the tree with its depth.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    depth: usize,
    selection: Selection,
    icon: &'static str,
    title: String,
    note: String,
}

/// The tree from the root down, units before accounts.
fn places(organization: &OrganizationData, names: &dyn Fn(&str) -> String) -> Vec<Place> {
    let mut places = Vec::new();
    let mut waiting = vec![(0, organization.root_id.clone())];
    while let Some((depth, id)) = waiting.pop() {
        let (icon, title) = match organization.units.get(&id) {
            Some(unit) => ("unit", unit.name.clone()),
            None if id == organization.root_id => ("organization", kinds::ROOT.to_owned()),
            None => ("account", names(&id)),
        };
        let selection =
            if icon == "account" { Selection::Account(id.clone()) } else { Selection::Unit(id.clone()) };
        let count = organization.attachments.get(&id).map_or(0, Vec::len);
        let note = text::place(&id, count);
        places.push(Place { depth, selection, icon, title, note });
        let accounts = organization.accounts.iter().filter(|(_, parent)| **parent == id);
        let units = organization.units.iter().filter(|(_, unit)| unit.parent == id);
        // The last one waiting comes first.
        let below = units.map(|(unit, _)| unit.clone()).chain(accounts.map(|(account, _)| account.clone()));
        let below: Vec<String> = below.collect();
        waiting.extend(below.into_iter().rev().map(|child| (depth + 1, child)));
    }
    places
}

#[component]
fn Tree(organization: OrganizationData) -> impl IntoView {
    let session = use_session();
    let document = session.document_untracked();
    let names = |id: &str| document.world().accounts().get(id).map_or(id.to_owned(), |a| a.name.clone());
    let row = |place: Place| {
        view! {
            <li style:padding-inline-start=format!("{}px", place.depth * 18)>
                <svg class="icon" aria-hidden="true"><use href=format!("#i-{}", place.icon)></use></svg>
                <ItemLink item=place.selection name=place.title/>
                <span class="card-note">{place.note}</span>
            </li>
        }
    };
    view! { <ul class="rows org-tree" aria-label=text::ACCOUNTS_AND_UNITS>{places(&organization, &names).into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Policies(organization: OrganizationData) -> impl IntoView {
    let rows = organization.policies.iter().map(|(id, policy)| {
        let (item, name) = (Selection::OrganizationPolicy(id.clone()), policy.name.clone());
        let kind = TYPES.iter().find(|(kind, ..)| *kind == policy.kind).map_or("", |(_, title, _)| *title);
        view! { <li><ItemLink item name/><span class="card-note">{kind}</span></li> }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <ul class="rows">{rows}</ul>
        <div class="button-row">
            {TYPES.map(|(policy_type, title, _)| view! { <policy::NewPolicy policy_type title/> }).into_iter().collect_view()}
        </div>
    }
}

/// A button that opens the organization.
pub(super) fn open_organization() -> impl IntoView {
    view! { <OpenItem item=Selection::Organization label=text::OPEN_THE_ORGANIZATION.to_owned()/> }
}

/// The organization now.
pub(super) fn organization() -> ErasedMemo<OrganizationData> {
    use_session().derive(|document| document.world().organization().cloned().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use aws_world::organizations::OrganizationalUnit;

    use super::*;

    #[test]
    fn the_tree_goes_down_units_before_accounts() {
        let mut organization = OrganizationData { root_id: "r-1".into(), ..OrganizationData::default() };
        let unit = |name: &str, parent: &str| OrganizationalUnit { name: name.into(), parent: parent.into() };
        organization.units.insert("ou-1".into(), unit("Prod", "r-1"));
        organization.units.insert("ou-2".into(), unit("Photos", "ou-1"));
        organization.accounts.insert("1".into(), "r-1".into());
        organization.accounts.insert("2".into(), "ou-2".into());
        let found = places(&organization, &|id| format!("account {id}"));
        let titles: Vec<(usize, &str)> = found.iter().map(|p| (p.depth, p.title.as_str())).collect();
        assert_eq!(titles, [(0, "Root"), (1, "Prod"), (2, "Photos"), (3, "account 2"), (1, "account 1")]);
    }
}
