//! Plays a world's script in a bare world, and compares: the same but for ids, secrets, dates and the white space of
//! documents.

use aws_world::api::Response;
use aws_world::{World, snapshot, transcript};
use serde_json::{Map, Value, json};

use crate::cli_parser;
use crate::client_recording::ClientRecording;

/// What a script cannot rebuild.
const LEFT_OUT: [&str; 13] = [
    "session_without_token",
    "owner",
    "deletion_date",
    "login_profile",
    "mfa_devices",
    "id",
    "secret",
    "created",
    "last_used",
    "session",
    "keys_in_code",
    "keys_in_environment",
    "keys_in_shared_file",
];

fn saved(world: &World) -> Value {
    serde_json::from_str(&snapshot::to_json(world)).unwrap()
}

fn accounts(saved: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    saved["accounts"].as_object_mut().unwrap().values_mut().map(|account| account.as_object_mut().unwrap())
}

/// What is there before anybody calls: accounts with AWS's own roles, and instances.
fn bare(world: &World) -> World {
    let mut saved = saved(world);
    saved
        .as_object_mut()
        .unwrap()
        .retain(|key, _| !["sessions", "stranger", "organization"].contains(&key.as_str()));
    for account in accounts(&mut saved) {
        account.retain(|key, _| ["name", "roles", "instances", "workloads"].contains(&key.as_str()));
        if let Some(roles) = account.get_mut("roles").and_then(Value::as_object_mut) {
            roles.retain(|_, role| {
                role["path"].as_str().is_some_and(|path| path.starts_with("/aws-reserved/"))
            });
        }
        for instance in account.get_mut("instances").and_then(Value::as_object_mut).into_iter().flatten() {
            instance.1.as_object_mut().unwrap().retain(|key, _| {
                !["profile", "session", "session_without_token", "metadata_options"].contains(&key.as_str())
            });
        }
    }
    snapshot::from_json(&saved.to_string()).unwrap()
}

/// Plays a script as the administrators would.
fn rebuild(world: &World, recorded: &mut ClientRecording) -> (World, Vec<String>) {
    let script = transcript::script(world);
    let mut world = bare(world);
    let mut account = world.accounts().keys().next().unwrap().clone();
    let mut variables: Vec<(String, String)> = Vec::new();
    for line in script.lines() {
        if line.starts_with("# ") {
            continue;
        }
        if let Some(id) = line.strip_prefix("export AWS_PROFILE=") {
            account = id.to_owned();
            continue;
        }
        let captured = line.split_once("=$(").filter(|(name, _)| name.starts_with("key"));
        let mut plain = captured.map_or(line, |(_, rest)| rest).to_owned();
        for (name, value) in &variables {
            plain = plain.replace(&format!("'\"${name}\"'"), value).replace(&format!("\"${name}\""), value);
        }
        let administrator = world.administrator(&account);
        let record = world.call(&administrator, cli_parser::read(&plain));
        let created = match &record.result {
            Ok(Response::Created(id)) => captured.map(|_| id.as_str()),
            _ => None,
        };
        recorded.line(&account, line, created);
        recorded.arns(&world);
        let response = record.result.unwrap_or_else(|error| panic!("{line}\n{error:?}\nin\n{script}"));
        let id = match response {
            Response::Credentials(credentials) => credentials.access_key_id,
            Response::Created(id) => id,
            _ => continue,
        };
        if let Some((name, _)) = captured {
            variables.retain(|(known, _)| known != name);
            variables.push((name.to_owned(), id));
        }
    }
    let keys = variables.into_iter().filter(|(name, _)| name.starts_with("key_")).map(|(_, id)| id).collect();
    (world, keys)
}

/// A world's saved form without what a script cannot rebuild.
/// `keys`: their ids, in the order in which the script makes them.
fn comparable(world: &World, keys: &[String]) -> Value {
    let mut text = snapshot::to_json(world);
    for (number, id) in keys.iter().enumerate() {
        text = text.replace(id, &format!("key {number}"));
    }
    let mut saved: Value = serde_json::from_str(&text).unwrap();
    // A profile that is gone and one of the same name that is there must not look the same.
    for account in accounts(&mut saved) {
        let profiles = account.get("instance_profiles").cloned().unwrap_or(json!({}));
        for (_, instance) in account.get_mut("instances").and_then(Value::as_object_mut).into_iter().flatten()
        {
            let Some(association) = instance.get_mut("profile") else { continue };
            let name = association[1].as_str().unwrap().to_owned();
            *association = json!([name, profiles[&name]["id"] == association[2]]);
        }
    }
    let mut saved = saved["accounts"].take();
    strip(&mut saved);
    saved
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => {
            // Times stand beside bodies, messages and documents.
            items.retain(|item| !item.is_number());
            items.iter_mut().for_each(strip);
            items.retain(|item| *item != json!({}));
        }
        Value::String(text) => {
            if let Ok(mut document @ Value::Object(_)) = serde_json::from_str(text) {
                forget_ids(&mut document);
                *text = document.to_string();
            } else {
                forget_id(text);
            }
        }
        _ => {}
    }
}

/// Principals that are gone stand in documents by an id.
fn forget_ids(value: &mut Value) {
    match value {
        Value::Object(members) => members.values_mut().for_each(forget_ids),
        Value::Array(items) => items.iter_mut().for_each(forget_ids),
        Value::String(text) => forget_id(text),
        _ => {}
    }
}

fn forget_id(text: &mut String) {
    if text.len() == 21 && (text.starts_with("AIDA") || text.starts_with("AROA")) {
        text.truncate(4);
    }
}

/// Checks that the world's script rebuilds it, and writes down what it did.
pub(crate) fn check(title: &str, world: &World) {
    let mut recorded = ClientRecording::default();
    let (again, new_keys) = rebuild(world, &mut recorded);
    let accounts = world.accounts().values();
    let keys: Vec<String> = accounts.flat_map(|account| account.kms.keys.keys().cloned()).collect();
    assert_eq!(
        comparable(&again, &new_keys),
        comparable(world, &keys),
        "{title}\n{}",
        transcript::script(world)
    );
    recorded.write(&format!("{title}, by its script"), &again);
}
