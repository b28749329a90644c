//! The evaluator against a naive one on generated questions.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod generate;
mod oracle;

use std::collections::BTreeMap;

use generate::every::every_request;
use generate::{Chance, question};
use iam_policy::evaluation::{authorize, decide};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::derived_keys;

#[test]
fn derived_keys_agree_with_oracle() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let requests = every_request();
    for request in &requests {
        let owner = request.resource_account.as_deref();
        let keys =
            derived_keys::derive_keys(Some(&request.caller), request.action_name(), &request.resource, owner);
        let keys: BTreeMap<_, _> = keys.into_iter().collect();
        assert_eq!(keys, oracle::derived::keys(request), "{request:#?}");
        for key in keys.into_keys() {
            *seen.entry(key).or_default() += 1;
        }
    }
    println!("{} requests; {seen:#?}", requests.len());
    assert_eq!(seen.len(), 11, "{seen:?}");
    let some = |count: &usize| *count * 20 > requests.len() && *count < requests.len();
    assert!(seen.values().all(some), "{seen:?}");
}

#[test]
fn evaluator_agrees_with_oracle() {
    let rounds: usize = std::env::var("ROUNDS").map_or(8_000, |text| text.parse().unwrap());
    let mut chance = Chance::seeded(0x5eed_0004);
    let mut allowed = 0;
    let mut stops: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut documents, mut invalid) = (0_usize, 0_usize);
    for round in 0..rounds {
        let (request, policies) = question(&mut chance);
        let oracle::OracleDecision { decision: expected, stop, rules } = oracle::decide(&request, &policies);
        let shown = || format!("round {round}, stopped at {stop:?}\n{request:#?}\n{}", show(&policies));
        let result = authorize(&request, &policies);
        assert_eq!(result.decision, expected, "authorize, {}", shown());
        assert_eq!(decide(&request, &policies), expected, "decide, {}", shown());
        allowed += usize::from(expected == EvaluationDecision::Allowed);
        *stops.entry(stop).or_default() += 1;
        for kind in rules {
            *kinds.entry(kind).or_default() += 1;
        }
        documents += policies.identity.len();
        invalid += policies.identity.iter().filter(|policy| !policy.document.is_valid()).count();
    }
    println!(
        "{allowed} of {rounds} allowed; {invalid} of {documents} documents malformed; {stops:#?} {kinds:#?}"
    );
    assert!(allowed * 5 > rounds, "too few are allowed: {allowed} of {rounds}");
    assert!(invalid * 100 > documents && invalid * 10 < documents, "{invalid} of {documents} are malformed");
    for gate in GATES {
        let count = stops.get(gate).copied().unwrap_or_default();
        assert!(count * 400 > rounds, "`{gate}` stops only {count} of {rounds}");
    }
    for kind in KINDS {
        let count = kinds.get(kind).copied().unwrap_or_default();
        assert!(count * 4_000 > rounds, "`{kind}` is met only in {count} of {rounds}");
    }
}

/// Rules that a generated question may easily miss.
const KINDS: [&str; 18] = [
    "canonical user id",
    "access point",
    "ARN of a whole service",
    "log group",
    "coverage in doubt",
    "variable before the fifth colon",
    "NotPrincipal in an Allow",
    "NotPrincipal in a Deny",
    "NotPrincipal: role",
    "NotPrincipal: session",
    "Null with a set operator, no key",
    "Null with a set operator",
    "Null of an empty text",
    "several values without a set operator",
    "unreadable value under a negated operator",
    "no Resource",
    "key policy without Resource",
    "path of an API",
];

const GATES: [&str; 14] = [
    "deny in RCP",
    "deny in SCP",
    "deny in resource policy",
    "deny in identity policy",
    "deny in boundary",
    "deny in session policy",
    "deny in endpoint policy",
    "SCP",
    "resource policy",
    "block public access",
    "identity policies",
    "boundary",
    "session policies",
    "endpoint policy",
];

fn show(policies: &iam_policy::evaluation::PolicySet) -> String {
    let mut text = String::new();
    let levels = policies.service_control.iter().chain(&policies.resource_control).flatten();
    let lists = [&policies.session, &policies.vpc_endpoint].into_iter().flatten().flatten();
    let bucket = policies.access_point_bucket.iter();
    text += &bucket
        .clone()
        .map(|bucket| format!("{} {:?} {:?}\n", bucket.name, bucket.account, bucket.vpc))
        .collect::<String>();
    let bucket = bucket.filter_map(|bucket| bucket.policy.as_ref());
    let single =
        policies.resource.iter().chain(&policies.permissions_boundary).chain(&policies.grants).chain(bucket);
    for policy in policies.identity.iter().chain(single).chain(lists).chain(levels) {
        text += &format!("{:?} {}\n", policy.source.policy_type, policy.document.text());
    }
    text
}
