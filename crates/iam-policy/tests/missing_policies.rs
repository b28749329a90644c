//! Questions with missing policies and unknown values. Questions are generated, policies are taken away and values of condition
//! keys: the answer names what would have turned it, and each policy that it names could turn it.

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
use generate::{CONTEXT, Chance, question};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{
    Assumption, AttachedPolicy, MissingPolicy, PolicySet, authorize, decide, decide_with_assumptions,
};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, UnknownFact};

#[test]
fn what_is_taken_away_is_named_where_it_counts_and_only_there() {
    let mut chance = Chance::seeded(0x5eed_0019);
    let (mut turned, mut kept, mut by_facts) = (0_usize, 0_usize, 0_usize);
    for _ in 0..12_000 {
        let (request, policies) = question(&mut chance);
        // What a policy of an access point or of a restricted bucket can give to whom is more than one that allows everything.
        if policies.access_point_bucket.is_some() || policies.restrict_public_buckets {
            continue;
        }
        let (told, request, unknown) = with_and_without_values(&mut chance, &request);
        let known = decide(&told, &policies);
        let (masked, missing) = match chance.one_in(2) {
            true => without_some(&mut chance, &policies),
            false => (policies.clone(), Vec::new()),
        };
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
            let policies = missing.iter().cloned().map(Assumption::MissingPolicy);
            let facts = unknown.iter().cloned().map(Assumption::UnknownFact);
            let all: Vec<Assumption> = policies.chain(facts).collect();
            assert!(all.len() > 1 || result.assumptions == all, "{}", shown());
            by_facts += usize::from(missing.is_empty());
        } else {
            kept += usize::from(result.assumptions.is_empty());
        }
        for named in &result.assumptions {
            match named {
                Assumption::UnknownFact(fact) => assert!(unknown.contains(fact), "{}", shown()),
                // What the conditions on several unknown keys have in common is not compared.
                Assumption::MissingPolicy(_) if !unknown.is_empty() => {}
                Assumption::MissingPolicy(named) => assert!(
                    could_turn(&request.caller, named, &missing, &masked, &|set| decide(&request, set)),
                    "{}",
                    shown()
                ),
            }
        }
    }
    assert!(turned > 300 && kept > 1_000, "{turned} turned, {kept} stayed and hang on nothing");
    assert!(by_facts > 10, "{by_facts} turned by values alone");
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

/// The request with a value for everything that nobody told, the same with fewer values, and what is not known then.
fn with_and_without_values(
    chance: &mut Chance,
    request: &AuthorizationRequest,
) -> (AuthorizationRequest, AuthorizationRequest, Vec<UnknownFact>) {
    let (mut told, mut masked, mut unknown) = (request.clone(), request.clone(), Vec::new());
    for (key, values) in CONTEXT {
        // Rules of AWS ask for these, whatever the policies say.
        if ["aws:SourceVpc", "aws:TokenIssueTime", "s3:DataAccessPointAccount"].contains(&key) {
            masked.context.remove(key);
            told.context.remove(key);
            continue;
        }
        let Some(value) = request.context.get(key) else { continue };
        let has_text = match value {
            ContextValue::One(value) => !value.is_empty(),
            ContextValue::Many(values) => values.iter().any(|value| !value.is_empty()),
            ContextValue::Unknown(_) => false,
        };
        if matches!(value, ContextValue::Unknown(_)) {
            let values: Vec<&str> = values.iter().copied().filter(|value| !value.is_empty()).collect();
            told.context.set(key, ContextValue::One(chance.pick(&values).into()));
        } else if has_text && chance.one_in(2) {
            masked.context.set(key, ContextValue::Unknown(UnknownFact::ConditionKey(key.into())));
        } else {
            continue;
        }
        unknown.push(UnknownFact::ConditionKey(key.into()));
    }
    (told, masked, unknown)
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
