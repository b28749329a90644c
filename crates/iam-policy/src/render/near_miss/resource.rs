//! Resources that are nearly covered.

use super::MAX_VALUES;
use crate::arn::{Arn, matches_resource};
use crate::document::Version;
use crate::pattern::Pattern;

/// The slip of the first listed value that would cover the resource without it.
pub(super) fn near_miss(requested: &str, listed: &[&str], version: Version) -> Option<String> {
    let listed = || listed.iter().take(MAX_VALUES);
    let slips = [ordinary_text, end, component, letters];
    slips.into_iter().find_map(|slip| listed().find_map(|value| slip(requested, value, version)))
}

fn covers(value: &str, requested: &str) -> bool {
    matches_resource(&Pattern::new(value), requested).is_some()
}

/// Variables are read from `Version` 2012-10-17 on (IAM User Guide, *IAM JSON policy elements: Version*).
fn ordinary_text(_: &str, value: &str, version: Version) -> Option<String> {
    let (_, variable) = value.split_once("${")?;
    let (variable, _) = variable.split_once('}')?;
    (version == Version::V2008).then(|| {
        format!(
            "`${{{variable}}}` is ordinary text there, since the policy does not say `\"Version\": \"2012-10-17\"`."
        )
    })
}

fn end(requested: &str, value: &str, _: Version) -> Option<String> {
    let arn = Arn::parse(requested)?;
    if covers(&format!("{value}/*"), requested) {
        return Some(match arn.service {
            "s3" => format!("`{value}` is the bucket; its objects are `{value}/*`."),
            _ => format!("`{value}/*` would cover it."),
        });
    }
    if covers(&format!("{value}:*"), requested) {
        return Some(format!("`{value}:*` would cover it."));
    }
    if let Some(short) = value.strip_suffix("/*")
        && covers(short, requested)
    {
        return Some(match arn.service {
            "s3" => format!("`{value}` is about objects; the bucket itself is `{short}`."),
            _ => format!("`{value}` is about what is in it; it itself is `{short}`."),
        });
    }
    if let Some(short) = value.strip_suffix(":*")
        && covers(short, requested)
    {
        return Some(format!("`{value}` wants something behind the colon; `{short}` would cover it."));
    }
    (arn.service == "secretsmanager").then(|| secret(requested, value)).flatten()
}

/// Secrets Manager ends a secret's ARN in a hyphen and six characters (Secrets Manager User Guide, *What's in a Secrets
/// Manager secret*).
fn secret(requested: &str, value: &str) -> Option<String> {
    const ENDING: &str = "-??????";
    if covers(&format!("{value}{ENDING}"), requested) {
        return Some(format!(
            "Secrets Manager adds a hyphen and six characters to a secret's name; `{value}{ENDING}` would cover it."
        ));
    }
    let asked_without = value.ends_with(ENDING) && covers(value, &format!("{requested}-AbCdEf"));
    asked_without.then(|| {
        "The ARN asked about lacks the hyphen and six characters that Secrets Manager adds to a secret's name."
            .to_owned()
    })
}

/// One component is another, and with it the value would cover the resource.
fn component(requested: &str, value: &str, _: Version) -> Option<String> {
    let (asked, listed) = (Arn::parse(requested)?, Arn::parse(value)?);
    let fits = |changed: Arn<'_>| {
        let Arn { partition, service, region, account, resource } = changed;
        covers(&format!("arn:{partition}:{service}:{region}:{account}:{resource}"), requested)
    };
    let (name, wanted, found) = if fits(Arn { partition: asked.partition, ..listed }) {
        ("partition", listed.partition, asked.partition)
    } else if fits(Arn { region: asked.region, ..listed }) {
        ("Region", listed.region, asked.region)
    } else if fits(Arn { account: asked.account, ..listed }) {
        ("account", listed.account, asked.account)
    } else if fits(Arn { service: asked.service, ..listed }) {
        ("service", listed.service, asked.service)
    } else {
        return path(asked, listed);
    };
    let quoted = |part: &str| if part.is_empty() { "none".to_owned() } else { format!("`{part}`") };
    Some(format!(
        "The {name} is another one: {} in the policy, {} in the ARN asked about.",
        quoted(wanted),
        quoted(found)
    ))
}

/// Roles, users and policies have their path in the ARN (IAM User Guide, *IAM identifiers*).
fn path(asked: Arn<'_>, listed: Arn<'_>) -> Option<String> {
    let (kind, rest) = asked.resource.split_once('/')?;
    let (listed_kind, name) = listed.resource.split_once('/')?;
    let (path, last) = rest.rsplit_once('/')?;
    (asked.service == "iam" && kind == listed_kind && name == last && asked.account == listed.account)
        .then(|| format!("The ARN has the path `/{path}/`, which the policy's lacks."))
}

fn letters(requested: &str, value: &str, _: Version) -> Option<String> {
    Pattern::new(value)
        .matches_ignoring_case(requested)
        .then(|| format!("`{value}` differs in capital letters only, and they count in a resource."))
}
