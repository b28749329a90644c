//! Pairs of views: the later one is often the earlier one with a change.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy_compare::View;

use super::vocabulary::{KEYS, KeyValues, WORLDS, World};
use super::{Chance, Kind, Pair};

/// Two policies: the later one is often the earlier one with a change.
pub(crate) fn pair(chance: &mut Chance) -> Pair {
    let world = &WORLDS[chance.below(WORLDS.len())];
    let keys: Vec<&KeyValues> = (0..1 + chance.below(2)).map(|_| &KEYS[chance.below(KEYS.len())]).collect();
    let mut before: Vec<String> = (0..1 + chance.below(3)).map(|_| statement(chance, world, &keys)).collect();
    let mut after = before.clone();
    match chance.below(5) {
        0 => after = (0..1 + chance.below(3)).map(|_| statement(chance, world, &keys)).collect(),
        1 => std::mem::swap(&mut before, &mut after),
        _ => {}
    }
    let at = chance.below(after.len());
    match chance.below(4) {
        0 => after[at] = statement(chance, world, &keys),
        1 => after.push(statement(chance, world, &keys)),
        2 => before.push(statement(chance, world, &keys)),
        _ => {}
    }
    let policy_type =
        [PolicyType::Identity, PolicyType::Identity, PolicyType::ServiceControl][chance.below(3)];
    let texts = [before, after].map(document);
    let [before, after] = texts.each_ref().map(|text| View::document(policy_type, text));
    let sets = texts.each_ref().map(|text| set(policy_type, text));
    Pair { before, after, texts, sets, policy_type, world, keys, kind: Kind::Plain }
}

fn document(statements: Vec<String>) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

/// Two resource-based policies, with principals of all kinds.
pub(crate) fn resource_pair(chance: &mut Chance) -> Pair {
    let world = &WORLDS[[0, 3][chance.below(2)]];
    let keys: Vec<&KeyValues> = vec![&KEYS[PRINCIPAL_KEYS[chance.below(PRINCIPAL_KEYS.len())]]];
    let of = |chance: &mut Chance| -> Vec<String> {
        (0..1 + chance.below(2))
            .map(|_| {
                let statement = statement(chance, world, &keys);
                with_principal(chance, &statement)
            })
            .collect()
    };
    let before = of(chance);
    let mut after = before.clone();
    let mut more = of(chance);
    let at = chance.below(after.len());
    match chance.below(3) {
        0 => after[at] = more.remove(0),
        1 => after.push(more.remove(0)),
        _ => after = more,
    }
    let policy_type = [PolicyType::Resource, PolicyType::Resource, PolicyType::VpcEndpoint][chance.below(3)];
    let texts = [before, after].map(document);
    let sets = texts.each_ref().map(|text| set(policy_type, text));
    let [before, after] = texts.each_ref().map(|text| View::document(policy_type, text));
    Pair { before, after, texts, sets, policy_type, world, keys, kind: Kind::WithPrincipals }
}

/// Positions of keys in [`KEYS`].
const PRINCIPAL_KEYS: [usize; 4] = [2, 9, 10, 12];

fn with_principal(chance: &mut Chance, statement: &str) -> String {
    let element = chance.pick(&["Principal", "Principal", "Principal", "NotPrincipal"]);
    let whom = chance.pick(&[
        r#""*""#,
        r#"{"AWS":"*"}"#,
        r#"{"AWS":"111122223333"}"#,
        r#"{"AWS":["111122223333","444455556666"]}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:user/ann","444455556666"]}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:role/r","111122223333"]}"#,
        r#"{"AWS":["arn:aws:iam::111122223333:role/r","111122223333","arn:aws:sts::111122223333:assumed-role/r/s"]}"#,
        r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/r/s"}"#,
        r#"{"Service":"ec2.amazonaws.com"}"#,
        r#"{"AWS":"arn:aws:sts::111122223333:federated-user/f"}"#,
        r#"{"Service":"ec2.amazonaws.com","AWS":"arn:aws:iam::444455556666:user/team/bob"}"#,
    ]);
    statement.replacen('{', &format!(r#"{{"{element}":{whom},"#), 1)
}

/// All policies of a user or of a role's session, one of which changes.
pub(crate) fn identity_pair(chance: &mut Chance) -> Pair {
    let world = &WORLDS[chance.below(WORLDS.len())];
    let keys: Vec<&KeyValues> = vec![&KEYS[chance.below(KEYS.len())]];
    let [user, role] = [super::user(), super::role()];
    let caller = if chance.below(2) == 0 { role } else { user };
    let of = |chance: &mut Chance| {
        document((0..1 + chance.below(3)).map(|_| statement(chance, world, &keys)).collect())
    };
    let wide = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let mut documents: Vec<String> =
        (0..5).map(|_| if chance.below(2) == 0 { wide.to_owned() } else { of(chance) }).collect();
    let has: Vec<bool> = (0..5).map(|_| chance.below(2) == 0).collect();
    let make = |documents: &[String]| {
        let attached = |index: usize, policy_type| {
            AttachedPolicy::inline(&documents[index], policy_type, ["a", "b", "c", "d", "e"][index], "x")
        };
        let levels = vec![
            vec![attached(3, PolicyType::ServiceControl)],
            vec![attached(4, PolicyType::ServiceControl)],
        ];
        PolicySet {
            identity: vec![attached(0, PolicyType::Identity)],
            permissions_boundary: has[1].then(|| attached(1, PolicyType::PermissionsBoundary)),
            session: has[2].then(|| vec![attached(2, PolicyType::Session)]),
            service_control: if has[3] { levels } else { Vec::new() },
            ..PolicySet::default()
        }
    };
    let set_before = make(&documents);
    let first = documents.join(" ");
    let changed = chance.below(5);
    documents[changed] = of(chance);
    let sets = [set_before, make(&documents)];
    let [before, after] = sets.each_ref().map(|set| View::identity(caller.clone(), set.clone()));
    let texts = [first, documents.join(" ")];
    let policy_type = PolicyType::Identity;
    Pair { before, after, texts, sets, policy_type, world, keys, kind: Kind::Identity }
}

/// A policy, and others around it that allow everything to everybody.
fn set(policy_type: PolicyType, text: &str) -> PolicySet {
    const EVERYTHING: &str = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    const TO_EVERYBODY: &str =
        r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;
    let attached = |text: &str, policy_type| AttachedPolicy::inline(text, policy_type, "p", "");
    let around = PolicySet {
        identity: vec![attached(EVERYTHING, PolicyType::Identity)],
        session: Some(vec![attached(EVERYTHING, PolicyType::Session)]),
        ..PolicySet::default()
    };
    let policy = attached(text, policy_type);
    match policy_type {
        PolicyType::ServiceControl => PolicySet { service_control: vec![vec![policy]], ..around },
        PolicyType::Resource => PolicySet { resource: vec![policy], ..around },
        PolicyType::VpcEndpoint => PolicySet {
            vpc_endpoint: Some(vec![policy]),
            resource: vec![attached(TO_EVERYBODY, PolicyType::Resource)],
            ..around
        },
        _ => PolicySet { identity: vec![policy], session: around.session, ..PolicySet::default() },
    }
}

pub(super) fn statement(chance: &mut Chance, world: &World, keys: &[&KeyValues]) -> String {
    let effect = chance.pick(&["Allow", "Allow", "Allow", "Deny"]);
    let action = chance.pick(&["Action", "Action", "Action", "NotAction"]);
    let resource = chance.pick(&["Resource", "Resource", "Resource", "NotResource"]);
    let mut text = format!(
        r#"{{"Effect":"{effect}","{action}":{},"{resource}":{}"#,
        list(chance, world.action_patterns),
        list(chance, world.resource_patterns)
    );
    let clauses: Vec<String> = (0..chance.below(3))
        .map(|_| {
            let key = keys[chance.below(keys.len())];
            let operator = chance.pick(key.operators);
            let values =
                if operator == "Null" { list(chance, &["true", "false"]) } else { list(chance, key.listed) };
            format!(r#""{operator}":{{"{}":{values}}}"#, key.key)
        })
        .collect();
    // The same operator twice would be an error.
    let distinct = clauses.len() < 2 || clauses[0].split(':').next() != clauses[1].split(':').next();
    if distinct && !clauses.is_empty() {
        text.push_str(&format!(r#","Condition":{{{}}}"#, clauses.join(",")));
    }
    text.push('}');
    text
}

fn list(chance: &mut Chance, from: &[&str]) -> String {
    let mut listed = vec![chance.pick(from)];
    while chance.below(3) == 0 {
        listed.push(chance.pick(from));
    }
    let texts: Vec<String> = listed.iter().map(|text| format!("\"{text}\"")).collect();
    format!("[{}]", texts.join(","))
}
