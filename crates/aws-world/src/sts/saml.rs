//! Roles for those whom a SAML identity provider knows
//! [AssumeRoleWithSAML](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html).

use iam_policy::arn::Arn;
use iam_policy::json;
use iam_policy::request::Principal;

use super::operations::{check_duration, check_session_name};
use super::session_context::permissions_with_session;
use super::{SessionOwner, SessionParameters, StsCall, not_authorized};
use crate::call::{ApiError, Response};
use crate::clock::SimTime;
use crate::iam::{SamlProvider, Tags};
use crate::json::Json;
use crate::world::{CallerIdentity, RequiredPermission, World, uuid_from_text};

const START: &str = "SimulatedAssertion,";

/// What a SAML identity provider says about somebody. Here it is plain text and not signed: who makes one is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SamlAssertion {
    /// The provider's `entityID`.
    pub issuer: String,
    /// For which address it was made: `https://signin.aws.amazon.com/saml`.
    pub recipient: String,
    /// Whom it is about.
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
            .with_if_any("tags", Json::texts(self.tags.iter()))
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
    fn parameters(&self, session: &SessionParameters) -> SessionParameters {
        let name = &self.source_identity;
        SessionParameters {
            tags: self.tags.clone(),
            source_identity: (!name.is_empty()).then(|| name.clone()),
            ..session.clone()
        }
    }

    /// The keys that say who it is, in the request for the role and in those of its session
    /// [uniquely identifying users](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html#CreatingSAML-userid).
    fn keys_of_subject(&self, provider: &SamlProvider) -> [(&'static str, String); 3] {
        // AWS's is a hash in Base64 of the same; this is another one.
        let qualifier = uuid_from_text(&format!("{}{}", self.issuer, provider.arn)).replace('-', "");
        [
            ("saml:namequalifier", qualifier),
            ("saml:sub", self.subject.clone()),
            ("saml:sub_type", self.subject_type.clone()),
        ]
    }
}

impl World {
    fn saml_provider(&self, arn: &str) -> Result<&SamlProvider, ApiError> {
        let account = Arn::parse(arn).and_then(|arn| self.accounts.get(arn.account));
        let providers = account.into_iter().flat_map(|account| account.iam.saml_providers.values());
        let mut known = providers.filter(|provider| provider.arn == arn);
        known.next().ok_or_else(|| invalid("Specified provider doesn't exist"))
    }

    /// Who calls with an assertion: nobody whom AWS knows.
    pub(crate) fn asserted(&self, principal_arn: &str, text: &str) -> Result<CallerIdentity, ApiError> {
        let assertion = SamlAssertion::read(text).ok_or_else(|| invalid("Invalid base64 SAMLResponse"))?;
        let provider = self.saml_provider(principal_arn)?;
        if provider.issuer() != assertion.issuer {
            return Err(invalid("Issuer not present in specified provider"));
        }
        if self.now >= assertion.expires {
            return Err(ApiError::new(
                "ExpiredTokenException",
                400,
                "Token must be redeemed within 5 minutes of issuance",
            ));
        }
        Ok(CallerIdentity::bearer(&provider.arn, (&assertion.recipient, &assertion.subject)))
    }

    pub(super) fn saml_required_permissions(&self, call: &StsCall) -> Vec<RequiredPermission> {
        let StsCall::AssumeRoleWithSaml { role_arn, principal_arn, saml_assertion, session, .. } = call
        else {
            return Vec::new();
        };
        let (Some(assertion), Ok(provider)) =
            (SamlAssertion::read(saml_assertion), self.saml_provider(principal_arn))
        else {
            return Vec::new();
        };
        let mut permission = self.assume_role_permission(role_arn, &assertion.session_name, None);
        "sts:AssumeRoleWithSAML".clone_into(&mut permission.action);
        // The account and the provider's name.
        let doc = principal_arn.trim_start_matches("arn:aws:iam::").replacen(":saml-provider", "", 1);
        permission = permission
            .with("saml:aud", assertion.recipient.as_str())
            .with("saml:iss", assertion.issuer.as_str())
            .with("saml:doc", doc);
        for (key, value) in assertion.keys_of_subject(provider) {
            permission = permission.with(key, value);
        }
        permissions_with_session(permission, &assertion.parameters(session))
    }

    pub(super) fn assume_role_with_saml(
        &mut self,
        identity: &CallerIdentity,
        call: &StsCall,
    ) -> Result<Response, ApiError> {
        let refused = || not_authorized("sts:AssumeRoleWithSAML");
        let StsCall::AssumeRoleWithSaml {
            role_arn,
            principal_arn,
            saml_assertion,
            duration_seconds,
            session,
        } = call
        else {
            return Err(refused());
        };
        let assertion = SamlAssertion::read(saml_assertion).ok_or_else(refused)?;
        // The assertion names the roles it is good for; the caller chooses among them.
        let role = self.role_by_arn(role_arn).filter(|_| assertion.roles.contains(role_arn));
        let role = role.cloned().ok_or_else(refused)?;
        check_session_name(&assertion.session_name)?;
        let seconds = check_duration(identity, &role, *duration_seconds)?;
        let account = Arn::parse(role_arn).map_or("", |arn| arn.account).to_owned();
        let mut context =
            self.validate_session_context(identity, &account, &assertion.parameters(session))?;
        for (key, value) in assertion.keys_of_subject(self.saml_provider(principal_arn)?) {
            context.federated_keys.insert(key.to_owned(), value);
        }
        if let Principal::Federated { provider } = &identity.principal {
            context.federated_provider = Some(provider.clone());
        }
        let owner = SessionOwner::Role(role.id);
        let credentials =
            self.create_session(&account, owner, &assertion.session_name, seconds, None, context);
        Ok(Response::Credentials(credentials))
    }
}

fn invalid(message: &str) -> ApiError {
    ApiError::new("InvalidIdentityToken", 400, message)
}
