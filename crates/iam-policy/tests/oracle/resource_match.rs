//! Which ARN a policy is asked about, where it is not the one of the query.

use iam_policy::request::{AuthorizationRequest, ContextValue, Principal};

use super::Query;
use super::caller::account;
use super::text::{PatternToken, components, resource_matches};

/// Whether a value of `Resource` covers what is asked; in doubt where two sources disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResourceCoverage {
    Yes,
    InDoubt,
    No,
}

/// Actions without a resource type, and the ARN that AWS's guides and managed policies name for them.
const WHOLE_SERVICE: [(&str, &str); 14] = [
    ("s3:listallmybuckets", "arn:PARTITION:s3:::*"),
    ("states:liststatemachines", "arn:PARTITION:states:*:*:*"),
    ("states:listactivities", "arn:PARTITION:states:*:*:*"),
    ("states:validatestatemachinedefinition", "arn:PARTITION:states:*:*:*"),
    ("iam:listroles", "arn:PARTITION:iam::*:*"),
    ("logs:describeloggroups", "arn:PARTITION:logs:REGION:ACCOUNT:log-group::log-stream:"),
    ("dynamodb:describereservedcapacity", "arn:PARTITION:dynamodb:REGION:ACCOUNT:*"),
    ("dynamodb:describereservedcapacityofferings", "arn:PARTITION:dynamodb:REGION:ACCOUNT:*"),
    ("dynamodb:purchasereservedcapacityofferings", "arn:PARTITION:dynamodb:REGION:ACCOUNT:*"),
    ("codedeploy:listgithubaccounttokennames", "arn:PARTITION:codedeploy:REGION:ACCOUNT:*"),
    ("codedeploy:listonpremisesinstances", "arn:PARTITION:codedeploy:REGION:ACCOUNT:*"),
    ("codedeploy:listapplications", "arn:PARTITION:codedeploy:REGION:ACCOUNT:application:*"),
    ("codedeploy:listdeploymentconfigs", "arn:PARTITION:codedeploy:REGION:ACCOUNT:deploymentconfig:*"),
    (
        "glacier:getdataretrievalpolicy",
        "arn:PARTITION:glacier:REGION:ACCOUNT:policies/retrieval-limit-policy",
    ),
];

/// Not asked of `log-group:NAME:log-stream:`: three of the bare group (CloudWatch Logs User Guide, *Overview of managing
/// access permissions*), four of a stream (Service Authorization Reference).
const NOT_OF_GROUP: [&str; 7] = [
    "logs:tagresource",
    "logs:untagresource",
    "logs:listtagsforresource",
    "logs:createlogstream",
    "logs:deletelogstream",
    "logs:getlogevents",
    "logs:putlogevents",
];

const REGION: &str = "aws:RequestedRegion";

pub(super) fn covers(pattern: &[PatternToken], query: &Query) -> ResourceCoverage {
    let request = query.request;
    let action = request.action.to_ascii_lowercase();
    let is = |covers: bool| if covers { ResourceCoverage::Yes } else { ResourceCoverage::No };
    if let Some((_, form)) = WHOLE_SERVICE.iter().find(|(name, _)| *name == action) {
        query.record_rule("ARN of a whole service");
        let covered = |request: &AuthorizationRequest| resource_matches(pattern, &filled_in(form, request));
        if covered(request) || !matches!(request.context.get(REGION), Some(ContextValue::Unknown(_))) {
            return is(covered(request));
        }
        // It may be any.
        let may_cover = ["eu-west-1", "us-east-1", "ap-south-1"].into_iter().any(|region| {
            let mut told = request.clone();
            told.context.set(REGION, ContextValue::One(region.to_owned()));
            covered(&told)
        });
        return if may_cover { ResourceCoverage::InDoubt } else { ResourceCoverage::No };
    }
    if action.starts_with("logs:")
        && !NOT_OF_GROUP.contains(&action.as_str())
        && let Some(group) = log_group(&request.resource)
    {
        query.record_rule("log group");
        let matches = |behind: &str| resource_matches(pattern, &format!("{group}{behind}"));
        return match matches(":log-stream:") {
            true => ResourceCoverage::Yes,
            false if matches("") || matches(":log-stream:*") => ResourceCoverage::InDoubt,
            false => ResourceCoverage::No,
        };
    }
    match resource_matches(pattern, &request.resource) {
        false if request.resource == "*" && is_whole_service(pattern, request) => ResourceCoverage::InDoubt,
        covers => is(covers),
    }
}

fn parts(arn: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    (parts.len() == 6 && parts[0] == "arn").then_some(parts)
}

fn partition(request: &AuthorizationRequest) -> &str {
    let caller = match &request.caller {
        Principal::User { arn } | Principal::FederatedUser { arn, .. } => arn,
        Principal::RoleSession { role_arn, .. } => role_arn,
        _ => "",
    };
    parts(&request.resource).or_else(|| parts(caller)).map_or("aws", |parts| parts[1])
}

fn filled_in(form: &str, request: &AuthorizationRequest) -> String {
    let service = form.split(':').nth(2).unwrap();
    let (region, owner) = match parts(&request.resource).filter(|parts| parts[2] == service) {
        Some(parts) => (parts[3].to_owned(), parts[4].to_owned()),
        None => {
            let region = match request.context.get(REGION) {
                Some(ContextValue::One(region)) => region.clone(),
                _ => "*".to_owned(),
            };
            (region, account(&request.caller).unwrap_or_else(|| "*".to_owned()))
        }
    };
    form.replace("PARTITION", partition(request)).replace("REGION", &region).replace("ACCOUNT", &owner)
}

/// The bare ARN of the group that a question is about.
fn log_group(resource: &str) -> Option<String> {
    let parts = parts(resource).filter(|parts| parts[2] == "logs")?;
    let rest = parts[5].strip_prefix("log-group:")?;
    let name = rest.split(':').next().unwrap();
    let is_of_group = ["", ":*", ":log-stream:", ":log-stream:*"].contains(&&rest[name.len()..]);
    is_of_group.then(|| format!("{}:log-group:{name}", parts[..5].join(":")))
}

/// Nothing but stars behind the service, or nothing at all for the Region of a service that has none in its ARNs.
fn is_whole_service(pattern: &[PatternToken], request: &AuthorizationRequest) -> bool {
    let service = request.action.split(':').next().unwrap().to_ascii_lowercase();
    // CodeCommit User Guide, *CodeCommit permissions reference*; SQS Developer Guide, *Using policies with Amazon SQS*.
    if ["codecommit", "sqs"].contains(&service.as_str()) {
        return false;
    }
    let has_no_region = ["iam", "organizations", "cloudfront"].contains(&service.as_str());
    let stars =
        |part: &[PatternToken]| !part.is_empty() && part.iter().all(|piece| *piece == PatternToken::Any);
    let literal =
        |part: &[PatternToken], wanted: &str| part.iter().copied().eq(wanted.chars().map(PatternToken::Char));
    match components(pattern).as_slice() {
        [arn, of, name, rest @ ..] if !rest.is_empty() => {
            literal(arn, "arn")
                && (stars(of) || literal(of, partition(request)))
                && literal(name, &service)
                && rest
                    .iter()
                    .enumerate()
                    .all(|(place, part)| stars(part) || (place == 0 && part.is_empty() && has_no_region))
        }
        _ => false,
    }
}
