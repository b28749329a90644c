//! What-if analysis: the same request with a policy or statement left out, or a condition key set or removed.

use std::sync::Arc;

use super::{AttachedPolicy, PolicySet, PolicySource};
use crate::request::{AuthorizationRequest, ContextValue};

/// One hypothetical change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hypothesis {
    /// The policy does not count. The last one of a boundary, of session policies or of an endpoint's goes with the limit
    /// it was; the last service control policy of a level leaves it with nothing that allows, as detaching it would.
    WithoutPolicy(PolicySource),
    /// A statement of the policy, by its position, does not count.
    WithoutStatement(PolicySource, usize),
    /// The request carries the key with this value; `None`: it does not carry it.
    Key(String, Option<ContextValue>),
}

/// The request and the policies with the hypotheses made, in their order.
///
/// ```
/// use iam_policy::document::PolicyType;
/// use iam_policy::evaluation::{AttachedPolicy, Hypothesis, PolicySet, decide, what_if};
/// use iam_policy::explanation::EvaluationDecision::{Allowed, ExplicitDeny};
/// use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};
///
/// let ann = "arn:aws:iam::111122223333:user/ann";
/// let text = r#"{"Statement": [
///     {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
///     {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}]}"#;
/// let policy = AttachedPolicy::inline(text, PolicyType::Identity, "work", ann);
/// let without_deny = Hypothesis::WithoutStatement(policy.source.clone(), 1);
/// let policies = PolicySet { identity: vec![policy], ..PolicySet::default() };
/// let request = AuthorizationRequest {
///     caller: Principal::User { arn: ann.into() },
///     action: "s3:DeleteObject".into(),
///     resource: "arn:aws:s3:::photos/cat.jpg".into(),
///     resource_account: Some("111122223333".into()),
///     context: RequestContext::default(),
/// };
/// assert_eq!(decide(&request, &policies), ExplicitDeny);
/// let (request, policies) = what_if(&request, &policies, &[without_deny]);
/// assert_eq!(decide(&request, &policies), Allowed);
/// ```
pub fn what_if(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    hypotheses: &[Hypothesis],
) -> (AuthorizationRequest, PolicySet) {
    let (mut request, mut policies) = (request.clone(), policies.clone());
    for hypothesis in hypotheses {
        match hypothesis {
            Hypothesis::WithoutPolicy(source) => policies.retain(&mut |policy| policy.source != *source),
            Hypothesis::WithoutStatement(source, index) => policies.retain(&mut |policy| {
                if policy.source == *source {
                    policy.document = Arc::new(policy.document.without_statement(*index));
                }
                true
            }),
            Hypothesis::Key(key, Some(value)) => request.context.set(key, value.clone()),
            Hypothesis::Key(key, None) => request.context.remove(key),
        }
    }
    (request, policies)
}

impl PolicySet {
    fn retain(&mut self, keep: &mut dyn FnMut(&mut AttachedPolicy) -> bool) {
        self.identity.retain_mut(&mut *keep);
        self.resource.retain_mut(&mut *keep);
        self.grants.retain_mut(&mut *keep);
        if let Some(bucket) = &mut self.access_point_bucket
            && bucket.policy.as_mut().is_some_and(|policy| !keep(policy))
        {
            bucket.policy = None;
        }
        if self.permissions_boundary.as_mut().is_some_and(|boundary| !keep(boundary)) {
            self.permissions_boundary = None;
        }
        for limit in [&mut self.session, &mut self.vpc_endpoint] {
            let Some(policies) = limit else { continue };
            let before = policies.len();
            policies.retain_mut(&mut *keep);
            if policies.is_empty() && before > 0 {
                *limit = None;
            }
        }
        for level in self.service_control.iter_mut().chain(&mut self.resource_control) {
            level.retain_mut(&mut *keep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{PolicyDocument, PolicyType};
    use crate::evaluation::decide;
    use crate::explanation::EvaluationDecision::{self, Allowed, ExplicitDeny, ImplicitDeny};
    use crate::request::{Principal, RequestContext};

    const ARN: &str = "arn:aws:iam::111122223333:user/ann";

    fn policy(name: &str, policy_type: PolicyType, text: &str) -> AttachedPolicy {
        let source = PolicySource { policy_type, name: name.into(), arn: None, attached_to: ARN.into() };
        AttachedPolicy { document: PolicyDocument::parse(text, policy_type).into(), source }
    }

    #[test]
    fn what_is_left_out_does_not_count_and_what_is_set_does() {
        let allow = policy(
            "work",
            PolicyType::Identity,
            r#"{"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}"#,
        );
        let boundary = policy(
            "boundary",
            PolicyType::PermissionsBoundary,
            r#"{"Statement": {"Effect": "Allow", "Action": "s3:List*", "Resource": "*"}}"#,
        );
        let request = AuthorizationRequest {
            caller: Principal::User { arn: ARN.into() },
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photos/cat.jpg".into(),
            resource_account: Some("111122223333".into()),
            context: RequestContext::default(),
        };
        let policies = PolicySet {
            identity: vec![allow.clone()],
            permissions_boundary: Some(boundary.clone()),
            service_control: vec![vec![policy(
                "FullAWSAccess",
                PolicyType::ServiceControl,
                r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#,
            )]],
            ..PolicySet::default()
        };
        let decided = |hypotheses: &[Hypothesis]| -> EvaluationDecision {
            let (request, policies) = what_if(&request, &policies, hypotheses);
            decide(&request, &policies)
        };
        let no_boundary = Hypothesis::WithoutPolicy(boundary.source.clone());
        let insecure = Hypothesis::Key("aws:SecureTransport".into(), Some(ContextValue::One("false".into())));
        assert_eq!(decided(&[]), ImplicitDeny);
        assert_eq!(decided(std::slice::from_ref(&no_boundary)), Allowed);
        assert_eq!(decided(&[no_boundary.clone(), insecure.clone()]), ExplicitDeny);
        let again = Hypothesis::Key("aws:securetransport".into(), None);
        assert_eq!(decided(&[no_boundary.clone(), insecure.clone(), again]), Allowed);
        let no_deny = Hypothesis::WithoutStatement(allow.source.clone(), 1);
        assert_eq!(decided(&[no_boundary.clone(), insecure, no_deny]), Allowed);
        let no_allow = Hypothesis::WithoutStatement(allow.source.clone(), 0);
        assert_eq!(decided(&[no_boundary.clone(), no_allow]), ImplicitDeny);
        let Some(scp) = policies.service_control.first().and_then(|level| level.first()) else { return };
        let detached = Hypothesis::WithoutPolicy(scp.source.clone());
        assert_eq!(decided(&[no_boundary, detached]), ImplicitDeny, "nothing allows at that level");
    }
}
