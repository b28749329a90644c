//! An identity provider: who vouches for people and programs that have no user here.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, SamlProviderCall};
use leptos::prelude::*;

use super::Head;
use crate::session::{Dialog, use_session};
use crate::ui::dynamic::dynamic;

/// An OpenID Connect provider, by its address.
#[component]
pub fn OidcProvider(url: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(url.clone());
    let provider = session.derive(move |document| {
        stored.with_value(|url| document.account().iam.oidc_providers.get(url).cloned())
    });
    let arn = move || provider.get().map(|provider| provider.arn).unwrap_or_default();
    let audiences = move || provider.get().map(|provider| provider.client_ids.join(", ")).unwrap_or_default();
    let delete = move |_| {
        let call = IamCall::DeleteOpenIdConnectProvider { open_id_connect_provider_arn: arn() };
        session.call(format!("Delete provider {}", stored.get_value()), vec![ApiCall::Iam(call)]);
    };
    view! {
        <Head icon="provider" kind="OpenID Connect provider" title=url arn=Signal::derive(arn)>
            <button type="button" class="danger" on:click=delete>"Delete"</button>
        </Head>
        <p>"Tokens that it signs for the audience "<code>{dynamic(audiences)}</code>" can become a role, if the role trusts it."</p>
        <TrustingRole/>
    }
}

/// A SAML provider, by its name.
#[component]
pub fn SamlProvider(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let provider = session.derive(move |document| {
        stored.with_value(|name| document.account().iam.saml_providers.get(name).cloned())
    });
    let arn = move || provider.get().map(|provider| provider.arn).unwrap_or_default();
    let issuer = move || provider.get().map(|provider| provider.issuer().to_owned()).unwrap_or_default();
    let delete = move |_| {
        let call = SamlProviderCall::DeleteSamlProvider { saml_provider_arn: arn() };
        session.call(format!("Delete provider {}", stored.get_value()), vec![ApiCall::Iam(call.into())]);
    };
    view! {
        <Head icon="provider" kind="SAML provider" title=name arn=Signal::derive(arn)>
            <button type="button" class="danger" on:click=delete>"Delete"</button>
        </Head>
        <p>"Assertions of "<code>{dynamic(issuer)}</code>" can become a role, if the role trusts it."</p>
        <TrustingRole/>
    }
}

#[component]
fn TrustingRole() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="primary" on:click=move |_| session.dialog.set(Some(Dialog::CreateRole))>"Create a role that trusts it"</button>
    }
}
