//! Sessions that a user asks for without a role
//! [GetSessionToken](https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html),
//! [GetFederationToken](https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html).

use iam_policy::request::Principal;

use super::operations::NewSession;
use crate::api::errors::Service;
use crate::api::{ApiCall, ApiError, Response};
use crate::model::sts::StsCall;
use crate::model::sts::{MfaParameters, SessionContext, SessionOwner, SessionParameters};
use crate::services::iam::validation;
use crate::world::{CallerIdentity, WorldState};

/// Seconds when the caller does not say, and bounds.
const DEFAULT: u32 = 12 * 3600;
const SHORTEST: u32 = 900;
const LONGEST: u32 = 36 * 3600;
/// The root user's sessions last an hour at most.
const LONGEST_OF_ROOT: u32 = 3600;

impl WorldState {
    pub(super) fn get_session_token(
        &mut self,
        identity: &CallerIdentity,
        duration: Option<u32>,
        mfa: &MfaParameters,
    ) -> Result<Response, ApiError> {
        let user_id = long_term_user(identity, "GetSessionToken")?;
        let seconds = seconds(identity, duration)?;
        let context = SessionContext { mfa: self.check_mfa(identity, mfa)?, ..SessionContext::default() };
        let owner = SessionOwner::User(user_id);
        let account = identity.account.clone();
        let session = NewSession { owner, name: "", seconds, source_instance: None, context };
        Ok(Response::Credentials(self.create_session(&account, session)))
    }

    /// Whether the caller shows a code of its MFA device. The world has no device to compare with: any six digits do.
    pub(super) fn check_mfa(&self, identity: &CallerIdentity, mfa: &MfaParameters) -> Result<bool, ApiError> {
        let refused = |why: &str| {
            Err(ApiError::access_denied(Service::Sts, format!("MultiFactorAuthentication failed, {why}")))
        };
        let (serial, code) = match (&mfa.serial_number, &mfa.token_code) {
            (None, None) => return Ok(false),
            (Some(serial), Some(code)) => (serial, code),
            _ => return refused("must provide both MFA serial number and one time pass code."),
        };
        validation::mfa_code("tokenCode", code, "[\\d]*")?;
        let account = self.accounts.get(&identity.account);
        let user = account.zip(identity.user_name.as_ref());
        let user = user.and_then(|(account, name)| account.iam.users.get(name));
        if user.is_some_and(|user| user.has_mfa_device(serial)) {
            return Ok(true);
        }
        refused(
            "unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
        )
    }

    pub(super) fn get_federation_token(
        &mut self,
        identity: &CallerIdentity,
        name: &str,
        duration: Option<u32>,
        asked: &SessionParameters,
    ) -> Result<Response, ApiError> {
        let user_id = long_term_user(identity, "GetFederationToken")?;
        validation::name("name", name, 32)?;
        validation::length("name", name, 2, 32)?;
        let context = self.validate_session_context(identity, &identity.account, asked)?;
        let seconds = seconds(identity, duration)?;
        let owner = SessionOwner::FederatedUser(user_id);
        let account = identity.account.clone();
        let session = NewSession { owner, name, seconds, source_instance: None, context };
        Ok(Response::Credentials(self.create_session(&account, session)))
    }
}

/// Only long-term credentials can ask for these sessions.
fn long_term_user(identity: &CallerIdentity, call: &str) -> Result<String, ApiError> {
    let user = matches!(identity.principal, Principal::User { .. } | Principal::Root { .. });
    if user && identity.session.is_none() && identity.issued.is_none() {
        return Ok(identity.user_id.clone());
    }
    Err(ApiError::access_denied(Service::Sts, format!("Cannot call {call} with session credentials")))
}

fn seconds(identity: &CallerIdentity, asked: Option<u32>) -> Result<u32, ApiError> {
    let root = matches!(identity.principal, Principal::Root { .. });
    let longest = if root { LONGEST_OF_ROOT } else { LONGEST };
    let seconds = asked.unwrap_or(DEFAULT).min(if asked.is_none() { longest } else { u32::MAX });
    let bound = match seconds {
        0..SHORTEST => "have value greater than or equal to 900",
        _ if seconds > LONGEST => "have value less than or equal to 129600",
        _ if seconds > longest => "have value less than or equal to 3600",
        _ => return Ok(seconds),
    };
    Err(ApiError::constraint(&seconds.to_string(), "durationSeconds", bound))
}

/// Sessions of `GetSessionToken` without MFA and of federated users cannot call IAM, and of STS only what says who they
/// are; a user's own session may assume roles too.
pub(crate) fn is_out_of_reach(identity: &CallerIdentity, call: &ApiCall) -> bool {
    if identity.session.is_none() || identity.role.is_some() {
        return false;
    }
    let federated = matches!(identity.principal, Principal::FederatedUser { .. });
    match call {
        ApiCall::Iam(_) => !identity.mfa,
        ApiCall::Sts(StsCall::AssumeRole { .. }) => federated,
        // These refuse sessions in words of their own.
        _ => false,
    }
}
