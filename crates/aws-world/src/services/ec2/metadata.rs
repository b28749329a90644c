//! The instance metadata service: how a program on an instance gets the role's credentials
//! [retrieve security credentials](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html).

use std::sync::Arc;

use iam_policy::explanation::EvaluationDecision;

use crate::api::Authorization;
use crate::model::account::role_of;
use crate::model::account_id::AccountId;
use crate::model::iam::Role;
use crate::model::sts::{Credentials, SessionOwner};
use crate::world::WorldState;

/// Address of the service.
pub(crate) const ADDRESS: &str = "http://169.254.169.254";
/// The list of roles; a role's name after it gives that role's credentials.
pub(crate) const CREDENTIALS_PATH: &str = "/latest/meta-data/iam/security-credentials/";
/// Seconds a session from the service lives.
const SESSION_SECONDS: u32 = 6 * 3600;
/// New credentials are there at least this long before the old ones end.
const ROTATION_LEAD: i64 = 5 * 60;

/// Answer of the service to a request for credentials.
#[derive(Clone, Debug)]
pub(crate) enum MetadataResponse {
    /// Nothing: the service is off.
    Disabled,
    /// 401: without a token nobody is answered.
    TokenRequired,
    /// 404 on the list of roles: no instance profile, or an empty one.
    NoRole,
    /// `Code: AssumeRoleUnauthorizedAccess`: the role's trust policy does not let EC2 in.
    Unauthorized { role_name: String },
    /// `Code: Success`.
    Credentials { role_name: String, credentials: Credentials },
}

impl WorldState {
    /// Asks an instance's metadata service for credentials, with a token (version 2) or without (version 1). When EC2 had
    /// to assume the role for this, the authorization on its trust policy comes along.
    pub(crate) fn instance_credentials(
        &mut self,
        instance_id: &str,
        with_token: bool,
    ) -> (MetadataResponse, Option<Authorization>) {
        let options = self.instance(instance_id).map(|(_, instance)| instance.metadata_options);
        match options {
            Some(options) if !options.enabled => return (MetadataResponse::Disabled, None),
            Some(options) if options.tokens_required && !with_token => {
                return (MetadataResponse::TokenRequired, None);
            }
            _ => {}
        }
        let Some((account, role)) = self.instance_role(instance_id) else {
            return (MetadataResponse::NoRole, None);
        };
        if let Some(credentials) = self.present_session(instance_id, &role, with_token) {
            return (MetadataResponse::Credentials { role_name: role.name, credentials }, None);
        }
        let authorization =
            self.authorize_service_role("ec2.amazonaws.com", &account, &role.arn, instance_id);
        if authorization.result.decision != EvaluationDecision::Allowed {
            return (MetadataResponse::Unauthorized { role_name: role.name }, Some(authorization));
        }
        let source = self.instance(instance_id).map(|(account, instance)| instance.arn(&account.id));
        let credentials = self.create_role_session(&account, &role, instance_id, SESSION_SECONDS, source);
        self.replace_session(instance_id, credentials.clone(), with_token);
        (MetadataResponse::Credentials { role_name: role.name, credentials }, Some(authorization))
    }

    /// The role behind the instance's profile, and its account.
    fn instance_role(&self, instance_id: &str) -> Option<(AccountId, Role)> {
        let (account, instance) = self.instance(instance_id)?;
        Some((account.id.clone(), role_of(account, instance)?.clone()))
    }

    /// The session in use, while it is this role's and does not end soon.
    fn present_session(&self, instance_id: &str, role: &Role, with_token: bool) -> Option<Credentials> {
        let (_, instance) = self.instance(instance_id)?;
        let kept = if with_token { &instance.session } else { &instance.session_without_token };
        let credentials = kept.as_ref()?;
        let session = self.sessions.get(&credentials.access_key_id)?;
        let ends_soon = credentials.expiration.is_none_or(|end| self.now.plus(ROTATION_LEAD) >= end);
        (session.owner == SessionOwner::Role(role.id.clone()) && !ends_soon).then(|| credentials.clone())
    }

    fn replace_session(&mut self, instance_id: &str, credentials: Credentials, with_token: bool) {
        if let Some(session) = Arc::make_mut(&mut self.sessions).get_mut(&credentials.access_key_id) {
            session.without_token = !with_token;
        }
        let old = self.instance_mut(instance_id).and_then(|instance| {
            let kept = if with_token { &mut instance.session } else { &mut instance.session_without_token };
            kept.replace(credentials)
        });
        let Some(old) = old else { return };
        // Only the instance had the old ones, unless somebody stole them: then they must still be known to end.
        let stolen = self
            .stranger
            .as_ref()
            .is_some_and(|stranger| stranger.credentials.iter().any(|stolen| stolen.credentials == old));
        if !stolen {
            Arc::make_mut(&mut self.sessions).remove(&old.access_key_id);
        }
    }
}
