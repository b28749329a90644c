//! The root, a unit or an account: what is attached to it, what is below it, where it hangs.

use aws_world::ApiCall;
use aws_world::organizations::{Organization, OrganizationPolicyType, OrganizationsCall};
use leptos::prelude::*;

use super::{TYPES, is_on, open_organization, organization};
use crate::components::glossary::{Term, explained};
use crate::components::inspector::item_page::{ItemCall, ItemLink, ItemPage};
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::organization::target as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;

/// The root or a unit.
#[component]
pub fn Unit(id: String) -> impl IntoView {
    let stored = StoredValue::new(id.clone());
    let found = organization();
    let is_root = found.with_untracked(|organization| organization.root_id == id);
    let name = move || {
        let unit = found.with(|o| stored.with_value(|id| o.units.get(id).map(|unit| unit.name.clone())));
        unit.unwrap_or_else(|| kinds::ROOT.to_owned())
    };
    let delete = move |()| {
        let call = OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id: stored.get_value() };
        ItemCall::new(text::delete_step(&name()), ApiCall::Organizations(call))
    };
    let (icon, kind) = match is_root {
        true => ("organization", kinds::ROOT),
        false => ("unit", kinds::ORGANIZATIONAL_UNIT),
    };
    view! {
        <ItemPage icon kind title=Signal::derive(name) arn=id.clone() actions=open_organization delete can_delete=move || !is_root>
            <Attached target=id.clone() found/>
            <NewUnit parent=id/>
        </ItemPage>
    }
}

/// An account.
#[component]
pub fn Account(id: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(id.clone());
    let account = session.derive(move |document| {
        let account = stored.with_value(|id| document.world().accounts().get(id).cloned())?;
        Some((account.name, account.iam.users.len(), account.s3.buckets.len()))
    });
    let name = move || account.get().map(|(name, ..)| name).unwrap_or_default();
    let found = organization();
    let is_member = move || stored.with_value(|id| found.with(|o| o.accounts.contains_key(id)));
    let exists = ErasedMemo::new(move || found.with(|organization| !organization.root_id.is_empty()));
    let join = move |_| {
        session.perform(Command::JoinOrganization(stored.get_value()));
    };
    let of_it = move || {
        let (_, users, buckets) = account.get().unwrap_or_default();
        text::holds(users, buckets)
    };
    let is_managing = move || stored.with_value(|id| found.with(|o| o.management_account == *id));
    view! {
        <ItemPage icon="account" kind=kinds::ACCOUNT title=Signal::derive(name) arn=id.clone() actions=open_organization>
            <p>{dyn_view(of_it)}</p>
            <Region account=id/>
            {dyn_view(move || is_managing().then(|| view! { <p class="hint">{explained(text::MANAGEMENT_ACCOUNT)}</p> }))}
            <Show when=is_member fallback=move || view! {
                <Show when=move || exists.get() fallback=|| view! { <p class="empty">{explained(text::IN_NO_ORGANIZATION)}</p> }>
                    <button type="button" class="primary" on:click=join>{text::JOIN_THE_ORGANIZATION}</button>
                </Show>
            }>
                <Attached target=stored.get_value() found/>
                <Move account=stored.get_value() found/>
            </Show>
        </ItemPage>
    }
}

/// Where the account works.
#[component]
fn Region(account: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(account);
    let region = session.derive(move |document| {
        let account = stored.with_value(|id| document.world().accounts().get(id).cloned());
        account.map(|account| account.region).unwrap_or_default()
    });
    let text = RwSignal::new(region.get_untracked());
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let region = text.get_untracked().trim().to_owned();
        session.perform(Command::SetRegion { account: stored.get_value(), region });
    };
    view! {
        <form class="inline-form" on:submit=set>
            <TextField id="account-region" label=text::REGION value=text hint=text::REGION_HINT/>
            <button type="submit" disabled=move || text.get().trim() == region.get()>{text::SET_REGION}</button>
        </form>
    }
}

/// The policies attached, those that can be, and what the levels above add.
#[component]
fn Attached(target: String, found: ErasedMemo<Organization>) -> impl IntoView {
    TYPES
        .map(|(policy_type, title, _)| {
            let target = target.clone();
            view! { <AttachedOfType target found policy_type title/> }
        })
        .into_iter()
        .collect_view()
}

/// Name of a policy of the organization, AWS's own included.
fn policy_name(organization: &Organization, id: &str) -> String {
    organization.policies.get(id).map_or_else(|| id.trim_start_matches("p-").to_owned(), |p| p.name.clone())
}

#[component]
fn AttachedOfType(
    target: String,
    found: ErasedMemo<Organization>,
    policy_type: OrganizationPolicyType,
    title: &'static str,
) -> impl IntoView {
    let session = use_session();
    let target = StoredValue::new(target);
    let is_of_type = move |organization: &Organization, id: &str| match organization.policies.get(id) {
        Some(policy) => policy.kind == policy_type,
        None => id == policy_type.full_access(),
    };
    let lists = ErasedMemo::new(move || {
        found.with(|organization| {
            let ids = target.with_value(|t| organization.attachments.get(t).cloned()).unwrap_or_default();
            let named = |id: &String| (id.clone(), policy_name(organization, id));
            let attached: Vec<_> = ids.iter().filter(|id| is_of_type(organization, id)).map(named).collect();
            let all = organization.policies.keys().cloned().chain([policy_type.full_access().to_owned()]);
            let rest = all.filter(|id| is_of_type(organization, id) && !ids.contains(id));
            (attached, rest.map(|id| named(&id)).collect::<Vec<_>>())
        })
    });
    let row = move |(policy_id, name): (String, String)| {
        let item = Selection::OrganizationPolicy(policy_id.clone());
        let title = text::detach(&name);
        let detach = {
            let title = title.clone();
            move |_| {
                let call = OrganizationsCall::DetachPolicy {
                    policy_id: policy_id.clone(),
                    target_id: target.get_value(),
                };
                session.call(title.clone(), vec![ApiCall::Organizations(call)]);
            }
        };
        view! {
            <li>
                <ItemLink item name/>
                <button type="button" aria-label=title on:click=detach>{buttons::DETACH}</button>
            </li>
        }
    };
    let add = move |(policy_id, name): (String, String)| {
        let title = text::attach(&name);
        let label = title.clone();
        let attach = move |_| {
            let call = OrganizationsCall::AttachPolicy {
                policy_id: policy_id.clone(),
                target_id: target.get_value(),
            };
            session.call(title.clone(), vec![ApiCall::Organizations(call)]);
        };
        view! { <button type="button" on:click=attach>{label}</button> }
    };
    view! {
        <Show when=move || found.with(|organization| is_on(organization, policy_type))>
            <h4><Term name=title/></h4>
            <ul class="rows">{dyn_view(move || lists.get().0.into_iter().map(row).collect_view())}</ul>
            <Show when=move || lists.with(|(attached, _)| attached.is_empty())>
                <p class="empty">{text::NOTHING_ALLOWED}</p>
            </Show>
            <div class="button-row">{dyn_view(move || lists.get().1.into_iter().map(add).collect_view())}</div>
        </Show>
    }
}

#[component]
fn NewUnit(parent: String) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let unit = name.get_untracked().trim().to_owned();
        let call =
            OrganizationsCall::CreateOrganizationalUnit { parent_id: parent.clone(), name: unit.clone() };
        if session.call(text::create_step(&unit), vec![ApiCall::Organizations(call)]).refused.is_none() {
            name.set(String::new());
        }
    };
    view! {
        <form class="inline-form" on:submit=create>
            <div class="field">
                <label for="unit-name">{text::NEW_UNIT_BELOW}</label>
                <input id="unit-name" type="text" autocomplete="off" placeholder=text::PRODUCTION
                    prop:value=move || name.get() on:input:target=move |event| name.set(event.target().value())/>
            </div>
            <button type="submit">{text::CREATE_UNIT}</button>
        </form>
    }
}

#[component]
fn Move(account: String, found: ErasedMemo<Organization>) -> impl IntoView {
    let session = use_session();
    let account = StoredValue::new(account);
    let places = ErasedMemo::new(move || {
        found.with(|organization| {
            let parent = account.with_value(|id| organization.accounts.get(id).cloned()).unwrap_or_default();
            let root = (organization.root_id.clone(), kinds::ROOT.to_owned());
            let units = organization.units.iter().map(|(id, unit)| (id.clone(), unit.name.clone()));
            let places = [root].into_iter().chain(units).map(|(id, name)| (id == parent, id, name));
            places.collect::<Vec<_>>()
        })
    });
    let go = move |destination: String| {
        let Some((_, source, _)) = places.get_untracked().into_iter().find(|(here, ..)| *here) else {
            return;
        };
        let call = OrganizationsCall::MoveAccount {
            account_id: account.get_value(),
            source_parent_id: source,
            destination_parent_id: destination,
        };
        session.call(text::move_step(&account.get_value()), vec![ApiCall::Organizations(call)]);
    };
    view! {
        <div class="field">
            <label for="account-parent">{text::IN}</label>
            <select id="account-parent" on:change:target=move |event| go(event.target().value())>
                {dyn_view(move || places.get().into_iter().map(|(here, id, name)| view! {
                    <option value=id selected=here>{name}</option>
                }).collect_view())}
            </select>
        </div>
    }
}
