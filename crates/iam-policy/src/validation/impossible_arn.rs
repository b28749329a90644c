//! `impossible-arn`: an ARN under `Resource` or `NotResource` that no resource can have.
//!
//! IAM refuses a partition that there is not, a Region in an ARN of IAM or of a bucket, and a type of resource that IAM does
//! not have, each with `MalformedPolicyDocument` (IAM User Guide, *IAM policy validation check reference*: invalid partition,
//! ARN Region not allowed, invalid ARN resource). Where a wildcard stands AWS does not say so: what it may stand for passes. A
//! policy that has such an ARN all the same is evaluated, and the ARN covers nothing.
//!
//! Example: `arn:aws:iam:us-east-1:111122223333:role/app`. Fix: `arn:aws:iam::111122223333:role/app`.

use crate::arn::Arn;
use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType, ResourceValue};
use crate::pattern::Pattern;
use crate::text::validation as text;

/// AWS General Reference, *Amazon Resource Names (ARNs)*, and the partitions of the isolated and the European clouds.
const PARTITIONS: [&str; 8] =
    ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

/// What the resource of an ARN of IAM begins with (Service Authorization Reference); `root` and `contextProvider` stand in
/// policies of AWS's own.
const IAM_TYPES: [&str; 18] = [
    "access-report",
    "assumed-role",
    "contextProvider",
    "delegation-request",
    "federated-user",
    "group",
    "instance-profile",
    "mfa",
    "oidc-provider",
    "policy",
    "report",
    "role",
    "role-template",
    "root",
    "saml-provider",
    "server-certificate",
    "sms-mfa",
    "user",
];

/// What the resource of an ARN of S3 with a Region begins with (Service Authorization Reference).
const S3_TYPES_WITH_REGION: [&str; 6] =
    ["access-grants", "accesspoint", "async-request", "job", "storage-lens", "storage-lens-group"];

pub(super) fn check(document: &PolicyDocument, refusals: &mut Vec<Finding>) {
    // Other services have their own rules for what they store.
    if !matches!(
        document.policy_type(),
        PolicyType::Identity | PolicyType::PermissionsBoundary | PolicyType::Session
    ) {
        return;
    }
    let elements = document.statements().iter().filter_map(|statement| statement.resource.as_ref());
    for value in elements.flat_map(|element| &element.values) {
        if let Some(message) = impossible(value) {
            refusals.push(Finding::error(FindingCode::ImpossibleArn, value.text.range, message));
        }
    }
}

fn impossible(value: &ResourceValue) -> Option<String> {
    // What a variable stands before the fifth colon for is told by another finding.
    let arn = Arn::parse(&value.text.value).filter(|_| !value.template.has_unreplaced_variable())?;
    if !PARTITIONS.iter().any(|known| Pattern::new(arn.partition).matches(known)) {
        return Some(text::unknown_partition(arn.partition));
    }
    match arn.service {
        "iam" if is_region(arn.region) => Some(text::REGION_IN_ARN_OF_IAM.into()),
        "iam" if !IAM_TYPES.iter().any(|known| may_begin_with(arn.resource, known)) => {
            Some(text::UNKNOWN_TYPE_OF_IAM.into())
        }
        "s3" if is_region(arn.region)
            && !S3_TYPES_WITH_REGION.iter().any(|known| may_begin_with(arn.resource, known)) =>
        {
            Some(text::REGION_IN_ARN_OF_BUCKET.into())
        }
        _ => None,
    }
}

fn is_region(text: &str) -> bool {
    !text.is_empty() && !text.contains(['*', '?'])
}

/// Whether `resource` is of the type, or a wildcard or a variable in its first segment leaves that open.
fn may_begin_with(resource: &str, known: &str) -> bool {
    let first = resource.split(['/', ':']).next().unwrap_or("");
    match first.find(['*', '?', '$']) {
        Some(literal) => {
            first.get(..literal).is_some_and(|start| known.starts_with(start) || start.starts_with(known))
        }
        None => first == known,
    }
}

#[cfg(test)]
mod tests {
    use super::{IAM_TYPES, S3_TYPES_WITH_REGION};
    use crate::arn::Arn;
    use crate::reference::Reference;

    #[test]
    fn every_type_of_the_reference_is_known() {
        let reference = Reference::common();
        for service in ["iam", "s3"] {
            let types = reference.service(service).into_iter().flat_map(|service| service.resource_types());
            for format in types.flat_map(|known| known.arn_formats()) {
                let Some(arn) = Arn::parse(&format).filter(|arn| arn.service == service) else { continue };
                let first = arn.resource.split('/').next().unwrap_or("");
                let known = match service {
                    "iam" => IAM_TYPES.contains(&first),
                    _ => arn.region.is_empty() || S3_TYPES_WITH_REGION.contains(&first),
                };
                assert!(known, "{format}");
            }
        }
    }
}
