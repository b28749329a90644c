//! The service reference: it holds every service, it says what AWS says, and it says all of what its source says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use iam_policy::json::{self, Node, Value};
use iam_policy::reference::{ActionReference, KeyReference, KeyType, Reference, ServiceReference};

#[test]
fn every_service_and_every_action_is_there() {
    let all = Reference::all();
    let (mut actions, mut types, mut keys) = (0, 0, 0);
    for service in all.services() {
        assert!(!all.is_no_service(service.name), "{}", service.name);
        assert!(service.actions().count() > 0, "{}", service.name);
        actions += service.actions().count();
        types += service.resource_types().count();
        keys += service.condition_keys().count();
    }
    // What version 0.21.202609261 of the source has.
    assert_eq!((all.services().count(), actions, types, keys), (456, 22_091, 2_334, 2_578));
    let common: Vec<_> = Reference::common().services().map(|service| service.name.to_owned()).collect();
    let expected =
        "cloudwatch dynamodb ec2 iam kms lambda logs organizations s3 secretsmanager sns sqs ssm sts";
    assert_eq!(common.join(" "), expected);
}

#[test]
fn it_says_what_aws_says() {
    let all = Reference::all();
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/service-reference.md"));
    let (mut checks, mut failures) = (0, Vec::new());
    // The explanation at the top shows the form of a line.
    for line in text.unwrap().lines().skip_while(|line| !line.starts_with("AWS: ")) {
        let Some(line) = line.strip_prefix("    ") else { continue };
        checks += 1;
        if let Err(found) = spot_check(&all, line) {
            failures.push(format!("{line}\n        is {found}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert!(checks >= 60, "only {checks}");
}

fn spot_check(all: &Reference, line: &str) -> Result<(), String> {
    if let Some((kind, form)) = line.split_once(" = ") {
        let (kind, service) = kind.split_once(" of ").ok_or("of what?")?;
        let service = all.service(service).ok_or("no such service")?;
        let found = service.resource_types().find(|found| found.name == kind).ok_or("no such type")?;
        return expect(found.arn_formats().any(|found| found == form), &found);
    }
    if let Some((key, kind)) = line.split_once(" is ") {
        let service =
            key.split(':').next().and_then(|prefix| all.service(prefix)).ok_or("no such service")?;
        let found = service.condition_keys().find(|found| found.key == key).ok_or("no such key")?;
        let several = if found.multivalued { "several " } else { "" };
        return expect(format!("{several}{:?}", found.key_type) == kind, &found);
    }
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let [name, level, types, keys] = columns[..] else { return Err("no line of a known kind".to_owned()) };
    let action = all.action(name).ok_or("no such action")?;
    expect(action.access_level.name() == level, &action.access_level)?;
    let has = |wanted: &str, found: Vec<String>| match wanted {
        "-" => expect(found.is_empty(), &found),
        _ => {
            expect(wanted.split_whitespace().all(|wanted| found.iter().any(|found| found == wanted)), &found)
        }
    };
    has(types, types_of(action))?;
    has(keys, action.condition_keys().map(|key| key.key.to_owned()).collect())
}

fn expect(holds: bool, found: &dyn std::fmt::Debug) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{found:?}")) }
}

fn types_of(action: ActionReference) -> Vec<String> {
    let mark = |required| if required { "*" } else { "" };
    action.resources().map(|taken| format!("{}{}", taken.resource_type.name, mark(taken.required))).collect()
}

/// Fact by fact against the files of the npm package. `cargo xtask reference` and `cargo xtask test --only native` fetch it and name
/// its folder in `IAM_DATA_PACKAGE`; without that there is nothing to compare with.
#[test]
fn it_says_all_that_its_source_says() {
    let Some(folder) = std::env::var_os("IAM_DATA_PACKAGE") else {
        println!("skipped: IAM_DATA_PACKAGE names no folder; `cargo xtask test --only native` fetches it");
        return;
    };
    let source = |path: String| {
        let text = std::fs::read_to_string(Path::new(&folder).join("data").join(path)).unwrap();
        let parsed = json::parse(&text);
        assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        parsed.root
    };
    let all = Reference::all();
    let services = source("services.json".to_owned());
    let names: Vec<&str> = services.as_array().unwrap().iter().filter_map(Node::as_str).collect();
    assert_eq!(all.services().count(), names.len());
    for name in names {
        let service = all.service(name).unwrap();
        let file = |kind: &str| source(format!("{kind}/{name}.json"));
        compare(name, types_told(service), &file("resourceTypes"), type_in_source);
        compare(name, keys_told(service), &file("conditionKeys"), |key| {
            format!("{} {}", text(key, "key"), text(key, "type"))
        });
        compare(name, actions_told(service), &file("actions"), action_in_source);
    }
}

/// Both as sets of texts, each of which tells one fact whole.
fn compare(service: &str, told: BTreeSet<String>, source: &Node, tell: impl Fn(&Node) -> String) {
    let Value::Object(members) = &source.value else { panic!("{service}: no object") };
    let expected: BTreeSet<String> = members.iter().map(|member| tell(&member.value)).collect();
    assert_eq!(expected.len(), members.len(), "{service}");
    if let Some(missing) = expected.difference(&told).next() {
        panic!("{service}: not told: {missing}");
    }
    assert_eq!(told.len(), expected.len(), "{service}");
}

fn types_told(service: ServiceReference) -> BTreeSet<String> {
    service
        .resource_types()
        .map(|kind| {
            let forms: Vec<String> = kind.arn_formats().collect();
            format!("{} {} {}", kind.name, forms.join(", "), list(kind.condition_keys()))
        })
        .collect()
}

fn type_in_source(kind: &Node) -> String {
    format!("{} {} {}", text(kind, "key"), text(kind, "arn"), keys(kind))
}

fn keys_told(service: ServiceReference) -> BTreeSet<String> {
    let kind = |key: KeyReference| match key.key_type {
        KeyType::Arn => "ARN",
        KeyType::Bool => "Bool",
        KeyType::Binary => "Binary",
        KeyType::Date => "Date",
        KeyType::IpAddress => "IPAddress",
        KeyType::Numeric => "Numeric",
        KeyType::String => "String",
    };
    let several = |key: KeyReference| if key.multivalued { "ArrayOf" } else { "" };
    service.condition_keys().map(|key| format!("{} {}{}", key.key, several(key), kind(key))).collect()
}

fn actions_told(service: ServiceReference) -> BTreeSet<String> {
    service
        .actions()
        .map(|action| {
            let mut taken: Vec<String> = action
                .resources()
                .map(|taken| {
                    let name = taken.resource_type.name.to_ascii_lowercase();
                    format!("{name} {} {}", taken.required, list(taken.condition_keys()))
                })
                .collect();
            taken.sort();
            let keys = list(action.condition_keys());
            format!("{} {} {taken:?} {keys}", action.name, action.access_level.name())
        })
        .collect()
}

fn action_in_source(action: &Node) -> String {
    let mut taken: Vec<String> = action
        .member("resourceTypes")
        .and_then(Node::as_array)
        .unwrap()
        .iter()
        .map(|kind| {
            let required = kind.member("required").and_then(Node::as_bool).unwrap();
            format!("{} {required} {}", text(kind, "name").to_ascii_lowercase(), keys(kind))
        })
        .collect();
    taken.sort();
    // "Tagging, Write" is what AWS calls tagging.
    let level = text(action, "accessLevel").split(',').next().unwrap();
    format!("{} {level} {taken:?} {}", text(action, "name"), keys(action))
}

fn text<'n>(node: &'n Node, member: &str) -> &'n str {
    node.member(member).and_then(Node::as_str).unwrap()
}

fn keys(node: &Node) -> String {
    let listed = node.member("conditionKeys").and_then(Node::as_array).unwrap_or_default();
    sorted(listed.iter().filter_map(Node::as_str).map(str::to_ascii_lowercase).collect())
}

fn list<'r>(keys: impl Iterator<Item = KeyReference<'r>>) -> String {
    sorted(keys.map(|key| key.key.to_ascii_lowercase()).collect())
}

fn sorted(mut keys: Vec<String>) -> String {
    keys.sort();
    keys.join(" ")
}
