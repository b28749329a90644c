//! The words of the drawing.

use iam_policy::explanation::Gate;
use iam_policy::request::AuthorizationRequest;

use crate::station::{Saying, Station, StationState};

pub(crate) const ROOT_USER: &str = "root user";
pub(crate) const USER: &str = "user";
pub(crate) const ROLE_SESSION: &str = "role session";
pub(crate) const FEDERATED_USER: &str = "federated user";
pub(crate) const FEDERATED: &str = "identity provider";
pub(crate) const SERVICE: &str = "AWS service";
pub(crate) const CLOUDFRONT: &str = "CloudFront";
pub(crate) const ANYONE: &str = "anyone";
pub(crate) const NOT_SIGNED: &str = "not signed";
pub(crate) const NO_SINGLE_RESOURCE: &str = "no single resource";
pub(crate) const NO_PERMISSION_NEEDED: &str = "no permission needed";
pub(crate) const BOTH_HAVE_TO_ALLOW: &str = "both accounts have to allow";
pub(crate) const BOTH_HAVE_TO_ALLOW_IN_LINES: [&str; 2] = ["both have", "to allow"];
pub(crate) const CALLERS_ACCOUNT: &str = "The caller’s account";
pub(crate) const RESOURCES_ACCOUNT: &str = "The resource’s account";
pub(crate) const REQUEST_ARRIVES: &str = "request arrives";
pub(crate) const LETS_IT_OUT: &str = "lets it out";
pub(crate) const STOPS_IT: &str = "stops it here";
pub(crate) const NOT_IN_PLAY: &str = "Not in play:";
pub(crate) const NONE: &str = "none";
pub(crate) const NO_POLICY_HERE: &str = "no policy";
pub(crate) const NOT_IMPORTED: &str = "not imported";

/// What stands above the levels of a gate.
pub(crate) fn levels(gate: Gate) -> &'static str {
    match gate {
        Gate::ResourceControlPolicies => "Resource control policies: no level may deny",
        _ => "Service control policies: every level must allow",
    }
}

/// The title of a gate.
pub(crate) fn gate(gate: Gate, request: &AuthorizationRequest) -> &'static str {
    match gate {
        Gate::ExplicitDeny => "Explicit deny",
        Gate::ResourceControlPolicies => "Resource control policies",
        Gate::ServiceControlPolicies => "Service control policies",
        Gate::ResourcePolicy => resource_policy(request),
        Gate::AccessPointBucket => "Bucket behind it",
        Gate::BlockPublicAccess => "Block Public Access",
        Gate::IdentityPolicies => "Identity-based policies",
        Gate::PermissionsBoundary => "Permissions boundary",
        Gate::SessionPolicies => "Session policies",
        Gate::VpcEndpointPolicy => "Endpoint policy",
    }
}

fn resource_policy(request: &AuthorizationRequest) -> &'static str {
    let action = request.action_name();
    let is_of = |service: &str| action.is_of_service(service);
    let resource = request.resource.as_str();
    if is_of("sts") {
        "Trust policy"
    } else if is_of("kms") {
        "Key policy"
    } else if is_of("s3") && resource.contains(":accesspoint/") {
        "Access point policy"
    } else if is_of("s3") {
        "Bucket policy"
    } else {
        "Resource policy"
    }
}

/// The title of a level: of the organization's root, a unit or the account.
pub(crate) fn level(level: usize, last: usize, name: Option<&str>) -> String {
    let kind = match level {
        0 => "Root",
        _ if level == last => "Account",
        _ => "Unit",
    };
    match name {
        Some(name) if name != kind => format!("{kind} {name}"),
        _ => kind.to_owned(),
    }
}

/// What a sheet says below its name.
pub(crate) fn saying(saying: Saying, state: StationState) -> &'static str {
    let is_reached = !matches!(state, StationState::WouldPass | StationState::WouldStop);
    match saying {
        Saying::Allows if is_reached => "allows",
        Saying::Allows => "would allow",
        Saying::Denies if is_reached => "denies",
        Saying::Denies => "denies too",
        Saying::Nothing => "says nothing",
        Saying::Invalid => "has errors",
    }
}

/// What a state is called in the legend and for a screen reader.
pub fn state(state: StationState) -> &'static str {
    match state {
        StationState::Passed => "passes",
        StationState::Stopped => "stops here",
        StationState::WouldStop => "would stop it too",
        StationState::WouldPass => "would let it pass",
        StationState::NotNeeded => "not needed",
        StationState::NotApplicable => "no such policy",
        StationState::NotKnown => "not known",
    }
}

/// A service's name, of those that a path most often ends at.
pub(crate) fn service(prefix: &str) -> Option<&'static str> {
    let name = match prefix.to_ascii_lowercase().as_str() {
        "s3" => "S3",
        "logs" => "CloudWatch Logs",
        "cloudwatch" => "CloudWatch",
        "iam" => "IAM",
        "sts" => "STS",
        "kms" => "KMS",
        "ec2" => "EC2",
        "sqs" => "SQS",
        "sns" => "SNS",
        "lambda" => "Lambda",
        "dynamodb" => "DynamoDB",
        "organizations" => "Organizations",
        "secretsmanager" => "Secrets Manager",
        "ssm" => "Systems Manager",
        _ => return None,
    };
    Some(name)
}

/// More sheets than are drawn.
pub(crate) fn more(count: usize) -> String {
    match count {
        1 => "1 more policy".to_owned(),
        _ => format!("{count} more policies"),
    }
}

/// Levels that are drawn as one.
pub(crate) fn folded_levels(count: usize) -> String {
    format!("{count} levels")
}

/// What stands below a station without policies.
pub(crate) fn without_sheets(station: &Station) -> &'static str {
    match station.state {
        StationState::NotApplicable => NONE,
        StationState::NotKnown => NOT_IMPORTED,
        StationState::Stopped | StationState::WouldStop if station.is_level => "nothing attached",
        StationState::Stopped | StationState::WouldStop if station.kind == Some(Gate::BlockPublicAccess) => {
            "is on"
        }
        StationState::Stopped | StationState::WouldStop => NO_POLICY_HERE,
        StationState::NotNeeded => "not needed",
        StationState::Passed => "passes",
        StationState::WouldPass => "would pass",
    }
}

/// The title of a gate in a list of those that have no policy.
pub(crate) fn in_list(station: &Station) -> String {
    match station.kind {
        Some(Gate::ResourceControlPolicies) => "RCPs".to_owned(),
        Some(Gate::ServiceControlPolicies) => "SCPs".to_owned(),
        Some(Gate::PermissionsBoundary) => "boundary".to_owned(),
        _ => station.title.to_ascii_lowercase(),
    }
}

/// `bucket policy, boundary and session policies`.
pub(crate) fn list(titles: &[String]) -> String {
    match titles.split_last() {
        None => String::new(),
        Some((one, [])) => one.clone(),
        Some((last, several)) => format!("{} and {last}", several.join(", ")),
    }
}

/// `Statement 2 of the bucket policy`.
pub(crate) fn statement_in(number: usize, policy: &str) -> String {
    format!("Statement {number} of {policy}")
}

/// How sure an answer is.
pub(crate) fn certainty(word: &str) -> String {
    format!("How sure this is: {word}.")
}

/// What the signs of the drawing mean, of those that it has.
pub(crate) fn legend(states: &[StationState]) -> String {
    let signs = states.iter().map(|state| {
        let sign = match state {
            StationState::Passed => "filled check",
            StationState::Stopped => "filled bar",
            StationState::WouldStop => "dashed bar",
            StationState::WouldPass => "open check",
            StationState::NotNeeded => "dash",
            StationState::NotApplicable => "dotted ring",
            StationState::NotKnown => "question mark",
        };
        format!("{sign}: {}", self::state(*state))
    });
    signs.collect::<Vec<_>>().join(" · ")
}

/// What a request of several asks; those after the first are made besides.
pub(crate) fn asked_of(request: usize, action: &str, resource: &str) -> String {
    match request {
        0 => format!("{action} on {resource}"),
        _ => format!("besides, {action} on {resource}"),
    }
}

/// What came of a request of several.
pub(crate) fn outcome(stopped_at: Option<&str>) -> String {
    match stopped_at {
        Some(station) => format!("stops at: {station}"),
        None => "passes every gate".to_owned(),
    }
}

/// The beginning of a path in words.
pub(crate) fn asks_for(caller: &str, action: &str) -> String {
    format!("{caller} asks for {action}")
}

/// What is asked, and by whom.
pub(crate) fn asked(action: &str, resource: &str, caller: &str) -> [String; 2] {
    [format!("{action} on {resource}"), format!("by {caller}")]
}
