//! What would be otherwise in another world: policy texts line by line, everything else as AWS CLI lines.

use crate::text::policy_changes as text;
use std::collections::{BTreeMap, BTreeSet};

use aws_world::iam::Permissions;
use aws_world::transcript::script;
use aws_world::{Account, World};
use iam_policy::json::reformat as tidy;

/// A policy whose text would be another. A policy that is made has no text before, one that goes has none after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// Which policy, in words.
    pub place: String,
    /// Its text now.
    pub before: String,
    /// Its text then.
    pub after: String,
}

/// The differences between two worlds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Policies with another text.
    pub policies: Vec<PolicyChange>,
    /// AWS CLI lines that only the other world has.
    pub made: Vec<String>,
    /// AWS CLI lines that it does not have any more.
    pub gone: Vec<String>,
}

impl Changes {
    /// What is otherwise in `after`.
    pub fn between(before: &World, after: &World) -> Self {
        let (old, new) = (policies(before), policies(after));
        let places: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let text = |of: &BTreeMap<String, String>, place: &String| of.get(place).cloned().unwrap_or_default();
        let changed = places.into_iter().filter_map(|place| {
            let (before, after) = (text(&old, place), text(&new, place));
            (before != after).then(|| PolicyChange { place: place.clone(), before, after })
        });
        let (was, will) = (lines(before), lines(after));
        let only = |these: &[String], others: &[String]| {
            these.iter().filter(|line| !others.contains(line)).cloned().collect()
        };
        Self { policies: changed.collect(), made: only(&will, &was), gone: only(&was, &will) }
    }

    /// Whether nothing would be otherwise.
    pub fn is_empty(&self) -> bool {
        self.policies.is_empty() && self.made.is_empty() && self.gone.is_empty()
    }
}

/// The text of every policy that is not AWS's, laid out in one way, by what it is called.
fn policies(world: &World) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let several = world.accounts().len() > 1;
    for account in world.accounts().values() {
        let of = if several { [", account ", &account.id].concat() } else { String::new() };
        let mut add = |what: String, text: &str| {
            all.insert(what + &of, tidy(text).unwrap_or_else(|| text.to_owned()));
        };
        of_account(account, &mut add);
    }
    if let Some(organization) = world.organization() {
        for policy in organization.policies.values() {
            let text = policy.document.0.text();
            let text = tidy(text).unwrap_or_else(|| text.to_owned());
            all.insert(text::organization_policy(&policy.name), text);
        }
    }
    all
}

fn of_account(account: &Account, add: &mut dyn FnMut(String, &str)) {
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

/// What programs leave behind when they run.
const LEFT_BY_RUNS: [&str; 4] =
    ["printf ", "aws logs create-log-stream", "aws logs put-log-events", "aws cloudwatch put-metric-data"];

/// Calls that write nothing but a policy: its text is compared by itself.
const WRITE_POLICIES: [&str; 7] = [
    "aws iam put-user-policy",
    "aws iam put-group-policy",
    "aws iam put-role-policy",
    "aws iam create-policy-version",
    "aws iam update-assume-role-policy",
    "aws s3api put-bucket-policy",
    "aws kms put-key-policy",
];

/// The lines that rebuild a world, without policy texts and without what programs leave behind.
fn lines(world: &World) -> Vec<String> {
    let script = script(world);
    // The script keeps the id of a key that it makes inactive.
    let calls = script.lines().map(|line| match line.strip_prefix("key=$(") {
        Some(create) => create.split(" --query ").next().unwrap_or(create),
        None => line,
    });
    let calls = calls.filter(|line| {
        let starts = |starts: &[&str]| starts.iter().any(|start| line.starts_with(start));
        (line.starts_with("aws ") || line.starts_with("printf "))
            && !starts(&LEFT_BY_RUNS)
            && !starts(&WRITE_POLICIES)
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
