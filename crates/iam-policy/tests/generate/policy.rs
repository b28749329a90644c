//! Policies.

use std::sync::Arc;

use super::vocabulary::Vocabulary;
use super::{CONTEXT, Chance, HOME, OTHER};
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AccessPointBucket, AttachedPolicy, PolicySet, PolicySource};

pub(crate) fn attached(text: &str, policy_type: PolicyType) -> AttachedPolicy {
    let source = PolicySource { policy_type, name: "p".into(), arn: None, attached_to: String::new() };
    AttachedPolicy { document: Arc::new(PolicyDocument::parse(text, policy_type)), source }
}

pub(crate) fn policies(chance: &mut Chance, vocabulary: &Vocabulary) -> PolicySet {
    let mut set = PolicySet::default();
    for _ in 0..chance.below(3) {
        set.identity.push(policy(chance, vocabulary, PolicyType::Identity));
    }
    if !chance.one_in(3) {
        let kind = [PolicyType::Resource, PolicyType::Resource, PolicyType::Trust][chance.below(3)];
        set.resource.push(policy(chance, vocabulary, kind));
        if kind == PolicyType::Resource && chance.one_in(5) {
            set.resource.push(policy(chance, vocabulary, kind));
        }
    }
    if chance.one_in(3) {
        set.permissions_boundary = Some(policy(chance, vocabulary, PolicyType::PermissionsBoundary));
    }
    if chance.one_in(3) {
        set.session =
            Some((0..chance.below(3)).map(|_| policy(chance, vocabulary, PolicyType::Session)).collect());
    }
    set.service_control = levels(chance, vocabulary, PolicyType::ServiceControl);
    set.resource_control = levels(chance, vocabulary, PolicyType::ResourceControl);
    if chance.one_in(3) {
        let count = chance.below(3);
        set.vpc_endpoint =
            Some((0..count).map(|_| policy(chance, vocabulary, PolicyType::VpcEndpoint)).collect());
    }
    set.restrict_public_buckets = chance.one_in(3);
    set.grants = (0..chance.below(5).saturating_sub(2)).map(|_| grant(chance, vocabulary)).collect();
    set.resource_only_denies = chance.one_in(6);
    set.caller_canonical_id = chance.one_in(2).then(|| chance.pick(&CANONICAL_IDS).into());
    if vocabulary.is_access_point && !chance.one_in(4) {
        set.resource_only_denies = false;
        set.restrict_public_buckets = false;
        set.access_point_bucket = Some(bucket(chance, vocabulary));
    }
    set
}

/// Policies name the first one.
const CANONICAL_IDS: [&str; 2] = [
    "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
    "b0000000000000000000000000000000000000000000000000000000000000ef",
];

fn bucket(chance: &mut Chance, vocabulary: &Vocabulary) -> AccessPointBucket {
    AccessPointBucket {
        name: chance.pick(&["data", "data", "other"]).into(),
        account: Some(chance.pick(&[HOME, HOME, OTHER]).into()),
        policy: (!chance.one_in(4)).then(|| policy(chance, vocabulary, PolicyType::Resource)),
        vpc: chance.one_in(6).then(|| "vpc-1".to_owned()),
    }
}

/// Grants only allow.
fn grant(chance: &mut Chance, vocabulary: &Vocabulary) -> AttachedPolicy {
    let text = policy(chance, vocabulary, PolicyType::Grant).document.text().replace("\"Deny\"", "\"Allow\"");
    attached(&text, PolicyType::Grant)
}

/// None mostly; else from the root down.
fn levels(chance: &mut Chance, vocabulary: &Vocabulary, policy_type: PolicyType) -> Vec<Vec<AttachedPolicy>> {
    let count = chance.below(5).saturating_sub(2);
    (0..count)
        .map(|_| (0..=chance.below(2)).map(|_| policy(chance, vocabulary, policy_type)).collect())
        .collect()
}

fn policy(chance: &mut Chance, vocabulary: &Vocabulary, policy_type: PolicyType) -> AttachedPolicy {
    let mut statements = Vec::new();
    // Half of all policies let nearly everything through, so that the other gates have their say.
    if chance.below(2) == 0 {
        statements.push(wide(policy_type));
    }
    for _ in 0..chance.below(4) {
        statements.push(statement(chance, vocabulary, policy_type));
    }
    if statements.is_empty() {
        statements.push(wide(policy_type));
    }
    let version = chance.pick(&[
        r#""Version":"2012-10-17","#,
        r#""Version":"2012-10-17","#,
        r#""Version":"2012-10-17","#,
        r#""Version":"2008-10-17","#,
        "",
    ]);
    let mut statements = statements.join(",\r\n  ");
    if !chance.one_in(8) || statements.contains(",\r\n") {
        statements = format!("[{statements}]");
    }
    // A few documents are malformed, and then say nothing.
    let more = if chance.one_in(40) { r#","Extra":1"# } else { "" };
    attached(&format!("{{{version}\"Statement\": {statements}{more}}}"), policy_type)
}

fn wide(policy_type: PolicyType) -> String {
    let principal = if takes_principal(policy_type) { r#""Principal":"*","# } else { "" };
    let resource = if policy_type == PolicyType::Trust { "" } else { r#","Resource":"*""# };
    format!(r#"{{{principal}"Effect":"Allow","Action":"*"{resource}}}"#)
}

fn takes_principal(policy_type: PolicyType) -> bool {
    matches!(
        policy_type,
        PolicyType::Resource | PolicyType::Trust | PolicyType::VpcEndpoint | PolicyType::ResourceControl
    )
}

fn statement(chance: &mut Chance, vocabulary: &Vocabulary, policy_type: PolicyType) -> String {
    let effect = chance.pick(&["Allow", "Allow", "Allow", "Allow", "Deny"]);
    let mut elements = vec![format!(r#""Effect":"{effect}""#)];
    // Resource control policies take no `NotAction` and are about everyone.
    let rcp = policy_type == PolicyType::ResourceControl;
    let action = chance.pick(&["Action", "Action", "Action", if rcp { "Action" } else { "NotAction" }]);
    elements.push(element(chance, action, vocabulary.action_patterns));
    let of_resource = policy_type == PolicyType::Resource;
    let left_out = policy_type == PolicyType::Trust
        || (of_resource && vocabulary.leaves_out_resource && !chance.one_in(3));
    if !left_out {
        let resource = chance.pick(&["Resource", "Resource", "Resource", "NotResource"]);
        let own = of_resource && !vocabulary.own_patterns.is_empty() && !chance.one_in(3);
        let patterns = if own { vocabulary.own_patterns } else { vocabulary.resource_patterns };
        elements.push(element(chance, resource, patterns));
    }
    if rcp {
        elements.push(r#""Principal":"*""#.to_owned());
    } else if takes_principal(policy_type) {
        elements.push(principal(chance, effect));
    }
    let clauses = chance.below(5).saturating_sub(2);
    if clauses > 0 {
        let all: Vec<_> = (0..clauses).map(|index| clause(chance, index)).collect();
        elements.push(format!(r#""Condition":{{{}}}"#, all.join(", ")));
    }
    format!("{{{}}}", elements.join(","))
}

/// One text or a list.
fn element(chance: &mut Chance, name: &str, texts: &[&str]) -> String {
    let mut listed = vec![chance.pick(texts)];
    while chance.one_in(3) {
        listed.push(chance.pick(texts));
    }
    let list: Vec<_> = listed.iter().map(|text| format!("\"{text}\"")).collect();
    match list.as_slice() {
        [one] if chance.below(2) == 0 => format!("\"{name}\":{one}"),
        many => format!("\"{name}\": [{}]", many.join(", ")),
    }
}

fn principal(chance: &mut Chance, effect: &str) -> String {
    let often = if effect == "Deny" { "NotPrincipal" } else { "Principal" };
    let name = chance.pick(&["Principal", often, often, "NotPrincipal"]);
    let whom = chance.pick(&[
        r#""*""#,
        r#"{"AWS":"*"}"#,
        r#"{"AWS":"111122223333"}"#,
        r#"{"AWS":"arn:aws:iam::444455556666:root"}"#,
        r#"{"AWS":"arn:aws:iam::111122223333:user/ann"}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:user/ann","111122223333"]}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:role/r","arn:aws:iam::111122223333:role/team/r"]}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:role/r","111122223333"]}"#,
        r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/r/s"}"#,
        r#"{"AWS":["arn:aws:sts::111122223333:assumed-role/r/s","arn:aws:iam::111122223333:role/r","111122223333"]}"#,
        r#"{"AWS":"arn:aws:sts::111122223333:federated-user/f"}"#,
        r#"{"AWS":"AIDAQ3EGSDEXAMPLEONE"}"#,
        r#"{"Service":"ec2.amazonaws.com","AWS":"444455556666"}"#,
        r#"{"Federated":"accounts.example.com"}"#,
        r#"{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}"#,
        r#"{"AWS":"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}"#,
    ]);
    let whom =
        if name == "NotPrincipal" && !chance.one_in(3) { some_of_all(chance) } else { whom.to_owned() };
    format!("\"{name}\":{whom}")
}

/// Any of what stands for a caller: its account, its role or user, and its session, which is left out more often.
fn some_of_all(chance: &mut Chance) -> String {
    let all = [
        "arn:aws:iam::111122223333:root",
        "arn:aws:iam::111122223333:role/r",
        "arn:aws:iam::111122223333:role/team/r",
        "arn:aws:sts::111122223333:assumed-role/r/s",
        "arn:aws:iam::111122223333:user/ann",
        "arn:aws:sts::111122223333:federated-user/f",
        "444455556666",
    ];
    let listed = all.iter().filter(|text| !chance.one_in(if text.contains("assumed-role") { 2 } else { 3 }));
    let mut listed: Vec<_> = listed.map(|text| format!("\"{text}\"")).collect();
    listed.push("\"arn:aws:iam::111122223333:user/else\"".to_owned());
    format!("{{\"AWS\":[{}]}}", listed.join(","))
}

/// What can be written after an operator for a key: the operators of its type, and its own values and more.
fn clause(chance: &mut Chance, index: usize) -> String {
    let asks_for_presence = chance.one_in(8);
    // Keys of texts, which may be empty.
    let place = if asks_for_presence { chance.below(3) } else { chance.below(CONTEXT.len()) };
    let (key, values) = CONTEXT[place];
    let text = [
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
    ];
    let number = ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals"];
    let date = ["DateEquals", "DateNotEquals", "DateLessThanEquals", "DateGreaterThan"];
    let arn = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"];
    let (operators, more): (&[&str], &[&str]) = match place {
        0..3 | 11.. => {
            (&text, &["a*", "?nn", "${aws:username}", "${aws:PrincipalTag/Team,'x'}", "${aws:TagKeys}"])
        }
        4 => (&["Bool"], &["True"]),
        5 => (&["IpAddress", "NotIpAddress"], &["203.0.113.0/24", "10.0.0.0/8", "2001:db8::/32", "::/129"]),
        6 => (&date, &["2024-03-01", "2023-02-29", "1709251200.0"]),
        7 => (&number, &["0010", "9.99", "1.", "+10"]),
        3 | 8 => (&arn, &["arn:aws:iam::*:role/*", "arn:*:s3:::*", "arn:aws:sqs:*:*:q?*", "*"]),
        _ => (&["BinaryEquals"], &["QUJE", "QUJ"]),
    };
    let operator = if asks_for_presence { "Null" } else { operators[chance.below(operators.len())] };
    let (set, suffix) = match operator {
        "Null" => (chance.pick(&["", "", "ForAllValues:", "ForAnyValue:"]), ""),
        _ => (
            chance.pick(&["", "", "", "ForAllValues:", "ForAnyValue:", "forallvalues:"]),
            chance.pick(&["", "", "", "IfExists", "IFEXISTS"]),
        ),
    };
    let values = if operator == "Null" { &["true", "false"] } else { values };
    let mut listed = vec![chance.pick(values)];
    while chance.one_in(2) && operator != "Null" {
        let also = if chance.below(2) == 0 { values } else { more };
        listed.push(chance.pick(also));
    }
    // Truth values and numbers may stand without quotes.
    let plain = |text: &str| matches!(text, "true" | "false" | "9");
    let list: Vec<_> = listed
        .iter()
        .map(|text| if plain(text) { (*text).to_owned() } else { format!("\"{text}\"") })
        .collect();
    let key = if chance.one_in(4) { key.to_ascii_uppercase() } else { key.to_owned() };
    // Keys of one operator twice would be a mistake: the index makes the letters' case differ.
    let operator = if index == 0 { operator.to_owned() } else { operator.to_ascii_lowercase() };
    format!("\"{set}{operator}{suffix}\":{{\"{key}\":[{}]}}", list.join(","))
}
