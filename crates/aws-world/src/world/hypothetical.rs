//! Questions of callers that are set up for the question: somebody with an identity provider's token, a session with tags and
//! a policy of its own, another account's role, a service, nobody.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{PolicySet, authorize};
use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};

use super::{ActionOnResource, CallerIdentity, WorldState};
use crate::api::Authorization;
use crate::model::account_id::AccountId;
use crate::model::iam::{StoredDocument, attached};
use crate::model::sts::SessionContext;
use crate::text::account as text;

/// A caller that is set up for a question. It need not be in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HypotheticalCaller {
    /// The caller.
    pub principal: Principal,
    /// Condition keys that its requests carry: tags, claims, address. They replace those that the world would fill in.
    pub context: RequestContext,
    /// The policy that its session was made with.
    pub session_policy: Option<String>,
}

impl WorldState {
    /// Decides and explains a request of such a caller without making it. Where the caller's account is not in the world, what
    /// its policies say is an assumption of the answer.
    pub fn simulate_access_of(
        &self,
        caller: &HypotheticalCaller,
        request: &ActionOnResource,
    ) -> Authorization {
        let known = self.identity_of_hypothetical(&caller.principal);
        let mut identity = known.clone().unwrap_or_else(|| CallerIdentity::stranger(&caller.principal));
        if let Some(policy) = &caller.session_policy {
            identity.session = Some(SessionContext { policy: Some(stored(policy)), ..Default::default() });
        }
        let permission = self.permission_for_query(&request.action, &request.resource);
        let mut context = self.request_context(&identity, &permission);
        // What comes through an endpoint has no public address
        // [global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
        if caller.context.get("aws:SourceVpce").is_some() {
            context.remove("aws:SourceIp");
        }
        for (key, value) in caller.context.iter() {
            context.set(key, value.clone());
        }
        let mut policies = match known {
            Some(_) => self.policies_of_caller(&identity),
            None => self.policies_of_stranger(caller),
        };
        self.policies_of_resource(&permission).swap(&mut policies);
        let request = AuthorizationRequest {
            caller: identity.principal,
            action: permission.action,
            resource: permission.resource,
            resource_account: permission.resource_account,
            context,
        };
        let result = authorize(&request, &policies);
        Authorization { request, policies, result }
    }

    /// Whether the world has the caller, with its policies. Callers of no account have none to be known.
    pub fn knows_caller(&self, principal: &Principal) -> bool {
        self.identity_of_hypothetical(principal).is_some()
    }

    fn identity_of_hypothetical(&self, principal: &Principal) -> Option<CallerIdentity> {
        match principal {
            Principal::Root { account } => self.identity_for_query(&format!("arn:aws:iam::{account}:root")),
            Principal::User { arn } => self.identity_for_query(arn),
            Principal::RoleSession { role_arn, session_arn } => {
                let identity = self.identity_for_query(session_arn)?;
                // The name of a session leaves out the path of its role.
                let has_path = role_arn.matches('/').count() > 1;
                (!has_path || identity.role.as_ref()?.arn == *role_arn).then_some(identity)
            }
            Principal::FederatedUser { arn, source_arn } => {
                let source = self.identity_for_query(source_arn)?;
                Some(CallerIdentity::federated_user(source, arn.rsplit('/').next()?))
            }
            Principal::Federated { .. }
            | Principal::Service { .. }
            | Principal::OriginAccessIdentity { .. }
            | Principal::Anonymous => Some(CallerIdentity::stranger(principal)),
        }
    }

    /// What is known of the policies of a caller whose account is not in the world, or who is not in its account.
    fn policies_of_stranger(&self, caller: &HypotheticalCaller) -> PolicySet {
        let mut policies = PolicySet::default();
        let identity = match &caller.principal {
            Principal::User { arn } => Some(arn),
            Principal::RoleSession { role_arn, .. } => Some(role_arn),
            Principal::FederatedUser { source_arn, .. } => Some(source_arn),
            _ => None,
        };
        let account = caller.principal.account().unwrap_or_default();
        self.add_missing_of_stranger(identity.map(String::as_str), account, &mut policies);
        if let Some(policy) = &caller.session_policy {
            let name = caller.principal.display_name();
            let attached = attached(&stored(policy), PolicyType::Session, text::SESSION_POLICY, None, &name);
            policies.session = Some(vec![attached]);
        }
        policies
    }
}

impl CallerIdentity {
    /// A caller of whom the world knows no more than the question tells.
    fn stranger(principal: &Principal) -> Self {
        let arn = principal.account().is_some().then(|| principal.display_name().into_owned());
        Self {
            principal: principal.clone(),
            account: AccountId::new(principal.account().unwrap_or_default()),
            arn,
            ..Self::anonymous()
        }
    }
}

fn stored(policy: &str) -> StoredDocument {
    StoredDocument(Arc::new(PolicyDocument::parse(policy, PolicyType::Session)))
}
