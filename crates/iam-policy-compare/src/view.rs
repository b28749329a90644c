//! What can be compared: documents of one type, an identity's whole access, a resource's policies.

use iam_policy::document::{Effect, PolicyDocument, PolicyType, Statement};
use iam_policy::evaluation::{Assumption, AttachedPolicy, MissingPolicy, PolicySet, authorize};
use iam_policy::explanation::{AuthorizationResult, Gate, GateVerdict};
use iam_policy::json::Json;
use iam_policy::request::{AuthorizationRequest, Principal};

use crate::by_name::Names;

/// Policies as something that lets requests through or does not.
#[derive(Clone, Debug)]
pub struct View {
    pub(crate) kind: ViewKind,
    pub(crate) policies: PolicySet,
    /// What has to let a request through besides.
    limits: Vec<View>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ViewKind {
    /// Documents of one type alone.
    Documents(PolicyType),
    /// The policies of a caller.
    Identity(Principal),
}

impl View {
    /// Policies of one type by themselves: a request passes if one of them allows it and none denies it; resource control
    /// policies only deny. No policy lets nothing through, and neither does one with errors.
    pub fn documents(policy_type: PolicyType, attached: Vec<AttachedPolicy>) -> Self {
        let mut policies = PolicySet::default();
        match policy_type {
            PolicyType::Identity => policies.identity = attached,
            PolicyType::Resource | PolicyType::Trust => policies.resource = attached,
            PolicyType::Grant => policies.grants = attached,
            PolicyType::Session | PolicyType::PermissionsBoundary => policies.session = Some(attached),
            PolicyType::ServiceControl => policies.service_control = vec![attached],
            PolicyType::ResourceControl => policies.resource_control = vec![attached],
            PolicyType::VpcEndpoint => policies.vpc_endpoint = Some(attached),
        }
        Self { kind: ViewKind::Documents(policy_type), policies, limits: Vec::new() }
    }

    /// One document by itself, parsed as a policy of this type.
    pub fn document(policy_type: PolicyType, text: &str) -> Self {
        Self::documents(policy_type, vec![AttachedPolicy::inline(text, policy_type, "policy", "")])
    }

    /// Nothing: no request passes.
    pub fn nothing(policy_type: PolicyType) -> Self {
        Self::documents(policy_type, Vec::new())
    }

    /// The whole access of a caller as far as its own policies say: identity-based policies within the permissions boundary,
    /// the session's policies, the organization's and the endpoint's. What a resource's policy says is left out; it is a view
    /// of its own.
    pub fn identity(caller: Principal, mut policies: PolicySet) -> Self {
        policies.resource.clear();
        policies.grants.clear();
        policies.access_point_bucket = None;
        policies.missing_of_resource.clear();
        Self { kind: ViewKind::Identity(caller), policies, limits: Vec::new() }
    }

    /// Only what is about one of these actions and one of these resources, written as in a policy.
    pub(crate) fn within(mut self, actions: &[String], resources: &[String]) -> Self {
        let members = |texts: &[String]| Json::texts(texts);
        let statement = Json::from_members([
            ("Effect", Json::text("Allow")),
            ("Action", members(actions)),
            ("Resource", members(resources)),
        ]);
        let document = Json::from_members([("Statement", statement)]);
        self.limits.push(Self::document(PolicyType::Session, &document.compact()));
        self
    }

    pub(crate) fn policy_type(&self) -> Option<PolicyType> {
        match self.kind {
            ViewKind::Documents(policy_type) => Some(policy_type),
            ViewKind::Identity(_) => None,
        }
    }

    /// All policies in it.
    pub(crate) fn attached(&self) -> Vec<&AttachedPolicy> {
        let policies = &self.policies;
        let mut all = Vec::new();
        for some in [&policies.identity, &policies.resource, &policies.grants] {
            all.extend(some);
        }
        all.extend(&policies.permissions_boundary);
        for some in [&policies.session, &policies.vpc_endpoint].into_iter().flatten() {
            all.extend(some);
        }
        for level in [&policies.service_control, &policies.resource_control].into_iter().flatten() {
            all.extend(level);
        }
        all
    }

    /// The documents in it that are malformed for every service.
    pub fn malformed(&self) -> impl Iterator<Item = &AttachedPolicy> {
        self.attached().into_iter().filter(|policy| !policy.document.is_valid())
    }

    /// Policies that may exist and that nobody gave.
    pub fn missing(&self) -> Vec<MissingPolicy> {
        self.policies.missing().cloned().collect()
    }

    /// Whether policies may exist that nobody gave.
    pub(crate) fn has_missing(&self) -> bool {
        self.policies.missing().next().is_some()
    }

    /// Whether the view is one of this caller's access, or of anybody's.
    pub fn is_about(&self, caller: &Principal) -> bool {
        match &self.kind {
            ViewKind::Documents(_) => true,
            ViewKind::Identity(of) => of == caller,
        }
    }

    /// Whether a request passes, as [`authorize`] judges it.
    pub fn allows(&self, request: &AuthorizationRequest) -> bool {
        self.judge(request).0
    }

    /// Whether a request passes, and on which missing policies and unknown facts that hangs.
    pub(crate) fn judge(&self, request: &AuthorizationRequest) -> (bool, Vec<Assumption>) {
        let result = authorize(request, &self.policies);
        let passes = match &self.kind {
            ViewKind::Documents(policy_type) => passes_gate(&result, *policy_type),
            ViewKind::Identity(_) => {
                let own = |gate: Gate| !matches!(gate, Gate::ResourcePolicy | Gate::ExplicitDeny);
                let mut gates = result.gates.iter().filter(|gate| own(gate.gate));
                gates.all(|gate| {
                    !matches!(gate.own_verdict, GateVerdict::ExplicitDeny | GateVerdict::ImplicitDeny)
                })
            }
        };
        (passes && self.limits.iter().all(|limit| limit.allows(request)), result.assumptions)
    }

    /// The statements by their part in the decision, for a caller.
    pub(crate) fn form(&self) -> Form<'_> {
        let mut form = Form::default();
        let policies = &self.policies;
        match &self.kind {
            ViewKind::Documents(PolicyType::ResourceControl) => {
                policies.resource_control.iter().for_each(|level| form.denies(level, Guard::ResourceControl));
            }
            ViewKind::Documents(_) => form.need_of(self.attached()),
            ViewKind::Identity(caller) => self.identity_form(caller, &mut form),
        }
        for limit in &self.limits {
            form.need_of(limit.attached());
        }
        form
    }

    fn identity_form<'v>(&'v self, caller: &Principal, form: &mut Form<'v>) {
        let policies = &self.policies;
        match caller {
            Principal::Service { .. }
            | Principal::Federated { .. }
            | Principal::OriginAccessIdentity { .. }
            | Principal::Anonymous => {}
            Principal::Root { .. } => form.denies(&policies.identity, Guard::None),
            Principal::FederatedUser { source_arn, .. } if source_arn.ends_with(":root") => {
                form.denies(&policies.identity, Guard::None);
            }
            _ => form.need(&policies.identity),
        }
        if let Some(boundary) = &policies.permissions_boundary {
            form.need(std::slice::from_ref(boundary));
        }
        match &policies.session {
            Some(session) => form.need(session),
            None if matches!(caller, Principal::FederatedUser { .. }) => form.need(&[]),
            None => {}
        }
        if caller.account().is_some() && !caller.is_service_linked_role() {
            policies.service_control.iter().for_each(|level| form.need(level));
        }
        if !caller.is_service_linked_role() {
            policies.resource_control.iter().for_each(|level| form.denies(level, Guard::ResourceControl));
        }
        if let Some(endpoint) = &policies.vpc_endpoint {
            form.need(endpoint);
        }
    }

    /// Adds the accounts that its policies name, in whatever place.
    pub(crate) fn add_named_accounts(&self, accounts: &mut Names) {
        for policy in self.attached() {
            let digits = policy.document.text().split(|character: char| !character.is_ascii_digit());
            digits.filter(|run| run.len() == 12).for_each(|run| {
                accounts.add(run.to_owned());
            });
        }
    }
}

fn passes_gate(result: &AuthorizationResult, policy_type: PolicyType) -> bool {
    let gate = match policy_type {
        PolicyType::Identity => Gate::IdentityPolicies,
        PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => Gate::ResourcePolicy,
        PolicyType::Session | PolicyType::PermissionsBoundary => Gate::SessionPolicies,
        PolicyType::ServiceControl => Gate::ServiceControlPolicies,
        PolicyType::ResourceControl => Gate::ResourceControlPolicies,
        PolicyType::VpcEndpoint => Gate::VpcEndpointPolicy,
    };
    let verdict = result.gates.iter().find(|outcome| outcome.gate == gate).map(|outcome| outcome.own_verdict);
    match policy_type {
        PolicyType::ResourceControl => verdict != Some(GateVerdict::ExplicitDeny),
        _ => verdict == Some(GateVerdict::Allows),
    }
}

/// Statements by their part in a decision: one Allow of each need has to apply, and no Deny.
#[derive(Debug, Default)]
pub(crate) struct Form<'v> {
    pub(crate) needs: Vec<Vec<Part<'v>>>,
    pub(crate) denies: Vec<Part<'v>>,
}

/// A statement with its document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'v> {
    pub(crate) policy: &'v AttachedPolicy,
    pub(crate) statement: &'v Statement,
    pub(crate) guard: Guard,
}

/// Whether a statement counts, by the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
    None,
    /// For services that resource control policies limit.
    ResourceControl,
}

impl<'v> Form<'v> {
    fn need(&mut self, policies: &'v [AttachedPolicy]) {
        self.need_of(policies.iter().collect());
    }

    /// One of the Allows of these policies has to apply, and none of their Denies.
    fn need_of(&mut self, policies: Vec<&'v AttachedPolicy>) {
        let mut need = Vec::new();
        for policy in policies {
            add_parts(&mut need, policy, Effect::Allow, Guard::None);
            add_parts(&mut self.denies, policy, Effect::Deny, Guard::None);
        }
        self.needs.push(need);
    }

    fn denies(&mut self, policies: &'v [AttachedPolicy], guard: Guard) {
        for policy in policies {
            add_parts(&mut self.denies, policy, Effect::Deny, guard);
        }
    }

    /// The Allows of each need in turn, then the Denies.
    pub(crate) fn parts(&self) -> Vec<Part<'v>> {
        let mut parts = self.needs.concat();
        parts.extend(&self.denies);
        parts
    }
}

/// Adds the statements of a document with this effect.
fn add_parts<'v>(parts: &mut Vec<Part<'v>>, policy: &'v AttachedPolicy, effect: Effect, guard: Guard) {
    let document: &PolicyDocument = &policy.document;
    for statement in document.statements() {
        if statement.effect == effect {
            parts.push(Part { policy, statement, guard });
        }
    }
}
