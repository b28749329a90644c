//! Results in the shape of AWS's `EvaluationResult`.

use std::sync::Arc;

use super::actions::Actions;
use super::line_index::LineIndex;
use super::parameters::Simulation;
use super::{InputError, derived_context, explain};
use crate::action_name::ActionName;
use crate::arn::{Arn, is_account_id};
use crate::document::Effect;
use crate::document::{PolicyDocument, PolicyType};
use crate::evaluation::authorize;
use crate::explanation::{
    AuthorizationResult, EvaluationDecision, Gate, GateOutcome, GateVerdict, PolicyOutcome,
};
use crate::json::Json;
use crate::matching::service_wide::is_service_wide;
use crate::policy_set::{AttachedPolicy, PolicySet, PolicySource};
use crate::reference::Reference;
use crate::request::derived_keys::DerivedKey;
use crate::request::{AuthorizationRequest, Principal};
use crate::sorted_map::SortedMap;
use crate::span::TextRange;
use crate::text::simulate as text;

/// The caller's account where neither caller nor resource tells one.
const SOME_ACCOUNT: &str = "123456789012";

/// The most statements that one request may be evaluated with, over all its results. The answer has about a gigabyte then.
const MAX_JUDGED: usize = 1_000_000;

/// The most statements with `explain`, whose trace has every statement.
const MAX_EXPLAINED: usize = 100_000;

/// The texts of the policies, for lines and columns of byte offsets.
#[derive(Debug, Default)]
pub(super) struct PolicySources(SortedMap<(Arc<PolicyDocument>, LineIndex)>);

impl Simulation {
    /// The answer: a result for each action and resource.
    pub(super) fn answer(mut self, actions: &mut Actions<'_>) -> Result<Json, InputError> {
        let explain = actions.explain();
        let [trust, resource] = self.resource_policies()?;
        let mut texts = PolicySources::default();
        texts.add_all(&self.policies);
        let access_point = self.access_point_policy()?;
        texts.add(access_point.as_ref());
        texts.add(trust.as_ref().or(resource.as_ref()));
        self.resource_shares.iter().for_each(|policy| texts.add(Some(policy)));
        let count = self.actions.len() * self.resources.len();
        let most = if explain.is_some() { MAX_EXPLAINED } else { MAX_JUDGED };
        if count.saturating_mul(texts.statements()) > most {
            let message = text::too_many_statements(most);
            return Err(InputError::new(self.at, message));
        }
        let mut results = Vec::with_capacity(count);
        let assumptions = derived_context::assumptions(&self);
        for action in &self.actions {
            // Through an access point `ResourcePolicy` is the policy of the bucket behind it.
            let through = self.access_point.as_ref().filter(|_| !is_of_sts(action));
            let own = match (is_of_sts(action), through) {
                (true, _) => &trust,
                (false, Some(_)) => &access_point,
                (false, None) => &resource,
            };
            let shares = self.resource_shares.iter().filter(|_| !is_of_sts(action));
            self.policies.resource = own.iter().chain(shares).cloned().collect();
            self.policies.access_point_bucket =
                through.map(|through| through.bucket(resource.clone(), self.owner.as_ref()));
            let about_no_resource = self.resources.iter().any(|asked| asked != "*")
                && !is_service_wide(ActionName::new(action))
                && actions.is_about_no_resource(action);
            for asked in &self.resources {
                let mut request = self.request(action, asked);
                if about_no_resource {
                    request.resource = "*".to_owned();
                    request.resource_account = None;
                }
                let derived = derived_context::fill_in(&self, &mut request, asked);
                let mut result = authorize(&request, &self.policies);
                result.add_resource_types(actions.reference(), action);
                let answer = EvaluatedRequest {
                    asked,
                    request: &request,
                    derived: &derived,
                    assumptions: &assumptions,
                    result: &result,
                    policies: &self.policies,
                    texts: &texts,
                };
                results.push(answer.evaluation_result(explain));
            }
        }
        Ok(Json::from_members(vec![("EvaluationResults", Json::List(results))]))
    }

    /// The resource-based policy, parsed as a trust policy (for the actions of STS) and as the policy of another resource.
    fn resource_policies(&self) -> Result<[Option<AttachedPolicy>; 2], InputError> {
        let Some(policy) = &self.resource_policy else {
            return Ok([None, None]);
        };
        let (of_sts, others): (Vec<&str>, Vec<&str>) =
            self.actions.iter().map(String::as_str).partition(|action| is_of_sts(action));
        let trust = (!of_sts.is_empty()).then(|| policy.parse("ResourcePolicy", PolicyType::Trust));
        let other = (!others.is_empty()).then(|| policy.parse_on_resource("ResourcePolicy", &others));
        Ok([trust.transpose()?, other.transpose()?])
    }

    fn access_point_policy(&self) -> Result<Option<AttachedPolicy>, InputError> {
        let policy = self.access_point.as_ref().and_then(|through| through.policy.as_ref());
        policy.map(|policy| policy.parse_on_resource("AccessPointPolicy", &["s3:GetObject"])).transpose()
    }

    fn request(&self, action: &str, resource: &str) -> AuthorizationRequest {
        // The owner is asked for only where the ARN does not tell it (IAM API Reference, `ResourceOwner`).
        let in_arn = Arn::parse(resource).map(|arn| arn.account).filter(|account| is_account_id(account));
        let owner = match in_arn {
            Some(_) => None,
            None => self.owner.clone(),
        };
        let somebody = || {
            let account = in_arn.or(self.owner.as_deref()).unwrap_or(SOME_ACCOUNT);
            Principal::User { arn: format!("arn:aws:iam::{account}:user/simulated") }
        };
        AuthorizationRequest {
            caller: self.caller.clone().unwrap_or_else(somebody),
            action: action.to_owned(),
            resource: resource.to_owned(),
            resource_account: owner,
            context: self.context.clone(),
        }
    }
}

/// Roles are the only resources of STS's actions that have a policy.
fn is_of_sts(action: &str) -> bool {
    ActionName::new(action).is_of_service("sts")
}

impl PolicySources {
    fn add_all(&mut self, policies: &PolicySet) {
        let levels = policies.service_control.iter().chain(&policies.resource_control).flatten();
        let lists = policies.session.iter().chain(&policies.vpc_endpoint).flatten();
        let all = policies.identity.iter().chain(&policies.permissions_boundary).chain(levels).chain(lists);
        all.for_each(|policy| self.add(Some(policy)));
    }

    fn add(&mut self, policy: Option<&AttachedPolicy>) {
        if let Some(policy) = policy {
            let line_index = LineIndex::new(policy.document.text());
            self.0.insert(policy.source.name.clone(), (policy.document.clone(), line_index));
        }
    }

    fn statements(&self) -> usize {
        self.0.values().map(|(document, _)| document.statements().len()).sum()
    }

    /// The line and column of a byte offset in a policy.
    pub(super) fn position(&self, source: &PolicySource, offset: usize) -> Json {
        let (line, column) = match self.0.get(&source.name) {
            Some((document, line_index)) => line_index.position(document.text(), offset),
            None => (1, 1),
        };
        Json::from_members(vec![("Line", Json::from(line)), ("Column", Json::from(column))])
    }

    /// The byte offset where AWS says that a statement begins: behind the bracket that opens the list or behind the statement
    /// before it, white space and comma included. A statement without a list begins behind its brace.
    fn statement_start(&self, source: &PolicySource, range: TextRange) -> usize {
        let text = self.0.get(&source.name).map_or("", |(document, _)| document.text());
        let before = text.get(..range.start).unwrap_or("").trim_end();
        match before.strip_suffix(',') {
            Some(before) => before.trim_end().len(),
            None if before.ends_with('[') => before.len(),
            None => range.start + 1,
        }
    }
}

/// One evaluated request.
#[derive(Clone, Copy, Debug)]
pub(super) struct EvaluatedRequest<'a> {
    /// The resource as the input names it. `request` holds the one that it is evaluated against.
    asked: &'a str,
    pub(super) request: &'a AuthorizationRequest,
    derived: &'a [DerivedKey],
    assumptions: &'a [String],
    pub(super) result: &'a AuthorizationResult,
    policies: &'a PolicySet,
    pub(super) texts: &'a PolicySources,
}

impl EvaluatedRequest<'_> {
    fn evaluation_result(&self, explain: Option<&Reference>) -> Json {
        let resource = self.asked;
        let mut members = vec![
            ("EvalActionName", Json::text(&self.request.action)),
            ("EvalResourceName", Json::text(resource)),
            ("EvalDecision", Json::text(decision(self.result.decision))),
        ];
        members.extend(self.shared());
        if !self.derived.is_empty() {
            members.push(("DerivedContextEntries", derived_context::entries(self.derived)));
        }
        if !self.assumptions.is_empty() {
            members.push(("Assumptions", Json::texts(self.assumptions)));
        }
        if resource != "*" {
            let mut of_resource = vec![
                ("EvalResourceName", Json::text(resource)),
                ("EvalResourceDecision", Json::text(decision(self.result.decision))),
            ];
            of_resource.extend(self.shared());
            members.push(("ResourceSpecificResults", Json::List(vec![Json::from_members(of_resource)])));
        }
        if self.has_organization() {
            let allowed = self.service_control_allows()
                && self
                    .applicable(Gate::ResourceControlPolicies)
                    .is_none_or(|gate| says(gate.policies.iter()) != EvaluationDecision::ExplicitDeny);
            members.push(("OrganizationsDecisionDetail", flag("AllowedByOrganizations", allowed)));
        }
        if let Some(reference) = explain {
            members.push(("Explanation", explain::explanation(self, reference)));
        }
        Json::from_members(members)
    }

    /// The members that a result and the result of its resource share.
    fn shared(&self) -> Vec<(&'static str, Json)> {
        let matched = self.result.determining.iter().filter_map(|place| {
            let policy = self.result.gates.get(place.gate)?.policies.get(place.policy)?;
            let range = policy.statements.get(place.statement)?.range;
            Some(self.statement(&policy.source, range))
        });
        let mut members = vec![
            ("MatchedStatements", Json::List(matched.collect())),
            ("MissingContextValues", Json::texts(&self.result.missing_context_keys)),
        ];
        if self.policies.permissions_boundary.is_some() {
            let allowed = self.gate_says(Gate::PermissionsBoundary) == EvaluationDecision::Allowed;
            members
                .push(("PermissionsBoundaryDecisionDetail", flag("AllowedByPermissionsBoundary", allowed)));
        }
        if self.asked != "*" || self.request.is_cross_account() {
            members.push(("EvalDecisionDetails", self.decision_details()));
        }
        members
    }

    fn statement(&self, source: &PolicySource, range: TextRange) -> Json {
        let start = self.texts.statement_start(source, range);
        Json::from_members(vec![
            ("SourcePolicyId", Json::text(&source.name)),
            ("SourcePolicyType", Json::text(source_type(source.policy_type))),
            ("StartPosition", self.texts.position(source, start)),
            ("EndPosition", self.texts.position(source, range.end)),
        ])
    }

    /// The decisions of each kind of policy by itself, for a request across accounts. AWS leaves them out within one account.
    fn decision_details(&self) -> Json {
        let mut details = Vec::new();
        if self.request.is_cross_account() {
            details.push(("IAM Policy", Gate::IdentityPolicies));
            details.push(("Resource Policy", Gate::ResourcePolicy));
            if self.policies.permissions_boundary.is_some() {
                details.push(("Permissions Boundary Policy", Gate::PermissionsBoundary));
            }
        }
        let say = |(name, gate)| (name, Json::text(decision(self.gate_says(gate))));
        Json::from_members(details.into_iter().map(say))
    }

    fn gate(&self, gate: Gate) -> Option<&GateOutcome> {
        self.result.gates.iter().find(|outcome| outcome.gate == gate)
    }

    /// The decision of a gate's policies by themselves, whether or not the gate was reached.
    fn gate_says(&self, gate: Gate) -> EvaluationDecision {
        says(self.gate(gate).into_iter().flat_map(|outcome| &outcome.policies))
    }

    fn has_organization(&self) -> bool {
        !self.policies.service_control.is_empty() || !self.policies.resource_control.is_empty()
    }

    /// The outcome of a gate; `None` where its policies do not apply to the request.
    fn applicable(&self, gate: Gate) -> Option<&GateOutcome> {
        self.gate(gate).filter(|outcome| outcome.verdict != GateVerdict::NotApplicable)
    }

    /// Whether every level of the organization allows.
    fn service_control_allows(&self) -> bool {
        self.applicable(Gate::ServiceControlPolicies).is_none_or(|gate| {
            (0..self.policies.service_control.len()).all(|level| {
                let of_level = gate.policies.iter().filter(|policy| policy.level == Some(level));
                says(of_level) == EvaluationDecision::Allowed
            })
        })
    }
}

fn says<'p>(policies: impl Iterator<Item = &'p PolicyOutcome>) -> EvaluationDecision {
    let mut allowed = false;
    for statement in policies.flat_map(|policy| &policy.statements).filter(|statement| statement.applies) {
        match statement.effect {
            Effect::Deny => return EvaluationDecision::ExplicitDeny,
            Effect::Allow => allowed = true,
        }
    }
    if allowed { EvaluationDecision::Allowed } else { EvaluationDecision::ImplicitDeny }
}

fn flag(name: &'static str, value: bool) -> Json {
    Json::from_members(vec![(name, Json::Bool(value))])
}

pub(super) fn decision(decision: EvaluationDecision) -> &'static str {
    match decision {
        EvaluationDecision::Allowed => "allowed",
        EvaluationDecision::ExplicitDeny => "explicitDeny",
        EvaluationDecision::ImplicitDeny => "implicitDeny",
    }
}

/// The simulator's names of the types of policies.
pub(super) fn source_type(policy_type: PolicyType) -> &'static str {
    match policy_type {
        PolicyType::Identity => "IAM Policy",
        PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => "Resource Policy",
        PolicyType::PermissionsBoundary => "Permissions Boundary Policy",
        PolicyType::Session => "Session Policy",
        PolicyType::ServiceControl => "Service Control Policy",
        PolicyType::ResourceControl => "Resource Control Policy",
        PolicyType::VpcEndpoint => "VPC Endpoint Policy",
    }
}
