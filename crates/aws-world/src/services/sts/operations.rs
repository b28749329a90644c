//! Operations of STS
//! [AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).

use std::sync::Arc;

use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use crate::api::errors::Service;
use crate::api::{ApiError, Authorization, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::Role;
use crate::model::sts::{Credentials, SessionContext, SessionOwner, StsCall, StsSession};
use crate::world::{CallerIdentity, WorldState};

/// Seconds of a session when the caller does not say, and the most a chained session may have.
const DEFAULT_DURATION: u32 = 3600;
const SHORTEST_DURATION: u32 = 900;

/// A session to create.
pub(super) struct NewSession<'n> {
    /// Its role or user.
    pub(super) owner: SessionOwner,
    /// Its name; empty where it has none.
    pub(super) name: &'n str,
    /// Its duration.
    pub(super) seconds: u32,
    /// The instance or function that gets its credentials.
    pub(super) source_instance: Option<String>,
    pub(super) context: SessionContext,
}

impl WorldState {
    pub(crate) fn apply_sts(
        &mut self,
        identity: &CallerIdentity,
        call: &StsCall,
    ) -> Result<Response, ApiError> {
        match call {
            StsCall::GetCallerIdentity => Ok(Response::CallerIdentity {
                arn: identity.arn.clone().unwrap_or_default(),
                account: identity.account.to_string(),
                user_id: identity.user_id.clone(),
            }),
            StsCall::AssumeRoleWithWebIdentity {
                role_arn,
                role_session_name,
                duration_seconds,
                session,
                ..
            } => {
                let (name, seconds) = (role_session_name, *duration_seconds);
                self.assume_role_with_web_identity(identity, role_arn, name, seconds, session)
            }
            StsCall::AssumeRoleWithSaml { .. } => self.assume_role_with_saml(identity, call),
            StsCall::GetSessionToken { duration_seconds, mfa } => {
                self.get_session_token(identity, *duration_seconds, mfa)
            }
            StsCall::GetFederationToken { name, duration_seconds, session } => {
                self.get_federation_token(identity, name, *duration_seconds, session)
            }
            StsCall::AssumeRole { role_arn, role_session_name, duration_seconds, session, .. } => {
                check_session_name(role_session_name)?;
                let role =
                    self.role_by_arn(role_arn).cloned().ok_or_else(|| no_such_role(identity, role_arn))?;
                let seconds = check_duration(identity, &role, *duration_seconds)?;
                let account = AccountId::new(Arn::parse(role_arn).map_or("", |arn| arn.account));
                let context = self.validate_session_context(identity, &account, session)?;
                let owner = SessionOwner::Role(role.id);
                let session =
                    NewSession { owner, name: role_session_name, seconds, source_instance: None, context };
                Ok(Response::Credentials(self.create_session(&account, session)))
            }
        }
    }

    /// Creates a session of a role for a service.
    pub(crate) fn create_role_session(
        &mut self,
        account: &AccountId,
        role: &Role,
        session_name: &str,
        seconds: u32,
        source_instance: Option<String>,
    ) -> Credentials {
        let owner = SessionOwner::Role(role.id.clone());
        let context = SessionContext::default();
        let session = NewSession { owner, name: session_name, seconds, source_instance, context };
        self.create_session(account, session)
    }

    pub(super) fn create_session(&mut self, account: &AccountId, new: NewSession<'_>) -> Credentials {
        let NewSession { owner, name, seconds, source_instance, context } = new;
        let credentials = self.new_session_credentials(self.now.plus(i64::from(seconds)));
        let session = StsSession {
            credentials: credentials.clone(),
            account: account.to_owned(),
            owner,
            session_name: name.to_owned(),
            issued: self.now,
            source_instance,
            without_token: false,
            context,
        };
        Arc::make_mut(&mut self.sessions).insert(credentials.access_key_id.clone(), session);
        credentials
    }

    /// A service assumes a role for an instance or a function: the trust policy alone decides.
    pub(crate) fn authorize_service_role(
        &self,
        service: &str,
        account: &AccountId,
        role_arn: &str,
        session_name: &str,
    ) -> Authorization {
        let service = CallerIdentity::service(service, account);
        self.authorization(&service, &self.assume_role_permission(role_arn, session_name, None))
    }
}

/// AWS does not tell a missing role from one that may not be assumed.
fn no_such_role(identity: &CallerIdentity, role_arn: &str) -> ApiError {
    let caller = identity.arn.as_deref().unwrap_or_default();
    let message =
        format!("User: {caller} is not authorized to perform: sts:AssumeRole on resource: {role_arn}");
    ApiError::access_denied(Service::Sts, message)
}

pub(super) fn check_session_name(name: &str) -> Result<(), ApiError> {
    let length = name.chars().count();
    let constraint = match length {
        0..2 => "have length greater than or equal to 2",
        2..=64 if name.chars().all(|c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c)) => return Ok(()),
        2..=64 => "satisfy regular expression pattern: [\\w+=,.@-]*",
        _ => "have length less than or equal to 64",
    };
    Err(ApiError::constraint(name, "roleSessionName", constraint))
}

pub(super) fn check_duration(
    identity: &CallerIdentity,
    role: &Role,
    asked: Option<u32>,
) -> Result<u32, ApiError> {
    if matches!(identity.principal, Principal::Root { .. }) {
        return Err(ApiError::access_denied(
            Service::Sts,
            "Roles may not be assumed by root accounts.".to_owned(),
        ));
    }
    let seconds = asked.unwrap_or(DEFAULT_DURATION);
    let value = seconds.to_string();
    if seconds < SHORTEST_DURATION {
        return Err(ApiError::constraint(
            &value,
            "durationSeconds",
            "have value greater than or equal to 900",
        ));
    }
    if seconds > 43_200 {
        return Err(ApiError::constraint(
            &value,
            "durationSeconds",
            "have value less than or equal to 43200",
        ));
    }
    if seconds > role.max_session_duration {
        return Err(ApiError::validation(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    if identity.role.is_some() && seconds > DEFAULT_DURATION {
        return Err(ApiError::validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    Ok(seconds)
}
