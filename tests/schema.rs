//! The published JSON Schema says of every saved document that it is one, and of others that they are none.

use std::fs;
use std::path::{Path, PathBuf};

use aws_world::SimTime;
use aws_world::import::{Import, ImportFile};
use iam_playground::session::document::Document;
use iam_playground::session::saved_document;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::MissingPolicy;
use iam_policy::request::UnknownFact;
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../public/schema/document.schema.json");

fn schema() -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).expect("the schema is one")
}

fn files(folder: &str, name: impl Fn(&str) -> bool) -> Vec<(PathBuf, Value)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if name(&path.file_name().unwrap().to_string_lossy()) {
                let text = fs::read_to_string(&path).unwrap();
                // A link's file has the document in its second line.
                let text = if path.extension().is_some_and(|e| e == "txt") {
                    text.lines().nth(1).unwrap()
                } else {
                    &text
                };
                found.push((path.clone(), serde_json::from_str(text).unwrap()));
            }
        }
    }
    found
}

#[test]
fn schema_accepts_every_saved_document() {
    let schema = schema();
    let lessons = files("crates/lessons/content", |name| matches!(name, "start.json" | "solution.json"));
    let examples = files("examples/built", |name| name.ends_with(".json") && name != "index.json");
    let golden = files("tests/saved", |_| true).into_iter().chain(files("tests/links", |_| true));
    let all: Vec<_> = lessons.into_iter().chain(examples).chain(golden).collect();
    assert!(all.len() > 50, "{}", all.len());
    for (path, document) in all {
        let errors: Vec<String> = schema
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn schema_accepts_imported_world_with_supplied_facts() {
    let details = json!({"UserDetailList": [{"UserName": "ann", "Arn": "arn:aws:iam::111122223333:user/ann", "Path": "/",
        "GroupList": ["dev"]}]});
    let files = vec![ImportFile { name: "details.json".into(), text: details.to_string() }];
    let mut world = Import::new(files, SimTime(1_772_442_000)).unwrap().finish().unwrap().world;
    let account = "111122223333".to_owned();
    let queue = "arn:aws:sqs:eu-west-1:111122223333:jobs".to_owned();
    let policy = |policy_type, arn: &str| MissingPolicy { policy_type, arn: arn.to_owned() };
    world.confirm_absent(policy(PolicyType::ServiceControl, &account));
    let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}}"#;
    world.supply_policy(&policy(PolicyType::Resource, &queue), deny).unwrap();
    world.supply_fact(&UnknownFact::Organization(account.clone()), "o-exampleorgid").unwrap();
    world.supply_fact(&UnknownFact::OrganizationPath(account), "o-exampleorgid/r-ab12/").unwrap();
    let mut document = Document::default();
    document.lesson_state.world = world;
    let saved = saved_document::to_json(&document, &Default::default());
    for member in [
        "missing_groups",
        "settled",
        "resource_policies",
        "accounts_without_region",
        "organization_ids",
        "organization_paths",
    ] {
        assert!(saved.contains(&format!("\"{member}\"")), "{member} in {saved}");
    }
    let value = serde_json::from_str(&saved).unwrap();
    let errors: Vec<String> = schema().iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn schema_rejects_what_the_page_rejects() {
    let schema = schema();
    let (_, good) = files("tests/saved", |_| true).remove(0);
    for (pointer, damage) in [
        ("/version", json!(2)),
        ("/world/now", json!("yesterday")),
        ("/world/accounts/111122223333/users/ann", json!({})),
        ("/requests", json!([["s3:GetObject"]])),
        ("/lesson", json!(-1)),
    ] {
        let mut document = good.clone();
        *document.pointer_mut(pointer).expect("there is such a place") = damage;
        assert!(!schema.is_valid(&document), "{pointer}");
        let text = document.to_string();
        assert!(
            iam_playground::session::saved_document::from_json(&text).is_err(),
            "{pointer}: the page reads it"
        );
    }
}
