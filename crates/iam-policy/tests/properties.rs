//! What holds for every input, tried on generated ones. The generator is seeded with a constant, so a failure comes back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod generate;
mod reading;

use generate::every::every_request;
use generate::policy::attached;
use generate::{Chance, question};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize, decide, decide_each};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::pattern::Pattern;
use iam_policy::reference::Reference;
use iam_policy::render;
use iam_policy::request::Principal;
use iam_policy::simulate::simulate;
use serde_json::{Value, json};

/// Actions and resources of other requests stand for what a caller may ask besides.
#[test]
fn many_decisions_at_once_are_those_one_by_one() {
    let mut chance = Chance::seeded(0x5eed_0007);
    let (mut actions, mut resources) = (Vec::new(), Vec::new());
    let mut allowed = 0;
    for _ in 0..2_000 {
        let (mut request, policies) = question(&mut chance);
        actions.insert(0, request.action.clone());
        resources.insert(0, request.resource.clone());
        actions.truncate(3);
        resources.truncate(4);
        let together = decide_each(&request, &actions, &resources, &policies);
        let mut one_by_one = Vec::new();
        for action in &actions {
            for resource in &resources {
                request.action.clone_from(action);
                request.resource.clone_from(resource);
                one_by_one.push(decide(&request, &policies));
            }
        }
        assert_eq!(together, one_by_one, "{request:?}\n{policies:?}");
        allowed += together.iter().filter(|decision| **decision == EvaluationDecision::Allowed).count();
    }
    assert!(allowed > 2_000, "{allowed} of some 24,000 are allowed: too few to tell");
}

#[test]
fn the_trace_agrees_with_the_decision_and_a_deny_never_allows() {
    let mut chance = Chance::seeded(0x5eed_0001);
    let mut seen = [0_usize; 3];
    for _ in 0..6_000 {
        let (request, policies) = question(&mut chance);
        let result = authorize(&request, &policies);
        assert_eq!(result.decision, decide(&request, &policies), "{request:?}\n{policies:?}");
        seen[result.decision as usize] += 1;
        assert_eq!(result.deciding_gate.is_none(), result.decision == EvaluationDecision::Allowed);
        assert_eq!(
            render::error_message(&request, &result).is_none(),
            result.decision == EvaluationDecision::Allowed
        );
        assert!(!render::deciding_sentence(&request, &result).is_empty());
        for place in &result.determining {
            assert!(result.gates[place.gate].policies[place.policy].statements[place.statement].applies);
        }
        if result.decision != EvaluationDecision::Allowed {
            for stricter in with_one_deny_more(&policies) {
                assert_ne!(
                    decide(&request, &stricter),
                    EvaluationDecision::Allowed,
                    "{request:?}\n{policies:?}"
                );
            }
            for weaker in with_one_policy_less(&policies) {
                assert_ne!(
                    decide(&request, &weaker),
                    EvaluationDecision::Allowed,
                    "{request:?}\n{policies:?}"
                );
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 300), "one-sided cases: {seen:?}");
}

/// One Deny more, in each kind of policy in turn, and the setting that only takes away.
fn with_one_deny_more(policies: &PolicySet) -> Vec<PolicySet> {
    let deny = |principal: &str, policy_type| {
        let resource = if policy_type == PolicyType::Trust { "" } else { r#","Resource":"*""# };
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{{principal}"Effect":"Deny","Action":"s3:*"{resource}}}}}"#
        );
        let policy = attached(&text, policy_type);
        assert!(policy.document.is_valid(), "{text}");
        policy
    };
    let everyone = r#""Principal":"*","#;
    let changes: [&dyn Fn(&mut PolicySet); 9] = [
        &|set| set.restrict_public_buckets = true,
        &|set| set.resource_only_denies = true,
        &|set| set.grants.clear(),
        &|set| set.identity.push(deny("", PolicyType::Identity)),
        &|set| set.service_control.push(vec![deny("", PolicyType::ServiceControl)]),
        &|set| set.resource_control.push(vec![deny(everyone, PolicyType::ResourceControl)]),
        &|set| set.session.get_or_insert_default().push(deny("", PolicyType::Session)),
        &|set| {
            set.permissions_boundary.get_or_insert_with(|| deny("", PolicyType::PermissionsBoundary));
        },
        &|set| set.vpc_endpoint.get_or_insert_default().push(deny(everyone, PolicyType::VpcEndpoint)),
    ];
    let mut all = Vec::new();
    for change in changes {
        let mut stricter = policies.clone();
        change(&mut stricter);
        all.push(stricter);
    }
    all
}

/// Identity policies only grant, so that without them nothing more is allowed unless one of them denied.
fn with_one_policy_less(policies: &PolicySet) -> Vec<PolicySet> {
    let denies = |policy: &AttachedPolicy| policy.document.text().contains("Deny");
    let removable = policies.identity.iter().enumerate().filter(|(_, policy)| !denies(policy));
    removable
        .map(|(index, _)| {
            let mut weaker = policies.clone();
            weaker.identity.remove(index);
            weaker
        })
        .collect()
}

/// A statement about nothing asked, with what IAM refuses on creation: the others of its document count as before.
#[test]
fn what_is_refused_on_creation_leaves_other_statements_alone() {
    let mut chance = Chance::seeded(0x5eed_0008);
    let mut seen = [0_usize; 3];
    for _ in 0..4_000 {
        let (request, policies) = question(&mut chance);
        let mut more = policies.clone();
        let effect = chance.pick(&["Allow", "Deny"]);
        let resource = chance.pick(&[
            "arn:aws:iam:us-east-1:111122223333:role/r",
            "arn:aws:s3:us-east-1::b",
            "arn:aw:s3:::b/*",
            "arn:aws:iam::111122223333:rolle/r",
        ]);
        for policy in &mut more.identity {
            let refused = json!({"Effect": effect, "Action": "none:Asked", "Resource": resource});
            let refused_before = policy.document.is_valid() && policy.document.refusals().is_empty();
            *policy = with_statement(policy, refused);
            assert!(!refused_before || !policy.document.refusals().is_empty(), "{}", policy.document.text());
        }
        let decision = decide(&request, &policies);
        assert_eq!(decide(&request, &more), decision, "{request:?}\n{more:?}");
        seen[decision as usize] += usize::from(!policies.identity.is_empty());
    }
    assert!(seen.iter().all(|count| *count > 200), "one-sided cases: {seen:?}");
}

fn with_statement(policy: &AttachedPolicy, statement: Value) -> AttachedPolicy {
    let mut tree: Value = serde_json::from_str(policy.document.text()).unwrap();
    let mut statements = match tree["Statement"].take() {
        Value::Array(statements) => statements,
        one => vec![one],
    };
    statements.push(statement);
    tree["Statement"] = Value::Array(statements);
    attached(&tree.to_string(), policy.source.policy_type)
}

/// Where AWS leaves something open an Allow grants nothing and a Deny applies, so never the other way round.
#[test]
fn what_an_allow_covers_a_deny_covers_too() {
    let mut chance = Chance::seeded(0x5eed_0009);
    let (mut allowed, mut denied_only) = (0, 0);
    for _ in 0..8_000 {
        let (request, policies) = question(&mut chance);
        let only = |identity| PolicySet { identity, ..PolicySet::default() };
        let Some(policy) = policies.identity.first().filter(|policy| policy.document.is_valid()) else {
            continue;
        };
        let cross_account = request.is_cross_account() || request.caller.account().is_none();
        if cross_account || decide(&request, &only(Vec::new())) == EvaluationDecision::Allowed {
            continue;
        }
        let allow = only(vec![with_effect(policy, "Allow")]);
        let deny = only(vec![with_effect(policy, "Deny")]);
        let allows = decide(&request, &allow) == EvaluationDecision::Allowed;
        let denies = decide(&request, &deny) == EvaluationDecision::ExplicitDeny;
        assert!(denies || !allows, "{request:?}\n{allow:?}");
        allowed += usize::from(allows);
        denied_only += usize::from(denies && !allows);
    }
    assert!(allowed > 500 && denied_only > 20, "{allowed} allowed, {denied_only} denied only");
}

fn with_effect(policy: &AttachedPolicy, effect: &str) -> AttachedPolicy {
    let text = policy.document.text();
    let one = format!(r#""Effect":"{effect}""#);
    let text = text.replace(r#""Effect":"Allow""#, &one).replace(r#""Effect":"Deny""#, &one);
    attached(&text, policy.source.policy_type)
}

/// Every key that follows from a request is filled in, but not the one that the request brings.
#[test]
fn a_key_that_the_request_brings_is_left_alone() {
    let reference = Reference::all();
    let mut compared = 0;
    for (index, request) in every_request().iter().enumerate().step_by(3) {
        let mut asked = json!({
            "CallerArn": request.caller.display_name(),
            "ActionNames": [request.action],
            "ResourceArns": [request.resource],
        });
        if let Principal::RoleSession { role_arn, .. } = &request.caller {
            asked["CallerRoleArn"] = json!(role_arn);
        }
        if let Some(owner) = &request.resource_account {
            asked["ResourceOwner"] = json!(owner);
        }
        let mut keys = filled_in(&asked, &reference);
        if !keys.is_empty() {
            let brought = keys.remove(index % keys.len());
            let key = brought.to_uppercase();
            asked["ContextEntries"] = json!([{"ContextKeyName": key, "ContextKeyValues": ["brought"]}]);
            assert_eq!(filled_in(&asked, &reference), keys, "{asked:#}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "only {compared} compared");
}

fn filled_in(asked: &Value, reference: &Reference) -> Vec<String> {
    let answer: Value =
        serde_json::from_str(&simulate(asked.to_string().as_bytes(), reference, false)).unwrap();
    let entries = answer["EvaluationResults"][0]["DerivedContextEntries"].as_array().into_iter().flatten();
    entries.map(|entry| entry["ContextKeyName"].as_str().unwrap().to_owned()).collect()
}

/// The definition of a wildcard pattern, written down; exponential, and obviously right.
fn naive(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|taken| naive(rest, &text[taken..])),
        Some(('?', rest)) => !text.is_empty() && naive(rest, &text[1..]),
        Some((wanted, rest)) => text.first() == Some(wanted) && naive(rest, &text[1..]),
    }
}

#[test]
fn patterns_match_as_defined() {
    let mut chance = Chance::seeded(0x5eed_0002);
    let letters = ["a", "b", "é", "😀", "*", "?", ":"];
    for _ in 0..100_000 {
        let (long, wide) = (chance.below(7), chance.below(9));
        let pattern: String = (0..long).map(|_| chance.pick(&letters)).collect();
        let text: String = (0..wide).map(|_| chance.pick(&letters)).collect();
        let expected = naive(&pattern.chars().collect::<Vec<_>>(), &text.chars().collect::<Vec<_>>());
        assert_eq!(Pattern::new(&pattern).matches(&text), expected, "{pattern} on {text}");
    }
}

#[test]
fn any_text_parses_keeps_its_bytes_and_agrees_with_serde_json() {
    let mut chance = Chance::seeded(0x5eed_0003);
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "d800",
        "\n",
        "\r\n",
        "\u{feff}",
        "é",
        "😀",
        "\u{0}",
        "/*",
        "//",
        "1e9",
        "-",
        "true",
        "null",
        "\"Version\"",
        "\"2012-10-17\"",
        "\"Statement\"",
        "\"Effect\"",
        "\"Allow\"",
        "\"Action\"",
        "\"*\"",
        "\"Resource\"",
        "\"Principal\"",
        "\"Condition\"",
        "\"StringEquals\"",
        "\"aws:x\"",
        "${",
        "}",
    ];
    let whole =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}]}"#;
    for round in 0..30_000 {
        let text: String = if round % 2 == 0 {
            (0..chance.below(30)).map(|_| chance.pick(&pieces)).collect()
        } else {
            // A good policy with one place broken.
            let at = chance.below(whole.len());
            format!(
                "{}{}{}",
                &whole[..at],
                chance.pick(&pieces),
                &whole[at + chance.below(2).min(whole.len() - at)..]
            )
        };
        reading::check(&text);
    }
}
