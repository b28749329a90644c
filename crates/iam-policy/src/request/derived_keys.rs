//! The condition keys that follow from the caller, the action and the resource, so that nobody has to repeat them. AWS
//! fills them in itself (IAM User Guide, *AWS global condition context keys*; its table *Principal key values* is on *IAM
//! policy elements: Variables and tags*). A key that does not follow from them stays absent.
//!
//! The evaluator takes a request's context as it is: its callers derive these keys first.

use super::{AuthorizationRequest, ContextValue, Principal};
use crate::access_point::AccessPoint;
use crate::action_name::ActionName;
use crate::arn::{Arn, is_account_id};

/// A condition key, spelled as AWS spells it, with its value.
pub type DerivedKey = (&'static str, String);

/// The one derived key that is no text.
pub const BOOLEAN_KEY: &str = "aws:PrincipalIsAWSService";

/// All keys that follow. `owner` is the resource's account where the caller of this function knows it better than the ARN;
/// without a `caller` only the keys that follow from the action and the resource.
pub fn derive_keys(
    caller: Option<&Principal>,
    action: ActionName<'_>,
    resource: &str,
    owner: Option<&str>,
) -> Vec<DerivedKey> {
    let mut keys = Vec::new();
    let partition = partition(caller, resource);
    if let Some(caller) = caller {
        visit_caller_keys(caller, partition, &mut |key, value| keys.push((key, value.to_owned())));
    }
    let account = caller.and_then(Principal::account);
    let owner = resource_account(action, resource, owner, account);
    keys.extend(owner.map(|account| ("aws:ResourceAccount", account.to_owned())));
    let region = requested_region(action, resource, partition);
    keys.extend(region.map(|region| ("aws:RequestedRegion", region.to_owned())));
    // Amazon S3 User Guide, *Configuring IAM policies for using access points*, "Condition keys".
    if let Some(access_point) = AccessPoint::parse(resource) {
        keys.push(("s3:DataAccessPointAccount", access_point.account.to_owned()));
        keys.push(("s3:DataAccessPointArn", access_point.arn.to_owned()));
    }
    keys
}

/// Those of the request's keys that follow from the rest of it, with the values it has.
pub fn derived_keys_in(request: &AuthorizationRequest) -> Vec<DerivedKey> {
    let owner = request.resource_account.as_deref();
    let mut keys = derive_keys(Some(&request.caller), request.action_name(), &request.resource, owner);
    keys.retain(
        |(key, value)| matches!(request.context.get(key), Some(ContextValue::One(known)) if known == value),
    );
    keys
}

/// Visits the keys that follow from the caller. The unique ids of users and roles, which `aws:userid` is about, are not among
/// them.
pub fn visit_caller_keys(caller: &Principal, partition: &str, visit: &mut dyn FnMut(&'static str, &str)) {
    let root_arn;
    let (principal_type, arn) = match caller {
        Principal::Root { account } => {
            root_arn = ["arn:", partition, ":iam::", account, ":root"].concat();
            ("Account", &root_arn)
        }
        Principal::User { arn } => ("User", arn),
        Principal::FederatedUser { arn, .. } => ("FederatedUser", arn),
        // The role's ARN, not that of the session.
        Principal::RoleSession { role_arn, .. } => ("AssumedRole", role_arn),
        Principal::Service { name } => {
            visit(BOOLEAN_KEY, "true");
            visit("aws:PrincipalServiceName", name);
            return;
        }
        Principal::Anonymous => {
            visit("aws:PrincipalAccount", "anonymous");
            visit("aws:PrincipalType", "Anonymous");
            visit("aws:userid", "anonymous");
            return;
        }
        // The table knows the session that such a caller gets, not the call that asks for it.
        // Of an origin access identity it tells nothing.
        Principal::Federated { .. } | Principal::OriginAccessIdentity { .. } => return,
    };
    let Some(account) = caller.account().filter(|account| is_account_id(account)) else { return };
    visit("aws:PrincipalArn", arn);
    visit("aws:PrincipalAccount", account);
    visit("aws:PrincipalType", principal_type);
    visit(BOOLEAN_KEY, "false");
    let name = arn.rsplit('/').next().unwrap_or_default();
    match caller {
        Principal::Root { .. } => visit("aws:userid", account),
        Principal::User { .. } => visit("aws:username", name),
        Principal::FederatedUser { .. } => visit("aws:userid", &[account, ":", name].concat()),
        _ => {}
    }
}

/// `aws:ResourceAccount`: the owner if known, else the account in the resource's ARN, else the caller's `account`, which is
/// what AWS's simulator takes where nothing tells (IAM API Reference, *SimulateCustomPolicy*, `ResourceOwner`). Where an ARN
/// names another owner than an account, as those of AWS's own policies do, it is not known.
pub fn resource_account<'r>(
    action: ActionName<'_>,
    resource: &'r str,
    known_owner: Option<&'r str>,
    account: Option<&'r str>,
) -> Option<&'r str> {
    if !carries_resource_account(action) {
        return None;
    }
    let in_arn = || match Arn::parse(resource).map_or("", |arn| arn.account) {
        "" => account,
        owner => Some(owner),
    };
    known_owner.or_else(in_arn).filter(|account| is_account_id(account))
}

/// Actions whose requests do not carry `aws:ResourceAccount`, `aws:ResourceOrgID` and `aws:ResourceOrgPaths`, by service;
/// none named is all of them. AWS takes actions off its list and does not say when their requests began to carry the keys:
/// these are those of today's page and those of the page of 2023.
const WITHOUT_RESOURCE_ACCOUNT: [(&str, &str); 12] = [
    ("auditmanager", "UpdateAssessmentFrameworkShare"),
    ("detective", "AcceptInvitation"),
    ("ds", "AcceptSharedDirectory"),
    ("ebs", ""),
    (
        "ec2",
        "AcceptTransitGatewayPeeringAttachment AcceptVpcEndpointConnections AcceptVpcPeeringConnection CopyFpgaImage \
         CopyImage CopySnapshot CreateTransitGatewayPeeringAttachment CreateVolume CreateVpcEndpoint \
         CreateVpcPeeringConnection DeleteTransitGatewayPeeringAttachment DeleteVpcPeeringConnection \
         RejectTransitGatewayPeeringAttachment RejectVpcEndpointConnections RejectVpcPeeringConnection",
    ),
    ("es", "AcceptInboundConnection"),
    ("events", ""),
    ("guardduty", "AcceptAdministratorInvitation"),
    ("macie2", "AcceptInvitation"),
    (
        "route53",
        "AssociateVPCWithHostedZone CreateVPCAssociationAuthorization DeleteVPCAssociationAuthorization \
         DisassociateVPCFromHostedZone ListHostedZonesByVPC",
    ),
    ("securityhub", "AcceptAdministratorInvitation"),
    ("workspaces", "DescribeWorkspaceImages"),
];

/// Whether requests for the action carry `aws:ResourceAccount`.
pub fn carries_resource_account(action: ActionName<'_>) -> bool {
    let listed = WITHOUT_RESOURCE_ACCOUNT.iter().find(|(service, _)| action.is_of_service(service));
    listed.is_none_or(|(_, names)| {
        !names.is_empty() && !names.split(' ').any(|name| name.eq_ignore_ascii_case(action.name()))
    })
}

/// Services with one endpoint for a partition, and its Region (IAM User Guide, *AWS: Denies access to AWS based on the
/// requested Region*; that Global Accelerator, which the page names, is called in Oregon: Global Accelerator Developer
/// Guide, *Quotas*; other partitions: *Beijing Region Endpoints*, *Ningxia Region Endpoints*, AWS Organizations User Guide,
/// *Region support*, AWS General Reference). S3 and STS are called in many Regions.
const GLOBAL_SERVICES: [(&str, &str, &str); 5] = [
    ("aws", "us-east-1", "budgets cloudfront iam importexport organizations route53 support waf"),
    ("aws", "us-west-2", "chatbot devicefarm globalaccelerator"),
    ("aws-cn", "cn-north-1", "iam support"),
    ("aws-cn", "cn-northwest-1", "budgets cloudfront organizations route53"),
    ("aws-us-gov", "us-gov-west-1", "iam organizations route53 support"),
];

/// `aws:RequestedRegion`: that of a global service, else the one in the resource's ARN.
pub fn requested_region<'r>(action: ActionName<'_>, resource: &'r str, partition: &str) -> Option<&'r str> {
    // Passing a role is no call of its own: it is asked for in the Region of the call that passes it (IAM User Guide,
    // *Grant a user permissions to pass a role to an AWS service*).
    if action.is("iam:PassRole") {
        return None;
    }
    let global = GLOBAL_SERVICES.iter().find(|(of, _, services)| {
        *of == partition && services.split(' ').any(|known| action.is_of_service(known))
    });
    match global {
        Some((_, region, _)) => Some(region),
        None => {
            let region = Arn::parse(resource)?.region;
            (!region.is_empty() && !region.contains(['*', '?'])).then_some(region)
        }
    }
}

/// The resource's, else the caller's; one without either is AWS's own.
fn partition<'r>(caller: Option<&'r Principal>, resource: &'r str) -> &'r str {
    let of_caller = || match caller? {
        Principal::User { arn } | Principal::FederatedUser { arn, .. } => Arn::parse(arn),
        Principal::RoleSession { role_arn, .. } => Arn::parse(role_arn),
        _ => None,
    };
    Arn::parse(resource).or_else(of_caller).map_or("aws", |arn| arn.partition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::RequestContext;

    #[test]
    fn a_key_with_another_value_follows_from_nothing() {
        let mut request = AuthorizationRequest {
            caller: Principal::User { arn: "arn:aws:iam::111122223333:user/team/ann".into() },
            action: "sqs:SendMessage".into(),
            resource: "arn:aws:sqs:eu-west-1:444455556666:q".into(),
            resource_account: None,
            context: RequestContext::default(),
        };
        assert!(derived_keys_in(&request).is_empty());
        let mut set = |key: &str, value: &str| request.context.set(key, ContextValue::One(value.into()));
        set("aws:username", "ann");
        set("aws:RequestedRegion", "us-east-1");
        set("aws:ResourceAccount", "444455556666");
        set("aws:SourceIp", "203.0.113.7");
        let expected =
            [("aws:username", "ann".to_owned()), ("aws:ResourceAccount", "444455556666".to_owned())];
        assert_eq!(derived_keys_in(&request), expected);
    }
}
