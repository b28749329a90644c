//! Step 1 of Create role: who may assume it.

use aws_world::iam::trusted_entity::{SAML_SIGN_IN_AUDIENCE, TrustedEntity};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::components::glossary::{Term, about};
use crate::components::policy_editor::policy_text::PolicyText;
use crate::session::use_session;
use crate::text::create::trusted_entity as text;
use crate::text::glossary;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;

/// The console's trusted entity types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityType {
    /// An AWS service.
    Service,
    /// An AWS account.
    Account,
    /// A web identity.
    WebIdentity,
    /// SAML 2.0 federation.
    Saml,
    /// A trust policy of the reader's own.
    Custom,
}

const TYPES: [(EntityType, &str, &str); 5] = [
    (EntityType::Service, text::AWS_SERVICE, text::ABOUT_SERVICES),
    (EntityType::Account, text::AWS_ACCOUNT, text::ABOUT_ACCOUNTS),
    (EntityType::WebIdentity, text::WEB_IDENTITY, text::ABOUT_WEB_IDENTITIES),
    (EntityType::Saml, text::SAML_2_0_FEDERATION, text::ABOUT_SAML),
    (EntityType::Custom, text::CUSTOM_TRUST_POLICY, text::ABOUT_CUSTOM),
];

const SERVICES: [(&str, &str); 2] = [("ec2.amazonaws.com", "EC2"), ("lambda.amazonaws.com", "Lambda")];

/// What the reader filled in.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Chosen type.
    pub entity_type: RwSignal<EntityType>,
    /// Service principal.
    pub service: RwSignal<String>,
    /// Account id.
    pub account: RwSignal<String>,
    /// External id, or empty.
    pub external_id: RwSignal<String>,
    /// Require MFA.
    pub mfa: RwSignal<bool>,
    /// OIDC provider.
    pub provider: RwSignal<String>,
    /// Its audience.
    pub audience: RwSignal<String>,
    /// Its subject, or empty.
    pub subject: RwSignal<String>,
    /// SAML provider name.
    pub saml_provider: RwSignal<String>,
    /// The trust policy written by hand.
    pub custom: RwSignal<String>,
}

impl Form {
    /// EC2, as most people need first.
    pub fn new(account: &str) -> Self {
        Self {
            entity_type: RwSignal::new(EntityType::Service),
            service: RwSignal::new("ec2.amazonaws.com".into()),
            account: RwSignal::new(account.to_owned()),
            external_id: RwSignal::new(String::new()),
            mfa: RwSignal::new(false),
            provider: RwSignal::new("accounts.google.com".into()),
            audience: RwSignal::new("photo-app.apps.googleusercontent.com".into()),
            subject: RwSignal::new(String::new()),
            saml_provider: RwSignal::new("CorporateDirectory".into()),
            custom: RwSignal::new(TrustedEntity::Service("ec2.amazonaws.com".into()).trust_policy()),
        }
    }

    /// Chooses a type. What is written by hand begins as what the type before makes.
    fn choose(&self, entity_type: EntityType, own_account: &str) {
        if entity_type == EntityType::Custom {
            self.custom.set(untrack(|| self.entity(own_account).trust_policy()));
        }
        self.entity_type.set(entity_type);
    }

    /// The trusted entity, tracked.
    pub fn entity(&self, own_account: &str) -> TrustedEntity {
        let some = |text: String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        match self.entity_type.get() {
            EntityType::Service => TrustedEntity::Service(self.service.get()),
            EntityType::Account => TrustedEntity::Account {
                account_id: self.account.get().trim().to_owned(),
                external_id: some(self.external_id.get()),
                require_mfa: self.mfa.get(),
            },
            EntityType::WebIdentity => TrustedEntity::WebIdentity {
                provider: provider(&self.provider.get(), own_account),
                audience: self.audience.get().trim().to_owned(),
                subject: some(self.subject.get()),
            },
            EntityType::Custom => TrustedEntity::Custom(self.custom.get()),
            EntityType::Saml => TrustedEntity::Saml {
                provider_arn: format!(
                    "arn:aws:iam::{own_account}:saml-provider/{}",
                    self.saml_provider.get().trim()
                ),
                audience: SAML_SIGN_IN_AUDIENCE.to_owned(),
            },
        }
    }
}

/// Google, Amazon, Facebook and Cognito are known to AWS by name; any other provider by the ARN it has in the account.
fn provider(name: &str, own_account: &str) -> String {
    let name = name.trim().trim_start_matches("https://");
    match name {
        "accounts.google.com"
        | "www.amazon.com"
        | "graph.facebook.com"
        | "cognito-identity.amazonaws.com" => name.to_owned(),
        _ if name.starts_with("arn:") => name.to_owned(),
        _ => format!("arn:aws:iam::{own_account}:oidc-provider/{name}"),
    }
}

/// The form.
#[component]
pub fn TrustedEntityForm(form: Form) -> impl IntoView {
    let account = StoredValue::new(use_session().document_untracked().account().id.clone());
    let choice = move |(entity_type, title, about): (EntityType, &'static str, &'static str)| {
        view! {
            <label class="choice">
                <input type="radio" name="entity-type" prop:checked=move || form.entity_type.get() == entity_type
                    on:change=move |_| form.choose(entity_type, &account.get_value())/>
                <span><span class="card-title">{title}</span><span class="card-note">{about}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="choices"><legend><Term name=text::TRUSTED_ENTITY_TYPE/></legend>{TYPES.into_iter().map(choice).collect_view()}</fieldset>
        {dyn_view(move || match form.entity_type.get() {
            EntityType::Service => view! { <ServiceFields form/> }.into_any(),
            EntityType::Account => view! { <AccountFields form/> }.into_any(),
            EntityType::WebIdentity => view! {
                <TextField id="oidc-provider" label=text::IDENTITY_PROVIDER help=about(text::IDENTITY_PROVIDER) value=form.provider
                    hint=text::PROVIDER_EXAMPLES/>
                <TextField id="oidc-audience" label=text::AUDIENCE help=about(text::AUDIENCE) value=form.audience/>
                <TextField id="oidc-subject" label=text::SUBJECT_OPTIONAL help=about(glossary::SUBJECT) value=form.subject placeholder="repo:octo-org/octo-repo:*"/>
            }.into_any(),
            EntityType::Custom => view! {
                <PolicyText id="custom-trust" text=ErasedMemo::new(move || form.custom.get()) policy_type=PolicyType::Trust
                    on_input=Callback::new(move |text| form.custom.set(text))/>
            }.into_any(),
            EntityType::Saml => view! {
                <TextField id="saml-provider" label=text::SAML_PROVIDER help=about(text::SAML_PROVIDER) value=form.saml_provider
                    hint=text::PROVIDER_NAME/>
            }.into_any(),
        })}
    }
}

#[component]
fn ServiceFields(form: Form) -> impl IntoView {
    view! {
        <fieldset class="choices"><legend>{text::SERVICE}</legend>
            {SERVICES.into_iter().map(|(principal, title)| view! {
                <label class="choice">
                    <input type="radio" name="service" prop:checked=move || form.service.with(|s| s == principal)
                        on:change=move |_| form.service.set(principal.to_owned())/>
                    <span><span class="card-title">{title}</span><span class="card-note">{principal}</span></span>
                </label>
            }).collect_view()}
        </fieldset>
    }
}

#[component]
fn AccountFields(form: Form) -> impl IntoView {
    view! {
        <TextField id="trusted-account" label=text::ACCOUNT_ID value=form.account hint=text::TWELVE_DIGITS/>
        <TextField id="external-id" label=text::EXTERNAL_ID_OPTIONAL help=about(glossary::EXTERNAL_ID) value=form.external_id
            hint=text::WHEN_TO_ASK_FOR_ONE/>
        <div class="field-head">
            <label class="check">
                <input type="checkbox" prop:checked=move || form.mfa.get() on:change=move |_| form.mfa.update(|mfa| *mfa = !*mfa)/>
                {text::REQUIRE_MFA}
            </label>
            {about(glossary::MFA)}
        </div>
    }
}
