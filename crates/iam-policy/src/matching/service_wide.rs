//! Actions without a resource type that AWS evaluates against an ARN of the service as a whole.

use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::request::{AuthorizationRequest, ContextValue};
use crate::rule::Rule;

/// The ARN that an action without a resource type is evaluated against where AWS's own pages say that it is not `*`.
pub(crate) struct ServiceWide {
    service: &'static str,
    actions: &'static [&'static str],
    /// The Region of the ARN; `None` for the request's.
    region: Option<&'static str>,
    /// The account of the ARN; `None` for the request's.
    account: Option<&'static str>,
    rest: &'static str,
    /// The rule, which names AWS's page.
    pub(super) rule: Rule,
}

const SERVICE_WIDE: [ServiceWide; 9] = [
    ServiceWide {
        service: "s3",
        actions: &["ListAllMyBuckets"],
        region: Some(""),
        account: Some(""),
        rest: "*",
        rule: Rule::ServiceWideArnOfS3,
    },
    ServiceWide {
        service: "states",
        actions: &["ListStateMachines", "ListActivities", "ValidateStateMachineDefinition"],
        region: Some("*"),
        account: Some("*"),
        rest: "*",
        rule: Rule::ServiceWideArnOfStepFunctions,
    },
    ServiceWide {
        service: "logs",
        actions: &["DescribeLogGroups"],
        region: None,
        account: None,
        rest: "log-group::log-stream:",
        rule: Rule::ServiceWideArnOfLogs,
    },
    ServiceWide {
        service: "iam",
        actions: &["ListRoles"],
        region: Some(""),
        account: Some("*"),
        rest: "*",
        rule: Rule::ServiceWideArnOfIam,
    },
    ServiceWide {
        service: "dynamodb",
        actions: &[
            "DescribeReservedCapacity",
            "DescribeReservedCapacityOfferings",
            "PurchaseReservedCapacityOfferings",
        ],
        region: None,
        account: None,
        rest: "*",
        rule: Rule::ServiceWideArnOfDynamoDb,
    },
    ServiceWide {
        service: "codedeploy",
        actions: &["ListGitHubAccountTokenNames", "ListOnPremisesInstances"],
        region: None,
        account: None,
        rest: "*",
        rule: Rule::ServiceWideArnOfCodeDeploy,
    },
    ServiceWide {
        service: "codedeploy",
        actions: &["ListApplications"],
        region: None,
        account: None,
        rest: "application:*",
        rule: Rule::ServiceWideArnOfCodeDeploy,
    },
    ServiceWide {
        service: "codedeploy",
        actions: &["ListDeploymentConfigs"],
        region: None,
        account: None,
        rest: "deploymentconfig:*",
        rule: Rule::ServiceWideArnOfCodeDeploy,
    },
    ServiceWide {
        service: "glacier",
        actions: &["GetDataRetrievalPolicy", "SetDataRetrievalPolicy"],
        region: None,
        account: None,
        rest: "policies/retrieval-limit-policy",
        rule: Rule::ServiceWideArnOfGlacier,
    },
];

impl ServiceWide {
    /// Whether an unknown Region may be assumed in the caller's favor; `None` where the ARN has none of the request's.
    pub(super) fn region_in_favor(&self, request: &AuthorizationRequest, resource: &str) -> Option<bool> {
        if self.region.is_some() || Arn::parse(resource).is_some_and(|arn| arn.service == self.service) {
            return None;
        }
        match request.context.get_lower("aws:requestedregion") {
            Some(ContextValue::Unknown(fact)) => Some(request.context.is_in_favor(fact)),
            _ => None,
        }
    }

    /// The ARN with the request's Region and account: those of the service's ARN that the request names, else the request's
    /// Region and the caller's account. An unknown part is `*`, which only a wildcard covers.
    pub(super) fn arn(&self, request: &AuthorizationRequest, resource: &str) -> String {
        let named = Arn::parse(resource).filter(|arn| arn.service == self.service);
        let region = match (named, request.context.get_lower("aws:requestedregion")) {
            (Some(arn), _) => arn.region,
            (None, Some(ContextValue::One(region))) => region,
            (None, _) => "*",
        };
        let account = named.map(|arn| arn.account).or(request.caller.account()).unwrap_or("*");
        let (region, account) = (self.region.unwrap_or(region), self.account.unwrap_or(account));
        ["arn", partition(request, resource), self.service, region, account, self.rest].join(":")
    }
}

pub(super) fn find_service_wide(action: ActionName<'_>) -> Option<&'static ServiceWide> {
    SERVICE_WIDE.iter().find(|row| action.is_one_of(row.service, row.actions))
}

/// Whether the action is evaluated against an ARN of its service as a whole.
pub(crate) fn is_service_wide(action: ActionName<'_>) -> bool {
    find_service_wide(action).is_some()
}

/// The actions of the service that are, as `service:Name`.
pub(super) fn service_wide_actions(service: &str) -> Vec<String> {
    let rows = SERVICE_WIDE.iter().filter(|row| row.service.eq_ignore_ascii_case(service));
    rows.flat_map(|row| row.actions.iter().map(|name| [row.service, ":", name].concat())).collect()
}

/// The format of that ARN, with placeholders for the request's parts.
pub(crate) fn service_wide_arn_format(action: ActionName<'_>) -> Option<String> {
    let row = find_service_wide(action)?;
    let (region, account) = (row.region.unwrap_or("${Region}"), row.account.unwrap_or("${Account}"));
    Some(["arn", "${Partition}", row.service, region, account, row.rest].join(":"))
}

pub(super) fn partition<'r>(request: &'r AuthorizationRequest, resource: &'r str) -> &'r str {
    Arn::parse(resource).or_else(|| request.caller.arn()).map_or("aws", |arn| arn.partition)
}

#[cfg(test)]
mod tests {
    use super::SERVICE_WIDE;
    use crate::reference::Reference;

    #[test]
    fn actions_of_the_table_have_no_resource_type() {
        let reference = Reference::all();
        let has_no_type = |action: &str| reference.action(action).unwrap().resources().next().is_none();
        for row in SERVICE_WIDE {
            for name in row.actions {
                assert!(has_no_type(&format!("{}:{name}", row.service)), "{}:{name}", row.service);
            }
        }
    }
}
