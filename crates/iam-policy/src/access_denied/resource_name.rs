//! The resource of a recorded call, from its parameters. Only where a parameter names it for certain: a secret's ARN, for
//! example, ends in letters that no parameter tells.

use crate::arn::Arn;
use crate::json::{Node, Value};

/// The Region and account in which a call was made.
pub(super) struct CallLocation<'t> {
    pub(super) partition: &'t str,
    pub(super) region: &'t str,
    pub(super) account: &'t str,
}

/// The resource of `action`.
pub(super) fn from_parameters(
    action: &str,
    parameters: &Node,
    location: &CallLocation<'_>,
) -> Option<String> {
    let (service, name) = action.split_once(':')?;
    let text = |key: &str| parameters.member(key).and_then(Node::as_str).filter(|text| !text.is_empty());
    let arn = |kind: &str, name: &str| {
        let CallLocation { partition, region, account } = location;
        if name.starts_with("arn:") {
            name.to_owned()
        } else {
            format!("arn:{partition}:{service}:{region}:{account}:{kind}{name}")
        }
    };
    let iam = |kind: &str, name: &str| {
        format!("arn:{}:iam::{}:{kind}/{name}", location.partition, location.account)
    };
    let found = match service {
        "s3" => s3(location.partition, name, text("bucketName")?, text("key")),
        "iam" => text("roleName")
            .map(|role| iam("role", role))
            .or_else(|| text("userName").map(|user| iam("user", user)))
            .or_else(|| text("groupName").map(|group| iam("group", group)))
            .or_else(|| text("instanceProfileName").map(|profile| iam("instance-profile", profile)))
            .or_else(|| text("policyName").map(|policy| iam("policy", policy))),
        "lambda" => text("functionName").map(|function| arn("function:", function)),
        "dynamodb" => text("tableName").map(|table| arn("table/", table)),
        "ssm" => text("name").map(|name| arn("parameter/", name.trim_start_matches('/'))),
        "sqs" => queue(text("queueUrl")?),
        "logs" => text("logGroupName").map(|group| arn("log-group:", group)),
        "ec2" => instance(parameters).map(|id| arn("instance/", id)),
        "kms" => text("keyId").filter(|id| id.starts_with("arn:")).map(ToOwned::to_owned),
        "cloudwatch" if name == "PutMetricData" => Some("*".to_owned()),
        _ => None,
    };
    found.or_else(|| own_arn(if service == "sts" { "iam" } else { service }, parameters))
}

/// An ARN of the service among the parameters.
fn own_arn(service: &str, parameters: &Node) -> Option<String> {
    let Value::Object(members) = &parameters.value else { return None };
    let texts = members.iter().filter_map(|member| member.value.as_str());
    let mut own = texts.filter(|text| Arn::parse(text).is_some_and(|arn| arn.service == service));
    own.next().map(ToOwned::to_owned)
}

/// Whether S3 asks about the bucket or the object follows from the action.
fn s3(partition: &str, action: &str, bucket: &str, key: Option<&str>) -> Option<String> {
    let on_bucket = action.contains("Bucket") || action.ends_with("Configuration");
    match key {
        Some(key) if !on_bucket => Some(format!("arn:{partition}:s3:::{bucket}/{key}")),
        None if action.ends_with("Object") => Some(format!("arn:{partition}:s3:::{bucket}/*")),
        _ => Some(format!("arn:{partition}:s3:::{bucket}")),
    }
}

/// `https://sqs.us-east-1.amazonaws.com/111122223333/jobs`
pub(super) fn queue(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://sqs.")?;
    let (region, rest) = rest.split_once('.')?;
    let (_, path) = rest.split_once('/')?;
    let (account, name) = path.split_once('/')?;
    Some(format!("arn:{}:sqs:{region}:{account}:{name}", partition_of(region)))
}

/// The partition of a Region (AWS General Reference, *Amazon Resource Names*).
pub(super) fn partition_of(region: &str) -> &'static str {
    const PARTITIONS: [(&str, &str); 6] = [
        ("us-gov-", "aws-us-gov"),
        ("cn-", "aws-cn"),
        ("us-isob-", "aws-iso-b"),
        ("us-isof-", "aws-iso-f"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-iso-", "aws-iso"),
    ];
    PARTITIONS.iter().find(|(start, _)| region.starts_with(start)).map_or("aws", |(_, partition)| partition)
}

fn instance(parameters: &Node) -> Option<&str> {
    parameters.member("instancesSet")?.member("items")?.as_array()?.first()?.member("instanceId")?.as_str()
}

/// The first resource that the record itself lists (CloudTrail User Guide, *CloudTrail record contents*).
pub(super) fn first_listed(resources: Option<&Node>) -> Option<String> {
    let all = resources?.as_array()?;
    all.iter()
        .find_map(|resource| resource.member("ARN").or_else(|| resource.member("arn"))?.as_str())
        .map(ToOwned::to_owned)
}
