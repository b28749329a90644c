//! What holds for every input, tried on generated ones. The generator is seeded with a constant, so a failure comes back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, PolicySource, authorize, decide};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::pattern::Pattern;
use iam_policy::render;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

/// xorshift64*: small, and good enough to choose test cases.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

fn statement(chance: &mut Chance, with_principal: bool) -> String {
    let effect = chance.pick(&["Allow", "Allow", "Deny"]);
    let action = chance.pick(&["Action", "Action", "Action", "NotAction"]);
    let actions = chance.pick(&[
        "\"*\"",
        "\"s3:*\"",
        "\"s3:Get*\"",
        "[\"s3:PutObject\",\"sts:AssumeRole\"]",
        "\"kms:Decrypt\"",
    ]);
    let resource = chance.pick(&["Resource", "Resource", "NotResource"]);
    let resources = chance.pick(&[
        "\"*\"",
        "\"arn:aws:s3:::b/*\"",
        "\"arn:aws:s3:::b/${aws:username}\"",
        "\"arn:aws:*\"",
        "\"arn:aws:s3:::*\"",
    ]);
    let condition = chance.pick(&[
        "",
        "",
        r#","Condition":{"StringEquals":{"aws:username":"ann"}}"#,
        r#","Condition":{"StringNotEquals":{"aws:username":["ann","bob"]}}"#,
        r#","Condition":{"ForAllValues:StringLike":{"aws:TagKeys":"t*"}}"#,
        r#","Condition":{"BoolIfExists":{"aws:SecureTransport":"true"},"Null":{"aws:username":"false"}}"#,
        r#","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}}"#,
    ]);
    let principal = match with_principal {
        false => "",
        true => chance.pick(&[
            r#""Principal":"*","#,
            r#""Principal":{"AWS":"111122223333"},"#,
            r#""Principal":{"AWS":"arn:aws:iam::111122223333:user/ann"},"#,
            r#""Principal":{"AWS":["arn:aws:iam::111122223333:role/r","arn:aws:sts::111122223333:assumed-role/r/s"]},"#,
            r#""Principal":{"Service":"ec2.amazonaws.com"},"#,
            r#""NotPrincipal":{"AWS":["arn:aws:iam::111122223333:user/ann","111122223333"]},"#,
        ]),
    };
    format!(r#"{{{principal}"Effect":"{effect}","{action}":{actions},"{resource}":{resources}{condition}}}"#)
}

fn policy(chance: &mut Chance, policy_type: PolicyType) -> AttachedPolicy {
    let principal =
        matches!(policy_type, PolicyType::Resource | PolicyType::VpcEndpoint | PolicyType::ResourceControl);
    let count = 1 + chance.below(3);
    let statements: Vec<_> = (0..count).map(|_| statement(chance, principal)).collect();
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
    attached(&text, policy_type)
}

fn attached(text: &str, policy_type: PolicyType) -> AttachedPolicy {
    let source = PolicySource { policy_type, name: "p".into(), arn: None, attached_to: String::new() };
    AttachedPolicy { document: Arc::new(PolicyDocument::parse(text, policy_type)), source }
}

fn policies(chance: &mut Chance) -> PolicySet {
    let mut set = PolicySet::default();
    for _ in 0..chance.below(3) {
        set.identity.push(policy(chance, PolicyType::Identity));
    }
    if chance.below(2) == 0 {
        set.resource = Some(policy(chance, PolicyType::Resource));
    }
    if chance.below(3) == 0 {
        set.permissions_boundary = Some(policy(chance, PolicyType::PermissionsBoundary));
    }
    if chance.below(3) == 0 {
        set.session = Some((0..chance.below(3)).map(|_| policy(chance, PolicyType::Session)).collect());
    }
    for _ in 0..chance.below(3) {
        set.service_control.push(vec![policy(chance, PolicyType::ServiceControl)]);
    }
    for _ in 0..chance.below(2) {
        set.resource_control.push(vec![policy(chance, PolicyType::ResourceControl)]);
    }
    if chance.below(4) == 0 {
        set.vpc_endpoint = Some(vec![policy(chance, PolicyType::VpcEndpoint)]);
    }
    set.restrict_public_buckets = chance.below(3) == 0;
    set
}

fn request(chance: &mut Chance) -> AuthorizationRequest {
    let account = chance.pick(&["111122223333", "111122223333", "444455556666"]);
    let caller = match chance.below(7) {
        0 => Principal::Root { account: account.into() },
        1 | 2 => Principal::User { arn: format!("arn:aws:iam::{account}:user/ann") },
        3 | 4 => Principal::RoleSession {
            role_arn: format!("arn:aws:iam::{account}:role/r"),
            session_arn: format!("arn:aws:sts::{account}:assumed-role/r/s"),
        },
        5 => Principal::FederatedUser {
            arn: format!("arn:aws:sts::{account}:federated-user/f"),
            source_arn: format!("arn:aws:iam::{account}:user/ann"),
        },
        _ if chance.below(2) == 0 => Principal::Anonymous,
        _ => Principal::Service { name: "ec2.amazonaws.com".into() },
    };
    let mut context = RequestContext::default();
    if chance.below(2) == 0 {
        context.set("aws:username", ContextValue::One(chance.pick(&["ann", "*", ""]).into()));
    }
    if chance.below(3) == 0 {
        context.set("aws:TagKeys", ContextValue::Many(vec!["t1".into(), chance.pick(&["t2", "x"]).into()]));
    }
    if chance.below(3) == 0 {
        let arn = "arn:aws:iam::111122223333:role/r";
        context.set("aws:PrincipalArn", ContextValue::One(arn.into()));
    }
    AuthorizationRequest {
        caller,
        action: chance
            .pick(&["s3:GetObject", "s3:PutObject", "sts:AssumeRole", "kms:Decrypt", "sts:GetCallerIdentity"])
            .into(),
        resource: chance
            .pick(&["arn:aws:s3:::b/ann", "arn:aws:s3:::c", "arn:aws:kms:eu-west-1:111122223333:key/k", "*"])
            .into(),
        resource_account: (chance.below(2) == 0).then(|| "111122223333".into()),
        context,
    }
}

#[test]
fn the_trace_agrees_with_the_decision_and_a_deny_never_allows() {
    let mut chance = Chance(0x5eed_0001);
    let mut seen = [0_usize; 3];
    for _ in 0..20_000 {
        let (request, policies) = (request(&mut chance), policies(&mut chance));
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
    assert!(seen.iter().all(|count| *count > 500), "one-sided cases: {seen:?}");
}

/// A Deny more, and the setting that only takes away.
fn with_one_deny_more(policies: &PolicySet) -> Vec<PolicySet> {
    let deny = |principal: &str, policy_type| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{{principal}"Effect":"Deny","Action":"s3:*","Resource":"*"}}}}"#
        );
        attached(&text, policy_type)
    };
    let mut stricter = policies.clone();
    stricter.identity.push(deny("", PolicyType::Identity));
    let mut level = policies.clone();
    level.service_control.push(vec![deny("", PolicyType::ServiceControl)]);
    let mut restricted = policies.clone();
    restricted.restrict_public_buckets = true;
    vec![stricter, level, restricted]
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
    let mut chance = Chance(0x5eed_0002);
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
fn any_text_parses_keeps_its_bytes_and_allows_nothing_unless_valid() {
    let mut chance = Chance(0x5eed_0003);
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
        for policy_type in [PolicyType::Identity, PolicyType::Trust, PolicyType::Resource] {
            let document = PolicyDocument::parse(&text, policy_type);
            assert_eq!(document.text(), text);
            for finding in document.findings() {
                assert!(text.get(finding.range.start..finding.range.end).is_some(), "{text:?} {finding:?}");
                assert!(!finding.message.is_empty());
            }
        }
    }
}
