//! Access simulation: questions about the world that change nothing. May this caller do that, who may do this, what may
//! that one do, what would this run do?

use iam_policy::evaluation::{MissingPolicy, decide_with_assumptions};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, RequestContext};

use super::authorization::ResourcePolicies;
use super::{AccessQuery, CallerIdentity, Need, World};
use crate::call::Authorization;
use crate::program::AppRun;

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
    /// Missing policies that could turn it.
    pub assumptions: Vec<MissingPolicy>,
}

/// Requests that differ in nothing but action and resource: whose context and resource policy are the same.
struct Alike {
    need: Need,
    policies: ResourcePolicies,
    requests: Vec<Asked>,
}

/// A request among those alike: policies that nobody gave are each resource's own.
struct Asked {
    /// Its place in the list.
    place: usize,
    request: ActionOnResource,
    missing: Vec<MissingPolicy>,
}

impl World {
    /// Decides and explains a request without making it. `None` when the principal does not exist.
    pub fn simulate_access(&self, query: &AccessQuery) -> Option<Authorization> {
        let identity = self.identity_asked(&query.principal_arn)?;
        Some(self.authorization(&identity, &self.need_asked(&query.action, &query.resource)))
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
        let mut groups = self.sort_alike(requests);
        let mut decisions = vec![None; principals.len() * requests.len()];
        for (principal, row) in principals.iter().zip(decisions.chunks_mut(requests.len().max(1))) {
            if let Some(identity) = self.identity_asked(principal) {
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

    /// Those of `requests` that this principal may make.
    pub fn what_can(&self, principal: &str, requests: &[ActionOnResource]) -> Vec<ActionOnResource> {
        let decisions = self.simulate_access_matrix(&[principal.to_owned()], requests);
        let may = requests.iter().zip(decisions);
        may.filter(|(_, decision)| *decision == Some(EvaluationDecision::Allowed))
            .map(|(request, _)| request.clone())
            .collect()
    }

    /// What the app on an instance would do now: a run on a copy of the world. `None` when there is no such instance.
    pub fn dry_run_app(&self, instance_id: &str) -> Option<AppRun> {
        self.clone().run_app(instance_id)
    }

    fn identity_asked(&self, principal_arn: &str) -> Option<CallerIdentity> {
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

    fn decide_row(&self, identity: &CallerIdentity, alike: &mut [Alike], row: &mut [Option<AccessDecision>]) {
        let mut request = AuthorizationRequest {
            caller: identity.principal.clone(),
            action: String::new(),
            resource: String::new(),
            resource_account: None,
            context: RequestContext::default(),
        };
        let context = self.context_of_caller(identity);
        let mut policies = self.policies_of_caller(identity);
        for group in alike {
            request.resource_account.clone_from(&group.need.resource_account);
            request.context.clone_from(&context);
            self.set_keys_of_need(&mut request.context, identity, &group.need);
            group.policies.swap(&mut policies);
            for asked in &mut group.requests {
                request.action.clone_from(&asked.request.action);
                request.resource.clone_from(&asked.request.resource);
                std::mem::swap(&mut policies.missing_of_resource, &mut asked.missing);
                if let Some(cell) = row.get_mut(asked.place) {
                    let (decision, assumptions) = decide_with_assumptions(&request, &policies);
                    *cell = Some(AccessDecision { decision, assumptions });
                }
                std::mem::swap(&mut policies.missing_of_resource, &mut asked.missing);
            }
            // Back to the group, for the next caller.
            group.policies.swap(&mut policies);
        }
    }

    fn sort_alike(&self, requests: &[ActionOnResource]) -> Vec<Alike> {
        let mut sorted: Vec<Alike> = Vec::new();
        for (place, request) in requests.iter().enumerate() {
            let need = self.need_asked(&request.action, &request.resource);
            let mut policies = self.policies_of_resource(&need);
            let missing = std::mem::take(&mut policies.missing);
            let asked = Asked { place, request: request.clone(), missing };
            let known = sorted
                .iter_mut()
                .find(|group| group.need.is_alike(&need) && group.policies.is_alike(&policies));
            match known {
                Some(group) => group.requests.push(asked),
                None => {
                    sorted.push(Alike { policies, need, requests: vec![asked] });
                }
            }
        }
        sorted
    }
}
