//! SAML assertions.

use iam_policy::json;

use super::SessionParameters;
use crate::clock::SimTime;
use crate::ids::uuid_from_text;
use crate::json::{Json, object_of_texts};
use crate::model::iam::{SamlProvider, Tags};

const START: &str = "SimulatedAssertion,";

/// An assertion of a SAML identity provider about a subject. Here it is plain text without a signature, and
/// always believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SamlAssertion {
    /// The provider's `entityID`.
    pub issuer: String,
    /// For which address it was made: `https://signin.aws.amazon.com/saml`.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// `persistent` or `transient`.
    pub subject_type: String,
    /// The attribute `RoleSessionName`.
    pub session_name: String,
    /// The attribute `Role`: ARNs of the roles it is good for.
    pub roles: Vec<String>,
    /// The attributes `PrincipalTag:…`.
    pub tags: Tags,
    /// The attribute `SourceIdentity`; may be empty.
    pub source_identity: String,
    /// When it ends.
    pub expires: SimTime,
}

impl SamlAssertion {
    /// The assertion as a caller holds it.
    pub fn text(&self) -> String {
        let json = Json::object()
            .with_text("issuer", &self.issuer)
            .with_text("recipient", &self.recipient)
            .with_text("subject", &self.subject)
            .with_text("subject_type", &self.subject_type)
            .with_text("session_name", &self.session_name)
            .with("roles", Json::List(self.roles.iter().map(|role| Json::text(role)).collect()))
            .with_if_any("tags", object_of_texts(self.tags.iter()))
            .with_text_if_any("source_identity", &self.source_identity)
            .with("expires", Json::Number(self.expires.0));
        format!("{START}{}", json.compact())
    }

    /// The assertion that a text is.
    pub fn read(text: &str) -> Option<Self> {
        let parsed = json::parse(text.strip_prefix(START)?);
        let json = parsed.errors.is_empty().then_some(parsed.root)?;
        let text = |name: &str| json.member(name).and_then(json::Node::as_str).map(str::to_owned);
        let roles = json.member("roles")?.as_array()?.iter();
        let mut tags = Tags::new();
        if let Some(json::Value::Object(members)) = json.member("tags").map(|tags| &tags.value) {
            for member in members {
                tags.insert(member.key.clone(), member.value.as_str()?.to_owned());
            }
        }
        Some(Self {
            issuer: text("issuer")?,
            recipient: text("recipient")?,
            subject: text("subject")?,
            subject_type: text("subject_type")?,
            session_name: text("session_name")?,
            roles: roles.filter_map(json::Node::as_str).map(str::to_owned).collect(),
            tags,
            source_identity: text("source_identity").unwrap_or_default(),
            expires: SimTime(json.member("expires")?.as_i64()?),
        })
    }

    /// Tags and source identity come in the assertion, not with the call.
    pub(crate) fn parameters(&self, session: &SessionParameters) -> SessionParameters {
        let name = &self.source_identity;
        SessionParameters {
            tags: self.tags.clone(),
            source_identity: (!name.is_empty()).then(|| name.clone()),
            ..session.clone()
        }
    }

    /// The keys that say who it is, in the request for the role and in those of its session
    /// [uniquely identifying users](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html#CreatingSAML-userid).
    pub(crate) fn keys_of_subject(&self, provider: &SamlProvider) -> [(&'static str, String); 3] {
        // AWS's is a hash in Base64 of the same; this is another one.
        let qualifier = uuid_from_text(&format!("{}{}", self.issuer, provider.arn)).replace('-', "");
        [
            ("saml:namequalifier", qualifier),
            ("saml:sub", self.subject.clone()),
            ("saml:sub_type", self.subject_type.clone()),
        ]
    }
}
