//! The permissions that STS calls require
//! [actions, resources and condition keys for STS](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html).

use iam_policy::arn::Arn;

use crate::api::ApiError;
use crate::model::sts::{SamlAssertion, SessionParameters, StsCall, WebIdentityToken};
use crate::world::{CallerIdentity, RequiredPermission, WorldState};

impl WorldState {
    /// `GetCallerIdentity` and `GetSessionToken` need no permission, and no policy can deny the first.
    pub(crate) fn sts_required_permissions(
        &self,
        identity: &CallerIdentity,
        call: &StsCall,
    ) -> Result<Vec<RequiredPermission>, ApiError> {
        let account = &identity.account;
        Ok(match call {
            StsCall::GetCallerIdentity | StsCall::GetSessionToken { .. } => Vec::new(),
            StsCall::AssumeRole { role_arn, role_session_name, external_id, session, mfa, .. } => {
                let mut permission =
                    self.assume_role_permission(role_arn, role_session_name, external_id.as_deref());
                if self.check_mfa(identity, mfa)? {
                    permission = permission
                        .with("aws:MultiFactorAuthPresent", "true")
                        .with("aws:MultiFactorAuthAge", "0");
                }
                permissions_with_session(permission, session)
            }
            StsCall::AssumeRoleWithWebIdentity {
                role_arn, role_session_name, web_identity_token, ..
            } => {
                vec![self.web_identity_permission(role_arn, role_session_name, web_identity_token)]
            }
            StsCall::GetFederationToken { name, session, .. } => {
                let resource = format!("arn:aws:sts::{account}:federated-user/{name}");
                permissions_with_session(
                    RequiredPermission::new("sts:GetFederationToken", resource, account),
                    session,
                )
            }
            StsCall::AssumeRoleWithSaml { .. } => self.saml_required_permissions(call),
        })
    }

    pub(crate) fn assume_role_permission(
        &self,
        role_arn: &str,
        session_name: &str,
        external_id: Option<&str>,
    ) -> RequiredPermission {
        let account = Arn::parse(role_arn).map_or("", |arn| arn.account);
        let mut permission = RequiredPermission::new("sts:AssumeRole", role_arn, account)
            .with("sts:RoleSessionName", session_name);
        if let Some(id) = external_id {
            permission = permission.with("sts:ExternalId", id);
        }
        let tags = self.role_by_arn(role_arn).map(|role| &role.tags);
        for (key, value) in tags.into_iter().flatten() {
            permission = permission
                .with(format!("aws:ResourceTag/{key}"), value.as_str())
                .with(format!("iam:ResourceTag/{key}"), value.as_str());
        }
        permission
    }

    /// The provider's keys carry its address: `token.actions.githubusercontent.com:sub`.
    fn web_identity_permission(&self, role_arn: &str, session_name: &str, token: &str) -> RequiredPermission {
        let mut permission = self.assume_role_permission(role_arn, session_name, None);
        "sts:AssumeRoleWithWebIdentity".clone_into(&mut permission.action);
        let Some(token) = WebIdentityToken::read(token) else { return permission };
        let issuer = &token.issuer;
        permission.with(format!("{issuer}:sub"), token.subject).with(format!("{issuer}:aud"), token.audience)
    }

    fn saml_required_permissions(&self, call: &StsCall) -> Vec<RequiredPermission> {
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
}

/// The permissions for a call with these session parameters: tags and a source identity have actions of their own, on
/// the same resource.
fn permissions_with_session(
    permission: RequiredPermission,
    asked: &SessionParameters,
) -> Vec<RequiredPermission> {
    let mut permission = permission;
    if let Some(name) = &asked.source_identity {
        permission = permission.with("sts:SourceIdentity", name.as_str());
    }
    for (key, value) in &asked.tags {
        permission = permission.with(format!("aws:RequestTag/{key}"), value.as_str());
    }
    if !asked.tags.is_empty() {
        permission = permission.with_many("aws:TagKeys", asked.tags.keys().cloned().collect());
    }
    if !asked.transitive_tag_keys.is_empty() {
        permission = permission.with_many("sts:TransitiveTagKeys", asked.transitive_tag_keys.clone());
    }
    let also = |action: &str| RequiredPermission { action: action.to_owned(), ..permission.clone() };
    let tagging = (!asked.tags.is_empty()).then(|| also("sts:TagSession"));
    let naming = asked.source_identity.as_ref().map(|_| also("sts:SetSourceIdentity"));
    let mut required = vec![permission.clone()];
    required.extend(tagging.into_iter().chain(naming));
    required
}
