//! What is exported of an account. `tests/clients/exports.py` deploys the same cases with real tools: with `EXPORTS_INTO` a
//! folder, each is written there; with `READ_BACK` the folder, what moto had afterwards is read and compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod cli_parser;

use std::path::Path;

use aws_world::export::{ExportFormat, export};
use aws_world::import::{Import, ImportFile};
use aws_world::{SimTime, World, snapshot};
use serde_json::{Value, json};

const ACCOUNT: &str = "111122223333";

/// A world that has everything an export is of, and names that are hard to write.
fn world() -> World {
    let mut world = World::new(7, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "One");
    for line in include_str!("export/account.sh").lines().filter(|line| line.starts_with("aws ")) {
        let administrator = world.administrator(ACCOUNT);
        let record = world.call(&administrator, cli_parser::read(line));
        assert!(record.result.is_ok(), "{line}\n{:?}", record.result);
    }
    world
}

/// Worlds to export: title and world.
fn cases() -> Vec<(&'static str, World)> {
    vec![("everything", world()), ("a lesson", role_world()), ("nothing", nothing())]
}

fn nothing() -> World {
    let mut world = World::new(7, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "One");
    world
}

fn role_world() -> World {
    let saved = include_str!("../../lessons/content/03-role/solution.json");
    let saved: Value = serde_json::from_str(saved).unwrap();
    snapshot::from_json(&saved["world"].to_string()).unwrap()
}

#[test]
fn exports_are_as_they_were() {
    let world = world();
    for format in ExportFormat::ALL {
        let text = export(&world, ACCOUNT, format).unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export").join(format.file_name());
        if std::env::var_os("UPDATE_EXPORTS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(&path).unwrap(), "{}", path.display());
    }
}

#[test]
fn nothing_secret_and_no_account_number_leaves() {
    for (title, world) in cases() {
        for format in ExportFormat::ALL {
            let text = export(&world, ACCOUNT, format).unwrap();
            assert!(!text.contains("SimulatedSecret"), "{title}: {text}");
            assert!(!text.contains("AKIA"), "{title}: {text}");
            let number = text.replace("saml-provider", "").contains(&format!("::{ACCOUNT}:"));
            assert!(!number, "{title}: {text}");
        }
    }
    assert_eq!(export(&world(), "999900001111", ExportFormat::Cli), None);
}

#[test]
fn written_for_the_clients() {
    let Some(folder) = std::env::var_os("EXPORTS_INTO") else { return };
    for (title, world) in cases() {
        let texts = ExportFormat::ALL.map(|format| export(&world, ACCOUNT, format).unwrap());
        let case = json!({ "title": title, "account": ACCOUNT, "cli": texts[0], "cloudformation": texts[1], "terraform": texts[2] });
        std::fs::write(Path::new(&folder).join(format!("{title}.json")), case.to_string()).unwrap();
    }
}

/// What matters of an account, whoever made it: ids, dates, versions and the white space of documents left out.
fn comparable(world: &World) -> Value {
    let saved: Value = serde_json::from_str(&snapshot::to_json(world)).unwrap();
    let mut account = saved["accounts"][ACCOUNT].clone();
    let members = account.as_object_mut().unwrap();
    members.retain(|key, _| {
        ["users", "groups", "roles", "policies", "instance_profiles", "buckets"].contains(&key.as_str())
    });
    for policy in members.get_mut("policies").and_then(Value::as_object_mut).into_iter().flatten() {
        let in_force = policy.1["default_version"].as_str().unwrap_or("v1").to_owned();
        let versions = policy.1["versions"].as_array().unwrap();
        let version = versions.iter().find(|version| version[0] == in_force.as_str()).unwrap();
        let document = version[2].clone();
        let policy = policy.1.as_object_mut().unwrap();
        policy.insert("document".into(), document);
        // The authorization details do not show tags of policies.
        policy.retain(|key, _| {
            !["versions", "default_version", "versions_created", "tags"].contains(&key.as_str())
        });
    }
    for role in members.get_mut("roles").and_then(Value::as_object_mut).into_iter() {
        role.retain(|_, role| !role["path"].as_str().unwrap_or("/").starts_with("/aws-"));
    }
    for bucket in members.get_mut("buckets").and_then(Value::as_object_mut).into_iter() {
        bucket.values_mut().for_each(|bucket| *bucket = json!({ "policy": bucket["policy"] }));
        bucket.retain(|_, bucket| !bucket["policy"].is_null());
    }
    plain(&mut account);
    account
        .as_object_mut()
        .unwrap()
        .retain(|_, things| things.as_object().is_some_and(|things| !things.is_empty()));
    account
}

/// Leaves out what an export does not carry, or an import cannot know.
fn plain(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| {
                ![
                    "id",
                    "created",
                    "access_keys",
                    "description",
                    "max_session_duration",
                    "login_profile",
                    "mfa_devices",
                ]
                .contains(&key.as_str())
            });
            members.values_mut().for_each(plain);
        }
        Value::Array(items) => {
            items.iter_mut().for_each(plain);
            if items.iter().all(Value::is_string) {
                items.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            }
        }
        Value::String(text) => {
            if let Ok(mut document @ Value::Object(_)) = serde_json::from_str::<Value>(text) {
                plain(&mut document);
                *value = document;
            }
        }
        _ => {}
    }
}

/// CloudFormation itself has no tags of instance profiles; moto's makes no groups and no bucket policies, and users without
/// anything but a path and inline policies; it attaches no managed policies (`tests/clients/README.md`).
fn allow_for_moto(expected: &mut Value) {
    let Some(kinds) = expected.as_object_mut() else { return };
    kinds.remove("groups");
    kinds.remove("buckets");
    for (kind, lacks) in
        [("instance_profiles", ["tags", ""]), ("users", ["tags", "attached"]), ("roles", ["attached", ""])]
    {
        for (_, thing) in kinds.get_mut(kind).and_then(Value::as_object_mut).into_iter().flatten() {
            thing.as_object_mut().unwrap().retain(|key, _| !lacks.contains(&key.as_str()));
        }
    }
}

/// After the clients have played: what moto prints, read by the importer, is the world that was exported.
#[test]
fn read_back() {
    let Some(folder) = std::env::var_os("READ_BACK") else { return };
    for (title, world) in cases() {
        for way in ["cli", "cloudformation"] {
            let path = Path::new(&folder).join(format!("{title}.{way}.details.json"));
            let text =
                std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let files = vec![ImportFile { name: title.to_owned(), text }];
            let read = Import::new(files, SimTime(0)).unwrap().finish();
            let found = read.map_or_else(|_| json!({}), |imported| comparable(&imported.world));
            let mut expected = comparable(&world);
            if way == "cloudformation" {
                allow_for_moto(&mut expected);
            }
            assert_eq!(found, expected, "{title} by {way}");
        }
    }
}
