//! Security Token Service: credentials and who they stand for.

mod operations;
mod passed;
mod saml;
mod tokens;
mod web_identity;

pub use saml::SamlAssertion;
pub(crate) use tokens::is_out_of_reach;
pub use web_identity::WebIdentityToken;
pub(crate) use web_identity::not_authorized;

use crate::clock::SimTime;
use crate::iam::{StoredDocument, Tags};

/// An access key: long-term (`AKIA…`, no token) or a session's (`ASIA…`, with token).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
    /// Present for temporary credentials.
    pub session_token: Option<String>,
    /// When temporary credentials end.
    pub expiration: Option<SimTime>,
}

/// A session that credentials were given out for.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The credentials.
    pub credentials: Credentials,
    /// Account of the role or user.
    pub account: String,
    /// Whose session it is.
    pub of: SessionOf,
    /// Session name; the instance's id for an instance's session.
    pub session_name: String,
    /// When it was made.
    pub issued: SimTime,
    /// ARN of the instance whose metadata service handed it out, or of the Lambda function it was made for.
    pub source_instance: Option<String>,
    /// Whether the metadata service handed it out to a request without a token.
    pub without_token: bool,
    /// What was passed when it was made.
    pub passed: Passed,
}

/// Whose session it is, by unique id: a role made again under the same name is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionOf {
    /// A role's, by `AssumeRole…`.
    Role(String),
    /// A user's own, by `GetSessionToken`. The account's id stands for its root user.
    User(String),
    /// A federated user's, by `GetFederationToken` of this user.
    FederatedUser(String),
}

/// What a session is given besides its role or user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passed {
    /// Inline session policy.
    pub policy: Option<StoredDocument>,
    /// ARNs of managed session policies.
    pub policy_arns: Vec<String>,
    /// Session tags.
    pub tags: Tags,
    /// Keys of those tags that go on to sessions made with this one.
    pub transitive_tag_keys: Vec<String>,
    /// Who is behind it, for the trail.
    pub source_identity: Option<String>,
    /// ARN of the identity provider that said who it is.
    pub federated_provider: Option<String>,
    /// What it said about who it is: condition keys of every request of the session.
    pub federated_keys: Tags,
    /// Whether the user gave an MFA code for it.
    pub mfa: bool,
}

/// STS calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum StsCall {
    GetCallerIdentity,
    AssumeRole {
        role_arn: String,
        role_session_name: String,
        external_id: Option<String>,
        /// Lifetime in seconds; 3600 when not given.
        duration_seconds: Option<u32>,
        session: SessionParameters,
        mfa: MfaParameters,
    },
    AssumeRoleWithWebIdentity {
        role_arn: String,
        role_session_name: String,
        /// The text of a [`WebIdentityToken`].
        web_identity_token: String,
        /// Lifetime in seconds; 3600 when not given.
        duration_seconds: Option<u32>,
        /// Session policies only.
        session: SessionParameters,
    },
    AssumeRoleWithSaml {
        role_arn: String,
        /// ARN of the SAML provider.
        principal_arn: String,
        /// The text of a [`SamlAssertion`].
        saml_assertion: String,
        /// Lifetime in seconds; 3600 when not given.
        duration_seconds: Option<u32>,
        /// Session policies only.
        session: SessionParameters,
    },
    GetSessionToken {
        /// Lifetime in seconds; 43200 when not given.
        duration_seconds: Option<u32>,
        mfa: MfaParameters,
    },
    GetFederationToken {
        name: String,
        /// Lifetime in seconds; 43200 when not given.
        duration_seconds: Option<u32>,
        session: SessionParameters,
    },
}

/// A code of the user's MFA device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS calls")]
pub struct MfaParameters {
    pub serial_number: Option<String>,
    pub token_code: Option<String>,
}

/// What a caller may pass for the session it asks for. `GetFederationToken` takes no source identity and has no
/// transitive tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS calls")]
pub struct SessionParameters {
    pub policy: Option<String>,
    pub policy_arns: Vec<String>,
    pub tags: Tags,
    pub transitive_tag_keys: Vec<String>,
    pub source_identity: Option<String>,
}
