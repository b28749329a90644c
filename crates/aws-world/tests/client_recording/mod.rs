//! Writes down what a case did, for the test that plays it with the real AWS CLI (`tests/clients/`): every call that
//! succeeded as its CLI line, and the world it left.
#![allow(dead_code, reason = "not every test that rebuilds worlds notes calls too")]

use std::collections::BTreeMap;
use std::path::Path;

use aws_world::api::Response;
use aws_world::{CallRecord, World, snapshot, transcript};
use serde_json::{Value, json};

/// Whose administrator plays what nobody signed.
const UNSIGNED: &str = "111122223333";

/// The calls of one case so far.
#[derive(Default)]
pub(crate) struct ClientRecording {
    lines: Vec<Value>,
    /// Every ARN that a user or role has had, by its unique id: AWS keeps principals by id.
    arns: BTreeMap<String, Vec<String>>,
}

impl ClientRecording {
    /// Notes a call unless it failed: `world` is what it left.
    pub(crate) fn call(&mut self, record: &CallRecord, world: &World) {
        let Ok(response) = &record.result else { return };
        let account = record.caller_arn.as_deref().and_then(|arn| arn.split(':').nth(4));
        let created = match response {
            Response::Created(id) => Some(id),
            Response::Credentials(credentials) => Some(&credentials.access_key_id),
            _ => None,
        };
        let account = account.unwrap_or(UNSIGNED);
        self.line(account, &transcript::cli_line(&record.call), created.map(String::as_str));
        self.arns(world);
    }

    /// Notes a line, and the id it created.
    pub(crate) fn line(&mut self, account: &str, line: &str, created: Option<&str>) {
        self.lines.push(json!({ "account": account, "line": line, "created": created }));
    }

    /// Notes the ARNs of users and roles as they are now.
    pub(crate) fn arns(&mut self, world: &World) {
        for account in world.accounts().values() {
            let users = account.iam.users.values().map(|user| (&user.id, &user.arn));
            let roles = account.iam.roles.values().map(|role| (&role.id, &role.arn));
            for (id, arn) in users.chain(roles) {
                let arns = self.arns.entry(id.clone()).or_default();
                if !arns.contains(arn) {
                    arns.push(arn.clone());
                }
            }
        }
    }

    /// Writes the case to a file of its own, if somebody asked for it with `WORLDS_INTO`.
    pub(crate) fn write(&self, title: &str, world: &World) {
        let Some(folder) = std::env::var_os("WORLDS_INTO") else { return };
        let saved: Value = serde_json::from_str(&snapshot::to_json(world)).unwrap();
        let case = json!({ "title": title, "lines": self.lines, "arns": self.arns, "world": saved });
        let name: String = title
            .chars()
            .map(|character| if character.is_alphanumeric() { character } else { '-' })
            .collect();
        std::fs::write(Path::new(&folder).join(format!("{name}.json")), case.to_string()).unwrap();
    }
}
