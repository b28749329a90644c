//! A request with the values that every gate and statement needs, computed once.

use super::{PolicySet, access_point, special_rules};
use crate::document::PolicyType;
use crate::explanation::SpecialRule;
use crate::matching::action::Action;
use crate::matching::eval_resource::EvalResource;
use crate::matching::principal::PrincipalView;
use crate::request::AuthorizationRequest;

#[derive(Clone, Copy, Debug)]
pub(super) struct EvalContext<'r> {
    pub(super) request: &'r AuthorizationRequest,
    /// The request's resource, or another one in its place.
    pub(super) resource: &'r str,
    /// The resource that policies are evaluated against.
    pub(super) eval_resource: &'r EvalResource<'r>,
    pub(super) action: Action<'r>,
    /// The caller's account.
    pub(super) account: Option<&'r str>,
    /// The resource's account.
    pub(super) owner: Option<&'r str>,
    /// The result of [`special_rules::rule`], which does not depend on the resource.
    rule: Option<SpecialRule>,
    has_boundary: bool,
    canonical_id: Option<&'r str>,
}

impl<'r> EvalContext<'r> {
    pub(super) fn new(
        request: &'r AuthorizationRequest,
        action: Action<'r>,
        eval_resource: &'r EvalResource<'r>,
        policies: &'r PolicySet,
    ) -> Self {
        let account = request.caller.account();
        Self {
            request,
            resource: &request.resource,
            eval_resource,
            action,
            account,
            owner: request.owner_of(&request.resource, account),
            rule: special_rules::rule(action.name, request)
                .or_else(|| access_point::refusal(request, policies)),
            has_boundary: policies.has_boundary(),
            canonical_id: policies.caller_canonical_id.as_deref(),
        }
    }

    /// The request for another resource.
    pub(super) fn with_resource(&self, resource: &'r str, eval_resource: &'r EvalResource<'r>) -> Self {
        Self { resource, eval_resource, owner: self.request.owner_of(resource, self.account), ..*self }
    }

    /// Whether caller and resource are in two accounts. A caller without an account is in none.
    pub(super) fn is_cross_account(&self) -> bool {
        self.account.is_some() && self.account != self.owner
    }

    /// Whether caller and resource are in one account.
    pub(super) fn is_within_account(&self) -> bool {
        self.account.is_some() && self.account == self.owner
    }

    /// The rule that decides before any policy, or over all of them.
    pub(super) fn rule(&self) -> Option<SpecialRule> {
        let own_account_only =
            || self.is_cross_account() && special_rules::works_in_own_account_only(self.action.name);
        self.rule.or_else(|| own_account_only().then_some(SpecialRule::OwnAccountOnly))
    }

    /// The caller as the principals of a policy of this type are compared with it.
    pub(super) fn principal_view(&self, policy_type: PolicyType) -> PrincipalView<'r> {
        PrincipalView {
            caller: &self.request.caller,
            account: self.account,
            canonical_id: self.canonical_id,
            has_boundary: self.has_boundary,
            at_gateway: policy_type == PolicyType::VpcEndpoint
                && special_rules::has_gateway_endpoints(self.action.name),
        }
    }
}
