//! Security Token Service: credentials and who they stand for.

mod operations;

use crate::clock::SimTime;

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

/// A role session that credentials were given out for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The credentials.
    pub credentials: Credentials,
    /// Account of the role.
    pub account: String,
    /// Unique id of the role: a role made again under the same name is another one.
    pub role_id: String,
    /// Session name; the instance's id for an instance's session.
    pub session_name: String,
    /// When it was made.
    pub issued: SimTime,
    /// ARN of the instance whose metadata service handed it out, or of the Lambda function it was made for.
    pub source_instance: Option<String>,
}

/// STS calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StsCall {
    /// `GetCallerIdentity`.
    GetCallerIdentity,
    /// `AssumeRole`.
    AssumeRole {
        /// ARN of the role.
        role_arn: String,
        /// Session name.
        role_session_name: String,
        /// External id, if the caller gives one.
        external_id: Option<String>,
        /// Lifetime in seconds; 3600 when not given.
        duration_seconds: Option<u32>,
    },
}
