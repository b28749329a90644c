//! Completion: the texts that may stand at the cursor.

use iam_policy::condition::Operator;
use iam_policy::document::{PolicyType, STATEMENT_ELEMENTS};
use iam_policy::reference::{GLOBAL_KEYS, Reference};
use iam_policy::span::TextRange;

use crate::cursor::{CursorContext, cursor_context};
use crate::text::completion as details;

/// A text that may stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text to insert.
    pub text: String,
    /// A few words about it; may be empty.
    pub detail: String,
}

/// The texts that may stand at the cursor, and the range they replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The range that an option replaces: all between the quotes.
    pub range: TextRange,
    /// The options, best first.
    pub options: Vec<Completion>,
}

/// Names of the world around the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletionNames {
    /// ARNs of resources, with what they are.
    pub resources: Vec<(String, String)>,
    /// ARNs of users, roles and accounts, with what they are.
    pub principals: Vec<(String, String)>,
    /// ARNs of identity providers, with what they are.
    pub providers: Vec<(String, String)>,
}

/// Services that policies name often, with what people call them.
pub const SERVICE_PRINCIPALS: [(&str, &str); 5] = [
    ("ec2.amazonaws.com", "EC2"),
    ("lambda.amazonaws.com", "Lambda"),
    ("logs.amazonaws.com", details::CLOUDWATCH_LOGS),
    ("cloudtrail.amazonaws.com", "CloudTrail"),
    ("s3.amazonaws.com", "S3"),
];

/// What may stand at byte `offset` of the policy `text`. `None` outside a string, and where anything may stand.
pub fn complete(
    text: &str,
    policy_type: PolicyType,
    offset: usize,
    reference: &Reference,
    names: &CompletionNames,
) -> Option<Completions> {
    let cursor = cursor_context(text, offset)?;
    let raw = cursor.inner.slice(text).to_owned();
    let path: Vec<&str> = cursor.path.iter().map(String::as_str).collect();
    let options = match (path.as_slice(), cursor.is_key) {
        ([_], true) => fresh(&cursor, &["Version", "Id", "Statement"]),
        (["Statement", _], true) => fresh(&cursor, &elements(policy_type)),
        (["Statement", "Condition", _], true) => Operator::names().map(|name| option(name, "")).collect(),
        (["Statement", "Condition", _, _], true) => condition_keys(&cursor, reference),
        (["Statement", "Principal" | "NotPrincipal", _], true) => {
            fresh(&cursor, &["AWS", "Service", "Federated", "CanonicalUser"])
        }
        (["Version"], false) => {
            vec![option("2012-10-17", details::NEW_VERSION), option("2008-10-17", details::OLD_VERSION)]
        }
        (["Statement", "Effect"], false) => {
            vec![option("Allow", ""), option("Deny", details::DENY)]
        }
        (["Statement", "Action" | "NotAction"], false) => actions(&raw, reference),
        (["Statement", "Resource" | "NotResource"], false) => resources(&cursor, reference, names),
        (["Statement", "Principal" | "NotPrincipal"], false) => vec![option("*", details::EVERYBODY)],
        (["Statement", "Principal" | "NotPrincipal", "AWS"], false) => {
            let own = names.principals.iter().map(|(arn, note)| option(arn, note));
            own.chain([option("*", details::EVERYBODY)]).collect()
        }
        (["Statement", "Principal" | "NotPrincipal", "Service"], false) => {
            SERVICE_PRINCIPALS.iter().map(|(name, note)| option(name, note)).collect()
        }
        (["Statement", "Principal" | "NotPrincipal", "Federated"], false) => {
            names.providers.iter().map(|(arn, note)| option(arn, note)).collect()
        }
        (["Statement", "Condition", "Bool" | "Null", _], false) => {
            vec![option("true", ""), option("false", "")]
        }
        _ => return None,
    };
    Some(Completions { range: cursor.inner, options })
}

fn option(text: &str, detail: &str) -> Completion {
    Completion { text: text.to_owned(), detail: detail.to_owned() }
}

/// Those of the keys that the object does not have yet; the one being written may stay.
fn fresh(cursor: &CursorContext, keys: &[&str]) -> Vec<Completion> {
    let own = cursor.path.last().map_or("", String::as_str);
    let is_taken = |key: &str| key != own && cursor.siblings.iter().any(|sibling| sibling == key);
    keys.iter().filter(|key| !is_taken(key)).map(|key| option(key, "")).collect()
}

/// The elements a statement of this type has.
fn elements(policy_type: PolicyType) -> Vec<&'static str> {
    let names_nobody = matches!(
        policy_type,
        PolicyType::Identity
            | PolicyType::PermissionsBoundary
            | PolicyType::Session
            | PolicyType::ServiceControl
    );
    let may_stand = |element: &&str| match *element {
        "Principal" | "NotPrincipal" => !names_nobody,
        "Resource" | "NotResource" => policy_type != PolicyType::Trust,
        _ => true,
    };
    STATEMENT_ELEMENTS.into_iter().filter(may_stand).collect()
}

/// Before the colon the services, after it the actions of the service.
fn actions(raw: &str, reference: &Reference) -> Vec<Completion> {
    let service = raw.split_once(':').and_then(|(prefix, _)| reference.service(prefix));
    if let Some(service) = service {
        let all = option(&format!("{}:*", service.name), details::EVERY_ACTION);
        let mut known: Vec<Completion> =
            service.actions().map(|action| option(&action.full_name(), action.access_level.name())).collect();
        known.sort_by(|a, b| a.text.cmp(&b.text));
        return std::iter::once(all).chain(known).collect();
    }
    let services =
        reference.services().map(|service| option(&format!("{}:", service.name), details::SERVICE));
    services.chain([option("*", details::EVERY_ACTION_OF_EVERY_SERVICE)]).collect()
}

/// The world's own resources that the statement's actions can be about, then the forms of ARN they take.
fn resources(cursor: &CursorContext, reference: &Reference, names: &CompletionNames) -> Vec<Completion> {
    let services: Vec<&str> =
        cursor.actions.iter().filter_map(|action| Some(action.split_once(':')?.0)).collect();
    let everything = services.is_empty() || cursor.actions.iter().any(|action| action == "*");
    let is_about = |arn: &str| {
        everything
            || arn
                .split(':')
                .nth(2)
                .is_some_and(|s| services.iter().any(|known| known.eq_ignore_ascii_case(s)))
    };
    let own = names.resources.iter().filter(|(arn, _)| is_about(arn)).map(|(arn, note)| option(arn, note));
    let mut options: Vec<Completion> = own.chain([option("*", details::EVERY_RESOURCE)]).collect();
    let types = cursor.actions.iter().filter_map(|action| reference.action(action));
    for taken in types.flat_map(|action| action.resources()) {
        for form in taken.resource_type.arn_formats() {
            let form = option(&form.replace("${Partition}", "aws"), taken.resource_type.name);
            if !options.contains(&form) {
                options.push(form);
            }
        }
    }
    options
}

/// The keys of the services the statement is about, then the global ones.
fn condition_keys(cursor: &CursorContext, reference: &Reference) -> Vec<Completion> {
    let mut options: Vec<Completion> = Vec::new();
    let mut add = |key: &str, note: &str| {
        if !options.iter().any(|known| known.text.eq_ignore_ascii_case(key)) {
            options.push(option(key, note));
        }
    };
    for action in &cursor.actions {
        let Some(service) = action.split_once(':').and_then(|(prefix, _)| reference.service(prefix)) else {
            continue;
        };
        for key in service.condition_keys().filter(|key| !key.key.starts_with("aws:")) {
            add(key.key, service.name);
        }
    }
    for global in GLOBAL_KEYS {
        add(global.key, details::GLOBAL_KEY);
    }
    options
}
