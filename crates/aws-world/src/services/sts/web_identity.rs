//! Roles for those whom an identity provider knows, such as a GitHub Actions job
//! [AssumeRoleWithWebIdentity](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html).

use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use super::operations::{NewSession, check_duration, check_session_name};
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::sts::{SessionContext, SessionOwner, SessionParameters, WebIdentityToken};
use crate::world::{CallerIdentity, WorldState};

impl WorldState {
    /// The provider of the role's account that the token is from.
    fn provider(&self, role_arn: &str, token: &WebIdentityToken) -> Result<String, ApiError> {
        let account = Arn::parse(role_arn).and_then(|arn| self.accounts.get(arn.account));
        let provider = account.and_then(|account| account.iam.oidc_providers.get(&token.issuer));
        let provider = provider.ok_or_else(|| {
            let issuer = &token.issuer;
            invalid(format!("No OpenIDConnect provider found in your account for https://{issuer}"))
        })?;
        if !provider.client_ids.contains(&token.audience) {
            return Err(invalid("Incorrect token audience".to_owned()));
        }
        if self.now >= token.expires {
            return Err(ApiError::new(
                ErrorCode::EXPIRED_TOKEN_EXCEPTION,
                400,
                "Token expired: current date/time must be before the expiration date/time",
            ));
        }
        Ok(provider.arn.clone())
    }

    /// The bearer of a token as a caller: no identity of AWS.
    pub(crate) fn bearer(&self, role_arn: &str, text: &str) -> Result<CallerIdentity, ApiError> {
        let token = WebIdentityToken::read(text).ok_or_else(|| {
            invalid("Couldn't retrieve verification key from your identity provider".to_owned())
        })?;
        let provider = self.provider(role_arn, &token)?;
        Ok(CallerIdentity::bearer(&provider, &token.audience, &token.subject))
    }

    pub(super) fn assume_role_with_web_identity(
        &mut self,
        identity: &CallerIdentity,
        role_arn: &str,
        session_name: &str,
        duration: Option<u32>,
        asked: &SessionParameters,
    ) -> Result<Response, ApiError> {
        let refused = || not_authorized("sts:AssumeRoleWithWebIdentity");
        check_session_name(session_name)?;
        let role = self.role_by_arn(role_arn).cloned().ok_or_else(refused)?;
        let seconds = check_duration(identity, &role, duration)?;
        let account = AccountId::new(Arn::parse(role_arn).map_or("", |arn| arn.account));
        let Principal::Federated { provider } = &identity.principal else { return Err(refused()) };
        let context = self.validate_session_context(identity, &account, asked)?;
        let context = SessionContext { federated_provider: Some(provider.clone()), ..context };
        let owner = SessionOwner::Role(role.id);
        let session = NewSession { owner, name: session_name, seconds, source_instance: None, context };
        Ok(Response::Credentials(self.create_session(&account, session)))
    }
}

/// The refusal does not say why.
pub(crate) fn not_authorized(action: &str) -> ApiError {
    ApiError::new(ErrorCode::ACCESS_DENIED, 403, format!("Not authorized to perform {action}"))
}

fn invalid(message: String) -> ApiError {
    ApiError::new(ErrorCode::INVALID_IDENTITY_TOKEN, 400, message)
}
