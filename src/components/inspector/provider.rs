//! An identity provider: who vouches for people and programs that have no user here.

use aws_world::ApiCall;
use aws_world::iam::{Iam, IamCall, SamlProviderCall};
use leptos::prelude::*;

use super::item_page::{ItemCall, ItemLink, ItemPage};
use crate::session::selection::Selection;
use crate::session::{Dialog, use_session};
use crate::text::inspector::provider as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};

/// An OpenID Connect provider, by its address.
#[component]
pub fn OidcProvider(url: String) -> impl IntoView {
    let find = |iam: &Iam, url: &str| {
        let provider = iam.oidc_providers.get(url)?;
        Some((provider.arn.clone(), text::tokens(&provider.client_ids.join(", "))))
    };
    let delete = |arn: String| IamCall::DeleteOpenIdConnectProvider { open_id_connect_provider_arn: arn };
    view! { <Provider kind=kinds::OPENID_CONNECT_PROVIDER name=url find delete/> }
}

/// A SAML provider, by its name.
#[component]
pub fn SamlProvider(name: String) -> impl IntoView {
    let find = |iam: &Iam, name: &str| {
        let provider = iam.saml_providers.get(name)?;
        Some((provider.arn.clone(), text::assertions(provider.issuer())))
    };
    let delete = |arn: String| SamlProviderCall::DeleteSamlProvider { saml_provider_arn: arn }.into();
    view! { <Provider kind=kinds::SAML_PROVIDER name find delete/> }
}

#[component]
fn Provider(
    kind: &'static str,
    name: String,
    /// Its ARN, and what it vouches with.
    find: fn(&Iam, &str) -> Option<(String, String)>,
    /// The call that deletes it.
    delete: fn(String) -> IamCall,
) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let provider = session.derive(move |document| {
        stored.with_value(|name| find(&document.account().iam, name)).unwrap_or_default()
    });
    let delete = move |()| {
        let call = delete(provider.with_untracked(|(arn, _)| arn.clone()));
        ItemCall::new(text::delete_step(&stored.get_value()), ApiCall::Iam(call))
    };
    let trusting = session.derive(move |document| {
        let arn = stored.with_value(|name| find(&document.account().iam, name)).unwrap_or_default().0;
        let arn = format!("\"{arn}\"");
        let roles = document.roles().filter(|role| role.trust_policy.0.text().contains(&arn));
        roles.map(|role| role.name.clone()).collect::<Vec<_>>()
    });
    let row = |role: String| view! { <li><ItemLink item=Selection::Role(role.clone()) name=role/></li> };
    view! {
        <ItemPage icon="provider" kind title=name arn=Signal::derive(move || provider.get().0) delete>
            <p>{dyn_view(move || provider.get().1)}{text::CAN_BECOME_A_ROLE}</p>
            <h4>{text::ROLES_THAT_TRUST_IT}</h4>
            <ul class="rows">{dyn_view(move || trusting.get().into_iter().map(row).collect_view())}</ul>
            <Show when=move || trusting.with(Vec::is_empty)><p class="empty">{text::NO_ROLE_TRUSTS_IT}</p></Show>
            <button type="button" class="primary" on:click=move |_| session.dialog.set(Some(Dialog::CreateRole))>{text::CREATE_A_ROLE}</button>
        </ItemPage>
    }
}
