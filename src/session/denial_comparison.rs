//! What AWS said of a request beside what the open world says: where they differ, the world lacks something.

use aws_world::api::Authorization;
use iam_policy::access_denied::Denial;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::explanation::{EvaluationDecision, Gate, GateVerdict};

/// What the world says, beside AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Both refuse, and for one reason as far as AWS tells it.
    Same,
    /// The world allows what AWS refused.
    AllowedHere,
    /// Both refuse, for another kind of reason.
    OtherReason,
}

/// A document that could explain the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explaining {
    /// The policy that AWS names is not among those that were asked here.
    NamedPolicy(String),
    /// No policy of the kind that AWS names was asked here.
    NoPolicyOfKind(Gate),
    /// The policies of the kind that AWS names are here, by these names, and do not say so.
    OtherText(Gate, Vec<String>),
}

/// Compares the refusal with the world's answer.
pub fn compare(denial: &Denial, answer: &Authorization) -> Comparison {
    let result = &answer.result;
    if result.decision == EvaluationDecision::Allowed {
        return Comparison::AllowedHere;
    }
    let Some(said) = denial.decision else { return Comparison::Same };
    if said != result.decision {
        return Comparison::OtherReason;
    }
    let Some(named) = denial.gate else { return Comparison::Same };
    let verdict = match said {
        EvaluationDecision::ExplicitDeny => GateVerdict::ExplicitDeny,
        _ => GateVerdict::ImplicitDeny,
    };
    // AWS names one kind of policy, though several may deny. Nothing is known of a gate that has no policies here.
    let says_so = |outcome: &iam_policy::explanation::GateOutcome| {
        outcome.gate == named && (outcome.own_verdict == verdict || outcome.verdict == verdict)
    };
    if result.gates.iter().any(says_so) { Comparison::Same } else { Comparison::OtherReason }
}

/// What could explain the difference, beside the assumptions of the answer.
pub fn explaining(denial: &Denial, answer: &Authorization) -> Vec<Explaining> {
    let Some(gate) = denial.gate else { return Vec::new() };
    let asked = policies_of(&answer.policies, gate);
    if let Some(arn) = &denial.policy_arn
        && !asked.iter().any(|policy| is_policy(policy, arn))
    {
        return vec![Explaining::NamedPolicy(arn.clone())];
    }
    if asked.is_empty() {
        return vec![Explaining::NoPolicyOfKind(gate)];
    }
    let mut names: Vec<String> = asked.iter().map(|policy| policy.source.name.clone()).collect();
    names.sort();
    names.dedup();
    vec![Explaining::OtherText(gate, names)]
}

/// Policies of an organization are known by their id.
fn is_policy(policy: &AttachedPolicy, arn: &str) -> bool {
    let id = arn.rsplit('/').next();
    policy.source.arn.as_deref().is_some_and(|known| known == arn || Some(known) == id)
}

fn policies_of(policies: &PolicySet, gate: Gate) -> Vec<&AttachedPolicy> {
    match gate {
        Gate::ResourceControlPolicies => policies.resource_control.iter().flatten().collect(),
        Gate::ServiceControlPolicies => policies.service_control.iter().flatten().collect(),
        Gate::ResourcePolicy | Gate::AccessPointBucket | Gate::BlockPublicAccess => {
            policies.resource.iter().collect()
        }
        Gate::IdentityPolicies => policies.identity.iter().collect(),
        Gate::PermissionsBoundary => policies.permissions_boundary.iter().collect(),
        Gate::SessionPolicies => policies.session.iter().flatten().collect(),
        Gate::VpcEndpointPolicy | Gate::ExplicitDeny => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::{IamCall, Identity};
    use aws_world::world::ActionOnResource;
    use iam_policy::access_denied::parse_denials;

    use super::*;
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::authorize_cell;
    use crate::session::selection::RequestCaller;

    const ANN: &str = "arn:aws:iam::111122223333:user/ann";

    fn answer(policy: &str) -> Authorization {
        let mut document = Document::default();
        let create = IamCall::CreateUser {
            user_name: "ann".into(),
            path: "/".into(),
            tags: Default::default(),
            permissions_boundary: None,
        };
        let mut calls = vec![ApiCall::Iam(create)];
        if !policy.is_empty() {
            calls.push(ApiCall::Iam(IamCall::PutInlinePolicy {
                of: Identity::User("ann".into()),
                policy_name: "own".into(),
                policy_document: policy.into(),
            }));
        }
        Command::Call { name: "ann".into(), calls }.perform(&mut document);
        let request = ActionOnResource {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photo-app-bucket/x".into(),
        };
        authorize_cell(&document, &RequestCaller::Principal(ANN.into()), &request).expect("ann is there")
    }

    fn denial(reason: &str) -> Denial {
        let text = format!(
            "User: {ANN} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::photo-app-bucket/x\" {reason}"
        );
        parse_denials(&text).expect("a refusal").remove(0)
    }

    #[test]
    fn answer_of_the_world_is_compared_with_what_aws_said() {
        let allow = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#;
        let deny = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}"#;
        let no_identity = "because no identity-based policy allows the s3:GetObject action";
        let by_scp = "with an explicit deny in a service control policy";
        let by_policy = "with an explicit deny in an identity-based policy";
        for (said, policy, expected) in [
            (no_identity, "", Comparison::Same),
            (no_identity, allow, Comparison::AllowedHere),
            (no_identity, deny, Comparison::OtherReason),
            (by_scp, "", Comparison::OtherReason),
            (by_scp, deny, Comparison::OtherReason),
            (by_policy, deny, Comparison::Same),
            ("", "", Comparison::Same),
            ("", allow, Comparison::AllowedHere),
        ] {
            assert_eq!(compare(&denial(said), &answer(policy)), expected, "{said} {policy}");
        }
    }

    #[test]
    fn documents_that_could_explain_it_are_named() {
        let arn = "arn:aws:organizations::444455556666:policy/o-abcd/service_control_policy/p-1234";
        let named = denial(&format!("with an explicit deny in a service control policy: {arn}"));
        assert_eq!(explaining(&named, &answer("")), [Explaining::NamedPolicy(arn.into())]);
        let unnamed = denial("with an explicit deny in a service control policy");
        assert_eq!(
            explaining(&unnamed, &answer("")),
            [Explaining::NoPolicyOfKind(Gate::ServiceControlPolicies)]
        );
        let by_policy = denial("with an explicit deny in an identity-based policy");
        let allow = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#;
        assert_eq!(
            explaining(&by_policy, &answer(allow)),
            [Explaining::OtherText(Gate::IdentityPolicies, vec!["own".into()])]
        );
        assert_eq!(explaining(&denial(""), &answer("")), []);
    }
}
