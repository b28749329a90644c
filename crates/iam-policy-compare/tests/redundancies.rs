//! What documents could go without. The cases are in `redundancies/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use iam_policy::document::PolicyType;
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::reference::Reference;
use iam_policy_compare::{Options, Redundancy, RedundancySearch, redundancies};

const CASES: [&str; 2] = [include_str!("redundancies/identity.txt"), include_str!("redundancies/others.txt")];

fn type_named(name: &str) -> PolicyType {
    match name {
        "resource" => PolicyType::Resource,
        "trust" => PolicyType::Trust,
        "endpoint" => PolicyType::VpcEndpoint,
        "boundary" => PolicyType::PermissionsBoundary,
        "scp" => PolicyType::ServiceControl,
        "rcp" => PolicyType::ResourceControl,
        other => panic!("no type of policy is called {other}"),
    }
}

fn shown(text: &str, found: &Redundancy) -> String {
    let Redundancy { kind, statement, text: value, range, .. } = found;
    let place = range.slice(text);
    assert!(if kind.is_of_statement() { place.starts_with('{') } else { place == format!("\"{value}\"") });
    format!("{statement} {kind:?} {value}").trim_end().to_owned()
}

/// What a case gets instead of what it expects.
fn failure(reference: &Reference, case: &str) -> Option<String> {
    let (name, lines) = case.split_once('\n').unwrap();
    let mut policy_type = PolicyType::Identity;
    let (mut statements, mut expected) = (Vec::new(), Vec::new());
    for line in lines.lines().filter(|line| !line.is_empty()) {
        match line.split_once(' ') {
            Some(("type", word)) => policy_type = type_named(word),
            Some(("->", found)) => expected.push(found.to_owned()),
            _ => statements.push(line),
        }
    }
    let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{}]}}"#, statements.join(", "));
    let policy = AttachedPolicy::inline(&text, policy_type, "policy", "");
    let options = Options { reference: Some(reference), steps: 200_000, ..Options::default() };
    let mut found: Vec<String> =
        redundancies(&policy, &options).iter().map(|found| shown(&text, found)).collect();
    found.sort();
    expected.sort();
    (found != expected).then(|| format!("{name}: {found:?} and not {expected:?}"))
}

#[test]
fn statements_and_values_that_could_go() {
    let reference = Reference::all();
    let cases: Vec<&str> = CASES.iter().flat_map(|file| file.split("\n== ").skip(1)).collect();
    assert!(cases.len() > 50, "{}", cases.len());
    let failures: Vec<String> = cases.iter().filter_map(|case| failure(&reference, case)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn slices_find_what_one_search_finds() {
    let statement = r#"{"Effect":"Allow","Action":["s3:Get*","s3:GetObject","s3:PutObject"],"Resource":"*"}"#;
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statement},{statement}]}}"#);
    let policy = AttachedPolicy::inline(&text, PolicyType::Identity, "policy", "");
    let options = Options::default();
    let mut search = RedundancySearch::new(&policy, options.steps);
    let mut slices = 1;
    while search.advance(&options, 1) {
        slices += 1;
    }
    assert!(slices > 2, "{slices}");
    assert_eq!(search.found(), redundancies(&policy, &options));
}

#[test]
fn steps_that_do_not_suffice_say_nothing() {
    let statement = r#"{"Effect":"Allow","Action":["s3:Get*","s3:GetObject"],"Resource":"*"}"#;
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statement},{statement}]}}"#);
    let policy = AttachedPolicy::inline(&text, PolicyType::Identity, "policy", "");
    let count = |steps| redundancies(&policy, &Options { steps, ..Options::default() }).len();
    assert_eq!((count(10), count(10_000)), (0, 2));
}
