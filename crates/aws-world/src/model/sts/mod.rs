//! Security Token Service: credentials and who they stand for.

mod saml_assertion;
mod web_identity_token;

pub use saml_assertion::SamlAssertion;
pub use web_identity_token::WebIdentityToken;

use crate::clock::SimTime;
use crate::model::account_id::AccountId;
use crate::model::iam::{StoredDocument, Tags};

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

/// A session of AWS STS with its temporary credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct StsSession {
    /// The credentials.
    pub credentials: Credentials,
    /// Account of the role or user.
    pub account: AccountId,
    /// The principal it belongs to.
    pub owner: SessionOwner,
    /// Session name; the instance's id for an instance's session.
    pub session_name: String,
    /// When it was made.
    pub issued: SimTime,
    /// ARN of the instance whose metadata service handed it out, or of the Lambda function it was made for.
    pub source_instance: Option<String>,
    /// Whether the metadata service handed it out to a request without a token.
    pub without_token: bool,
    /// Session policies, tags and source identity.
    pub context: SessionContext,
}

/// The principal of a session, by unique id: a role created again under the same name is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionOwner {
    /// A role's, by `AssumeRole…`.
    Role(String),
    /// A user's own, by `GetSessionToken`. The account's id stands for its root user.
    User(String),
    /// A federated user's, by `GetFederationToken` of this user.
    FederatedUser(String),
}

/// The session policies, tags and identity that a session was created with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionContext {
    /// Inline session policy.
    pub policy: Option<StoredDocument>,
    /// ARNs of managed session policies.
    pub policy_arns: Vec<String>,
    /// Session tags.
    pub tags: Tags,
    /// Keys of those tags that sessions made with this one inherit.
    pub transitive_tag_keys: Vec<String>,
    /// The person behind it, for CloudTrail.
    pub source_identity: Option<String>,
    /// ARN of the identity provider that authenticated it.
    pub federated_provider: Option<String>,
    /// The provider's claims: condition keys of every request of the session.
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

/// Parameters of the session that a caller asks for. `GetFederationToken` takes no source identity and has no
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
