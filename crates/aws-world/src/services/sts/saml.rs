//! Roles for those whom a SAML identity provider knows
//! [AssumeRoleWithSAML](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html).

use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use super::not_authorized;
use super::operations::{NewSession, check_duration, check_session_name};
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::SamlProvider;
use crate::model::sts::{SamlAssertion, SessionOwner, StsCall};
use crate::world::{CallerIdentity, WorldState};

impl WorldState {
    pub(super) fn saml_provider(&self, arn: &str) -> Result<&SamlProvider, ApiError> {
        let account = Arn::parse(arn).and_then(|arn| self.accounts.get(arn.account));
        let providers = account.into_iter().flat_map(|account| account.iam.saml_providers.values());
        let mut known = providers.filter(|provider| provider.arn == arn);
        known.next().ok_or_else(|| invalid("Specified provider doesn't exist"))
    }

    /// The bearer of an assertion as a caller: no identity of AWS.
    pub(crate) fn asserted(&self, principal_arn: &str, text: &str) -> Result<CallerIdentity, ApiError> {
        let assertion = SamlAssertion::read(text).ok_or_else(|| invalid("Invalid base64 SAMLResponse"))?;
        let provider = self.saml_provider(principal_arn)?;
        if provider.issuer() != assertion.issuer {
            return Err(invalid("Issuer not present in specified provider"));
        }
        if self.now >= assertion.expires {
            return Err(ApiError::new(
                ErrorCode::EXPIRED_TOKEN_EXCEPTION,
                400,
                "Token must be redeemed within 5 minutes of issuance",
            ));
        }
        Ok(CallerIdentity::bearer(&provider.arn, &assertion.recipient, &assertion.subject))
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
        let account = AccountId::new(Arn::parse(role_arn).map_or("", |arn| arn.account));
        let mut context =
            self.validate_session_context(identity, &account, &assertion.parameters(session))?;
        for (key, value) in assertion.keys_of_subject(self.saml_provider(principal_arn)?) {
            context.federated_keys.insert(key.to_owned(), value);
        }
        if let Principal::Federated { provider } = &identity.principal {
            context.federated_provider = Some(provider.clone());
        }
        let owner = SessionOwner::Role(role.id);
        let credentials = self.create_session(
            &account,
            NewSession { owner, name: &assertion.session_name, seconds, source_instance: None, context },
        );
        Ok(Response::Credentials(credentials))
    }
}

fn invalid(message: &str) -> ApiError {
    ApiError::new(ErrorCode::INVALID_IDENTITY_TOKEN, 400, message)
}
