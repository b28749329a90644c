//! Access simulation: questions about the world that change nothing. May this caller do that, who may do this, what may
//! that one do, what would this run do?

use iam_policy::evaluation::{Assumption, MissingPolicy, decide_with_assumptions};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, RequestContext};

use super::authorization::ResourcePolicies;
use super::{AccessQuery, CallerIdentity, RequiredPermission, WorldState};
use crate::api::Authorization;

/// An action on a resource, without a caller.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActionOnResource {
    /// `service:Name`.
    pub action: String,
    /// ARN or `*`.
    pub resource: String,
}

/// A decision without its trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessDecision {
    /// The decision.
    pub decision: EvaluationDecision,
    /// Unknown facts and policies that the answer depends on.
    pub assumptions: Vec<Assumption>,
}

/// Requests that differ only in action and resource: their context and resource policies are the same.
struct RequestGroup {
    permission: RequiredPermission,
    policies: ResourcePolicies,
    requests: Vec<IndexedRequest>,
}

/// A request of a group, with the missing policies of its own resource.
struct IndexedRequest {
    /// Its index in the list of requests.
    index: usize,
    request: ActionOnResource,
    missing: Vec<MissingPolicy>,
}

impl WorldState {
    /// Decides and explains a request without making it. `None` when the principal does not exist.
    pub fn simulate_access(&self, query: &AccessQuery) -> Option<Authorization> {
        let identity = self.identity_for_query(&query.principal_arn)?;
        Some(self.authorization(&identity, &self.permission_for_query(&query.action, &query.resource)))
    }

    /// The decisions on all `requests` for all `principals` (ARNs of users, roles, root users), principal after
    /// principal; `None` for one that does not exist. They are those of [`Self::simulate_access`], without the traces.
    pub fn simulate_access_matrix(
        &self,
        principals: &[String],
        requests: &[ActionOnResource],
    ) -> Vec<Option<EvaluationDecision>> {
        let decisions = self.simulate_access_matrix_with_assumptions(principals, requests).into_iter();
        decisions.map(|decided| decided.map(|decided| decided.decision)).collect()
    }

    /// [`Self::simulate_access_matrix`] with the assumptions of each decision.
    pub fn simulate_access_matrix_with_assumptions(
        &self,
        principals: &[String],
        requests: &[ActionOnResource],
    ) -> Vec<Option<AccessDecision>> {
        let mut groups = self.group_by_context(requests);
        let mut decisions = vec![None; principals.len() * requests.len()];
        for (principal, row) in principals.iter().zip(decisions.chunks_mut(requests.len().max(1))) {
            if let Some(identity) = self.identity_for_query(principal) {
                self.decide_row(&identity, &mut groups, row);
            }
        }
        decisions
    }

    /// ARNs of the users and roles, and of the root users, that may do this.
    pub fn who_can(&self, request: &ActionOnResource) -> Vec<String> {
        let mut principals = Vec::new();
        for account in self.accounts.values() {
            principals.push(format!("arn:aws:iam::{}:root", account.id));
            principals.extend(account.iam.users.values().map(|user| user.arn.clone()));
            principals.extend(account.roles().map(|role| role.arn.clone()));
        }
        let decisions = self.simulate_access_matrix(&principals, std::slice::from_ref(request));
        let may = principals.into_iter().zip(decisions);
        may.filter(|(_, decision)| *decision == Some(EvaluationDecision::Allowed))
            .map(|(arn, _)| arn)
            .collect()
    }

    /// The `requests` that this principal may make.
    pub fn what_can(&self, principal: &str, requests: &[ActionOnResource]) -> Vec<ActionOnResource> {
        let decisions = self.simulate_access_matrix(&[principal.to_owned()], requests);
        let may = requests.iter().zip(decisions);
        may.filter(|(_, decision)| *decision == Some(EvaluationDecision::Allowed))
            .map(|(request, _)| request.clone())
            .collect()
    }

    pub(super) fn identity_for_query(&self, principal_arn: &str) -> Option<CallerIdentity> {
        let Some(identity) = self.identity_of_arn(principal_arn) else {
            return self.identity_of_role(principal_arn);
        };
        // The session of the instance that has the role comes from there.
        let of_instance = identity.role.as_ref().and_then(|role| self.identity_of_role(&role.arn));
        match of_instance.filter(|session| session.arn == identity.arn) {
            Some(session) => Some(session),
            None => Some(self.as_cli_caller(identity)),
        }
    }

    fn decide_row(
        &self,
        identity: &CallerIdentity,
        groups: &mut [RequestGroup],
        row: &mut [Option<AccessDecision>],
    ) {
        let mut request = AuthorizationRequest {
            caller: identity.principal.clone(),
            action: String::new(),
            resource: String::new(),
            resource_account: None,
            context: RequestContext::default(),
        };
        let context = self.context_of_caller(identity);
        let mut policies = self.policies_of_caller(identity);
        for group in groups {
            request.resource_account.clone_from(&group.permission.resource_account);
            request.context.clone_from(&context);
            self.set_permission_keys(&mut request.context, identity, &group.permission);
            group.policies.swap(&mut policies);
            for asked in &mut group.requests {
                request.action.clone_from(&asked.request.action);
                request.resource.clone_from(&asked.request.resource);
                std::mem::swap(&mut policies.missing_of_resource, &mut asked.missing);
                if let Some(cell) = row.get_mut(asked.index) {
                    let (decision, assumptions) = decide_with_assumptions(&request, &policies);
                    *cell = Some(AccessDecision { decision, assumptions });
                }
                std::mem::swap(&mut policies.missing_of_resource, &mut asked.missing);
            }
            // Back to the group, for the next caller.
            group.policies.swap(&mut policies);
        }
    }

    fn group_by_context(&self, requests: &[ActionOnResource]) -> Vec<RequestGroup> {
        let mut groups: Vec<RequestGroup> = Vec::new();
        for (index, request) in requests.iter().enumerate() {
            let permission = self.permission_for_query(&request.action, &request.resource);
            let mut policies = self.policies_of_resource(&permission);
            let missing = std::mem::take(&mut policies.missing);
            let asked = IndexedRequest { index, request: request.clone(), missing };
            let known = groups.iter_mut().find(|group| {
                group.permission.has_same_context(&permission) && group.policies.are_same(&policies)
            });
            match known {
                Some(group) => group.requests.push(asked),
                None => {
                    groups.push(RequestGroup { policies, permission, requests: vec![asked] });
                }
            }
        }
        groups
    }
}
