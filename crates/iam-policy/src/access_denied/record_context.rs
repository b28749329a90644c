//! The condition keys of a request that a CloudTrail record or a decoded message tells (CloudTrail User Guide, *CloudTrail record
//! contents*; IAM User Guide, *AWS global condition context keys*, *Available keys for AWS OIDC federation*).

use super::cloud_trail::text;
use crate::json::{Node, Value};
use crate::request::{ContextValue, RequestContext};

/// Members of a record and the keys that they tell.
const MEMBERS: [(&str, &str); 8] = [
    ("userAgent", "aws:UserAgent"),
    ("awsRegion", "aws:RequestedRegion"),
    ("vpcEndpointId", "aws:SourceVpce"),
    ("userIdentity.sessionContext.attributes.mfaAuthenticated", "aws:MultiFactorAuthPresent"),
    ("userIdentity.sessionContext.sourceIdentity", "aws:SourceIdentity"),
    ("requestParameters.externalId", "sts:ExternalId"),
    ("requestParameters.roleSessionName", "sts:RoleSessionName"),
    ("requestParameters.sourceIdentity", "sts:SourceIdentity"),
];

/// Sets the keys that `record` tells.
pub(super) fn fill(context: &mut RequestContext, record: &Node) {
    for (path, key) in MEMBERS {
        set(context, key, text(record, path));
    }
    let source = text(record, "sourceIPAddress");
    // Where a service calls for somebody its name stands there.
    if source.contains(['.', ':'])
        && source.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':'))
    {
        set(context, "aws:SourceIp", source);
    }
    if record.member("tlsDetails").is_some() {
        set(context, "aws:SecureTransport", "true");
    }
    federation(context, record);
    request_tags(context, record);
}

/// The subject and the audience of a token: the principal id is `PROVIDER:AUDIENCE:SUBJECT`.
fn federation(context: &mut RequestContext, record: &Node) {
    if text(record, "userIdentity.type") != "WebIdentityUser" {
        return;
    }
    let provider = text(record, "userIdentity.identityProvider");
    let host = provider.split_once("oidc-provider/").map_or(provider, |(_, host)| host);
    if host.is_empty() {
        return;
    }
    let subject = text(record, "userIdentity.userName");
    set(context, &format!("{host}:sub"), subject);
    let id = text(record, "userIdentity.principalId");
    let audience = id
        .strip_prefix(provider)
        .and_then(|rest| rest.strip_prefix(':')?.strip_suffix(subject)?.strip_suffix(':'));
    set(context, &format!("{host}:aud"), audience.unwrap_or(""));
    if !provider.is_empty() && provider.starts_with("arn:") {
        set(context, "aws:FederatedProvider", provider);
    }
}

/// Tags that the call passes.
fn request_tags(context: &mut RequestContext, record: &Node) {
    let tags =
        record.member("requestParameters").and_then(|parameters| parameters.member("tags")?.as_array());
    for tag in tags.unwrap_or(&[]) {
        let of = |lower: &str, upper: &str| {
            let found = text(tag, lower);
            if found.is_empty() { text(tag, upper) } else { found }
        };
        let key = of("key", "Key");
        if !key.is_empty() {
            set(context, &format!("aws:RequestTag/{key}"), of("value", "Value"));
        }
    }
}

/// Sets the keys of a decoded message: `conditions` has items of a key and values.
pub(super) fn fill_decoded(context: &mut RequestContext, decoded: &Node) {
    let items = decoded.member("conditions").and_then(|conditions| conditions.member("items")?.as_array());
    for item in items.unwrap_or(&[]) {
        let values =
            item.member("values").and_then(|values| values.member("items")?.as_array()).unwrap_or(&[]);
        let mut values: Vec<String> = values
            .iter()
            .filter_map(|value| value.member("value"))
            .filter_map(|value| match &value.value {
                Value::String(text) | Value::Number(text) => Some(text.clone()),
                Value::Bool(value) => Some(value.to_string()),
                _ => None,
            })
            .collect();
        let key = text(item, "key");
        let single = values.pop().filter(|_| values.is_empty());
        match single {
            _ if key.is_empty() => {}
            Some(value) => context.set(key, ContextValue::One(value)),
            None => {}
        }
    }
}

fn set(context: &mut RequestContext, key: &str, value: &str) {
    if !value.is_empty() {
        context.set(key, ContextValue::One(value.to_owned()));
    }
}
