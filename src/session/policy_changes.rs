//! The differences between two worlds: policy texts line by line, everything else as AWS CLI lines.

use crate::text::policy_changes as text;
use std::collections::{BTreeMap, BTreeSet};

use aws_world::iam::Permissions;
use aws_world::transcript::script;
use aws_world::{Account, World};
use iam_policy::json::reformat;

/// A policy whose text differs. A new policy has no text before, a removed one has none after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// The policy, in words.
    pub policy: String,
    /// Its text now.
    pub before: String,
    /// Its text in the other world.
    pub after: String,
}

/// The differences between two worlds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorldDiff {
    /// Policies with another text.
    pub policies: Vec<PolicyChange>,
    /// AWS CLI lines that only the other world has.
    pub added_lines: Vec<String>,
    /// AWS CLI lines that the other world lacks.
    pub removed_lines: Vec<String>,
}

impl WorldDiff {
    /// The differences of `after` from `before`.
    pub fn between(before: &World, after: &World) -> Self {
        let (old, new) = (policy_texts(before), policy_texts(after));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let text =
            |texts: &BTreeMap<String, String>, name: &String| texts.get(name).cloned().unwrap_or_default();
        let changed = names.into_iter().filter_map(|name| {
            let (before, after) = (text(&old, name), text(&new, name));
            (before != after).then(|| PolicyChange { policy: name.clone(), before, after })
        });
        let (old_lines, new_lines) = (script_lines(before), script_lines(after));
        let only = |these: &[String], others: &[String]| {
            these.iter().filter(|line| !others.contains(line)).cloned().collect()
        };
        Self {
            policies: changed.collect(),
            added_lines: only(&new_lines, &old_lines),
            removed_lines: only(&old_lines, &new_lines),
        }
    }

    /// Whether there is no difference.
    pub fn is_empty(&self) -> bool {
        self.policies.is_empty() && self.added_lines.is_empty() && self.removed_lines.is_empty()
    }
}

/// The text of every policy that is not AWS's, laid out in one way, by what it is called.
fn policy_texts(world: &World) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let several = world.accounts().len() > 1;
    for account in world.accounts().values() {
        let suffix = if several { [", account ", &account.id].concat() } else { String::new() };
        let mut add = |name: String, text: &str| {
            all.insert(name + &suffix, reformat(text).unwrap_or_else(|| text.to_owned()));
        };
        add_account_policies(account, &mut add);
    }
    if let Some(organization) = world.organization() {
        for policy in organization.policies.values() {
            let text = policy.document.0.text();
            let text = reformat(text).unwrap_or_else(|| text.to_owned());
            all.insert(text::organization_policy(&policy.name), text);
        }
    }
    all
}

fn add_account_policies(account: &Account, add: &mut dyn FnMut(String, &str)) {
    let iam = &account.iam;
    let mut inline = |kind: &str, name: &str, permissions: &Permissions| {
        for (policy, document) in permissions.inline.iter() {
            add(text::inline_policy(policy, kind, name), document.0.text());
        }
    };
    iam.users.values().for_each(|user| inline("user", &user.name, &user.permissions));
    iam.groups.values().for_each(|group| inline("group", &group.name, &group.permissions));
    iam.roles.values().for_each(|role| inline("role", &role.name, &role.permissions));
    for role in iam.roles.values() {
        add(text::trust_policy(&role.name), role.trust_policy.0.text());
    }
    for policy in iam.policies.values() {
        if let Some(document) = policy.default_document() {
            add(text::policy(&policy.name), document.0.text());
        }
    }
    for bucket in account.s3.buckets.values() {
        if let Some(document) = &bucket.policy {
            add(text::bucket_policy(&bucket.name), document.0.text());
        }
    }
    for key in account.kms.keys.values() {
        add(text::key_policy(&key.id), key.policy.0.text());
    }
}

/// Lines for what runs of programs create.
const MADE_BY_RUNS: [&str; 4] =
    ["printf ", "aws logs create-log-stream", "aws logs put-log-events", "aws cloudwatch put-metric-data"];

/// Lines that write nothing but a policy, whose text is compared by itself.
const POLICY_WRITES: [&str; 7] = [
    "aws iam put-user-policy",
    "aws iam put-group-policy",
    "aws iam put-role-policy",
    "aws iam create-policy-version",
    "aws iam update-assume-role-policy",
    "aws s3api put-bucket-policy",
    "aws kms put-key-policy",
];

/// The lines that rebuild a world, without policy texts and without what runs create.
fn script_lines(world: &World) -> Vec<String> {
    let script = script(world);
    // The script keeps the id of a key that it makes inactive.
    let calls = script.lines().map(|line| match line.strip_prefix("key=$(") {
        Some(create) => create.split(" --query ").next().unwrap_or(create),
        None => line,
    });
    let calls = calls.filter(|line| {
        let starts = |starts: &[&str]| starts.iter().any(|start| line.starts_with(start));
        (line.starts_with("aws ") || line.starts_with("printf "))
            && !starts(&MADE_BY_RUNS)
            && !starts(&POLICY_WRITES)
    });
    calls.map(without_document).chain(attachments(world)).collect()
}

/// What the organization's policies are attached to: the script leaves the organization out.
fn attachments(world: &World) -> impl Iterator<Item = String> {
    let all = world.organization().into_iter().flat_map(|organization| organization.attachments.iter());
    all.flat_map(|(target, policies)| {
        let line = move |policy: &String| {
            format!("aws organizations attach-policy --policy-id {policy} --target-id {target}")
        };
        policies.iter().map(line)
    })
}

/// The line with `…` in the place of a policy text.
fn without_document(line: &str) -> String {
    let Some(start) = line.find(" '{") else { return line.to_owned() };
    let (head, rest) = line.split_at(start);
    let end = rest.rfind("}'").map_or(rest.len(), |end| end + 2);
    [head, " …", rest.get(end..).unwrap_or_default()].concat()
}
