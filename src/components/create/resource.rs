//! Create a bucket, a log group, a KMS key, or an identity provider.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::{IamCall, SamlProviderCall};
use aws_world::kms::KmsCall;
use aws_world::logs::LogsCall;
use aws_world::s3::S3Call;
use leptos::prelude::*;

use super::form_dialog::CreateDialog;
use crate::components::glossary::about;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::resource as text;
use crate::text::glossary;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;
use decision_path::svg::Escaped;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bucket,
    LogGroup,
    Key,
    Provider,
    Saml,
}

const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Bucket, kinds::S3_BUCKET, text::ABOUT_BUCKETS),
    (Kind::LogGroup, kinds::CLOUDWATCH_LOG_GROUP, text::ABOUT_LOG_GROUPS),
    (Kind::Key, kinds::KMS_KEY, text::ABOUT_KEYS),
    (Kind::Provider, kinds::OPENID_CONNECT_PROVIDER, text::ABOUT_OPENID_CONNECT),
    (Kind::Saml, kinds::SAML_PROVIDER, text::ABOUT_SAML),
];

/// What the fields of the dialog hold, and the Region of the app's instance.
struct Fields {
    name: String,
    audience: String,
    issuer: String,
    region: String,
}

impl Kind {
    /// Label and example of the name field.
    fn field(self) -> (&'static str, &'static str) {
        match self {
            Self::Bucket => (text::BUCKET_NAME, "photo-archive"),
            Self::LogGroup => (text::LOG_GROUP_NAME, "/photo-app/jobs"),
            Self::Key => (text::DESCRIPTION, "photos"),
            Self::Provider => (text::PROVIDER_URL, "https://token.actions.githubusercontent.com"),
            Self::Saml => (text::PROVIDER_NAME, "CompanyDirectory"),
        }
    }

    fn call(self, fields: Fields) -> ApiCall {
        let Fields { name, audience, issuer, region } = fields;
        match self {
            Self::Bucket => ApiCall::S3(S3Call::CreateBucket { bucket: name, region }),
            Self::LogGroup => ApiCall::Logs(LogsCall::CreateLogGroup { log_group_name: name }),
            Self::Key => ApiCall::Kms(KmsCall::CreateKey { policy: String::new(), description: name }),
            Self::Provider => ApiCall::Iam(IamCall::CreateOpenIdConnectProvider {
                url: name,
                client_id_list: vec![audience],
            }),
            Self::Saml => ApiCall::Iam(
                SamlProviderCall::CreateSamlProvider { name, saml_metadata_document: metadata(&issuer) }
                    .into(),
            ),
        }
    }

    /// What selects what was created.
    fn selection(self, name: &str, created: &str) -> Selection {
        match self {
            Self::Bucket => Selection::Bucket(name.to_owned()),
            Self::LogGroup => Selection::LogGroup(name.to_owned()),
            Self::Key => Selection::KmsKey(created.rsplit('/').next().unwrap_or(created).to_owned()),
            Self::Saml => Selection::SamlProvider(name.to_owned()),
            Self::Provider => Selection::OidcProvider(name.trim_start_matches("https://").to_owned()),
        }
    }
}

/// The least that a directory says about itself: who signs its assertions. A real document has its certificate too.
fn metadata(issuer: &str) -> String {
    let issuer = Escaped(issuer);
    let comment = text::CERTIFICATE.repeat(14);
    format!(
        "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"{issuer}\"><IDPSSODescriptor><!-- {comment}--></IDPSSODescriptor></EntityDescriptor>"
    )
}

/// Create resource.
#[component]
pub fn CreateResource() -> impl IntoView {
    let session = use_session();
    let kind = RwSignal::new(Kind::Bucket);
    let name = RwSignal::new(String::new());
    let audience = RwSignal::new("sts.amazonaws.com".to_owned());
    let issuer = RwSignal::new("https://login.example.com/saml".to_owned());
    let region = session.derive(|document| {
        let instance = document.home().ec2.instances.values().next();
        instance.map_or(&document.account().region, |instance| &instance.region).clone()
    });
    let calls = ErasedMemo::new(move || {
        let trimmed = |field: RwSignal<String>| field.with(|text| text.trim().to_owned());
        let region = region.get();
        let fields =
            Fields { name: trimmed(name), audience: trimmed(audience), issuer: trimmed(issuer), region };
        vec![kind.get().call(fields)]
    });
    let trimmed_name = move || name.with_untracked(|name| name.trim().to_owned());
    let made = move |answers: Vec<Response>| {
        let created = match answers.first() {
            Some(Response::Created(created)) => created.as_str(),
            _ => "",
        };
        Some(kind.get_untracked().selection(&trimmed_name(), created))
    };
    let choice = move |(value, title, about): (Kind, &'static str, &'static str)| {
        view! {
            <label class="choice">
                <input type="radio" name="resource-kind" prop:checked=move || kind.get() == value on:change=move |_| kind.set(value)/>
                <span><span class="card-title">{title}</span><span class="card-note">{about}</span></span>
            </label>
        }
    };
    view! {
        <CreateDialog title=text::CREATE_RESOURCE submit=text::CREATE calls step=move |()| text::create_step(&trimmed_name()) made>
            <fieldset class="choices"><legend>{text::WHAT}</legend>{KINDS.into_iter().map(choice).collect_view()}</fieldset>
            {dyn_view(move || {
                let (label, placeholder) = kind.get().field();
                view! { <TextField id="resource-name" label value=name placeholder/> }
            })}
            <Show when=move || kind.get() == Kind::Provider>
                <TextField id="provider-audience" label=text::AUDIENCE help=about(text::AUDIENCE) value=audience hint=text::WHO_ITS_TOKENS_ARE_FOR/>
            </Show>
            <Show when=move || kind.get() == Kind::Saml>
                <TextField id="provider-issuer" label=text::ISSUER_ENTITYID help=about(glossary::ISSUER) value=issuer hint=text::THE_REST_IS_MADE_UP/>
            </Show>
        </CreateDialog>
    }
}
