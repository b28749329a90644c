//! Questions with missing policies. Questions are generated and policies are taken away: the answer names each one that would
//! have turned it, and each one that it names could turn it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

#[expect(dead_code, reason = "the other tests use all of it")]
mod generate;

use generate::policy::attached;
use generate::{Chance, question};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{
    AttachedPolicy, MissingPolicy, PolicySet, authorize, decide, decide_with_assumptions,
};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::Principal;

#[test]
fn what_is_taken_away_is_named_where_it_counts_and_only_there() {
    let mut chance = Chance::seeded(0x5eed_0019);
    let (mut turned, mut kept) = (0_usize, 0_usize);
    for _ in 0..8_000 {
        let (request, policies) = question(&mut chance);
        // What a policy of an access point or of a restricted bucket can give to whom is more than one that allows everything.
        if policies.access_point_bucket.is_some() || policies.restrict_public_buckets {
            continue;
        }
        let known = decide(&request, &policies);
        let (masked, missing) = without_some(&mut chance, &policies);
        let result = authorize(&request, &masked);
        let shown =
            || format!("{request:?}\n{}\n{missing:?}\nnamed: {:?}", show(&policies), result.assumptions);
        assert_eq!(
            decide_with_assumptions(&request, &masked),
            (result.decision, result.assumptions.clone()),
            "{}",
            shown()
        );
        if is_allowed(known) != is_allowed(result.decision) {
            turned += 1;
            assert!(!result.assumptions.is_empty(), "nothing is named, {}", shown());
            assert!(missing.len() > 1 || result.assumptions == missing, "{}", shown());
        } else {
            kept += usize::from(result.assumptions.is_empty());
        }
        for named in &result.assumptions {
            assert!(
                could_turn(&request.caller, named, &missing, &masked, &|set| decide(&request, set)),
                "{}",
                shown()
            );
        }
    }
    assert!(turned > 300 && kept > 1_000, "{turned} turned, {kept} stayed and hang on nothing");
}

fn show(policies: &PolicySet) -> String {
    let single = policies.identity.iter().chain(&policies.resource).chain(&policies.grants);
    let limits = policies.permissions_boundary.iter().chain(policies.session.iter().flatten());
    let levels = policies.service_control.iter().chain(&policies.resource_control).flatten();
    let lines = single.chain(limits).chain(levels);
    lines.map(|policy| format!("{:?} {}\n", policy.source.policy_type, policy.document.text())).collect()
}

fn is_allowed(decision: EvaluationDecision) -> bool {
    decision == EvaluationDecision::Allowed
}

/// Without some of the policies, and which those are.
fn without_some(chance: &mut Chance, policies: &PolicySet) -> (PolicySet, Vec<MissingPolicy>) {
    let mut masked = policies.clone();
    let missing = |policy_type| MissingPolicy { policy_type, arn: format!("arn of {policy_type:?}") };
    if !masked.identity.is_empty() && chance.one_in(2) {
        masked.identity.remove(0);
        masked.missing_of_caller.push(missing(PolicyType::Identity));
    }
    if masked.permissions_boundary.is_some() && chance.one_in(2) {
        masked.permissions_boundary = None;
        masked.missing_of_caller.push(missing(PolicyType::PermissionsBoundary));
    }
    if let Some(session) = masked.session.as_mut().filter(|session| !session.is_empty())
        && chance.one_in(2)
    {
        session.remove(0);
        masked.missing_of_caller.push(missing(PolicyType::Session));
    }
    if !masked.service_control.is_empty() && chance.one_in(2) {
        masked.service_control.clear();
        masked.missing_of_caller.push(missing(PolicyType::ServiceControl));
    }
    if let Some(policy) = masked.resource.first().map(|policy| policy.source.policy_type)
        && chance.one_in(2)
    {
        masked.resource.remove(0);
        masked.missing_of_resource.push(missing(policy));
    }
    if !masked.resource_control.is_empty() && chance.one_in(2) {
        masked.resource_control.clear();
        masked.missing_of_resource.push(missing(PolicyType::ResourceControl));
    }
    let all = masked.missing().cloned().collect();
    (masked, all)
}

/// Whether the answer differs between `named` allowing and denying everything, for some such content of the others.
fn could_turn(
    caller: &Principal,
    named: &MissingPolicy,
    missing: &[MissingPolicy],
    masked: &PolicySet,
    decide: &dyn Fn(&PolicySet) -> EvaluationDecision,
) -> bool {
    let others: Vec<_> = missing.iter().filter(|other| *other != named).collect();
    (0..1_usize << others.len()).any(|contents| {
        let mut set = masked.clone();
        set.missing_of_caller.clear();
        set.missing_of_resource.clear();
        for (place, other) in others.iter().enumerate() {
            give(&mut set, caller, other.policy_type, contents >> place & 1 == 0);
        }
        let mut answers = [true, false].map(|allows| {
            let mut set = set.clone();
            give(&mut set, caller, named.policy_type, allows);
            is_allowed(decide(&set))
        });
        answers.sort_unstable();
        answers == [false, true]
    })
}

/// Adds a policy that allows or denies this caller everything.
fn give(set: &mut PolicySet, caller: &Principal, policy_type: PolicyType, allows: bool) {
    let effect = if allows { "Allow" } else { "Deny" };
    let principal = match policy_type {
        PolicyType::Resource | PolicyType::Trust => format!(r#""Principal": {},"#, named(caller)),
        PolicyType::ResourceControl => r#""Principal": "*","#.to_owned(),
        _ => String::new(),
    };
    let resource = if policy_type == PolicyType::Trust { "" } else { r#", "Resource": "*""# };
    let text = format!(
        r#"{{"Version": "2012-10-17", "Statement": {{{principal} "Effect": "{effect}", "Action": "*"{resource}}}}}"#
    );
    let policy: AttachedPolicy = attached(&text, policy_type);
    match policy_type {
        PolicyType::Identity => set.identity.push(policy),
        PolicyType::Resource | PolicyType::Trust => set.resource.push(policy),
        PolicyType::PermissionsBoundary => set.permissions_boundary = Some(policy),
        PolicyType::Session => set.session.get_or_insert_default().push(policy),
        PolicyType::ServiceControl => set.service_control = vec![vec![policy]],
        PolicyType::ResourceControl => set.resource_control = vec![vec![policy]],
        other => panic!("{other:?} is never taken away"),
    }
}

fn named(caller: &Principal) -> String {
    match caller {
        Principal::Root { account } => format!(r#"{{"AWS": "{account}"}}"#),
        Principal::User { arn }
        | Principal::FederatedUser { arn, .. }
        | Principal::OriginAccessIdentity { arn } => {
            format!(r#"{{"AWS": "{arn}"}}"#)
        }
        Principal::RoleSession { session_arn, .. } => format!(r#"{{"AWS": "{session_arn}"}}"#),
        Principal::Service { name } => format!(r#"{{"Service": "{name}"}}"#),
        Principal::Federated { provider } => format!(r#"{{"Federated": "{provider}"}}"#),
        Principal::Anonymous => r#""*""#.to_owned(),
    }
}
