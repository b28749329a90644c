//! The documents that give callers of another account access to a resource.

use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::reference::has_resource_policy;
use crate::rule::{DocumentationPage, page};

/// The kind of document that gives another account access to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CrossAccountAccess {
    /// The resource's own policy.
    ResourcePolicy,
    /// A resource share of AWS RAM: the resource has no policy that its owner writes.
    ResourceShare,
    /// The caller's account is a delegated administrator of the organization, or the organization's delegation policy.
    DelegatedAdministrator,
    /// None is known: callers of other accounts assume a role in the resource's account.
    NoPolicy,
}

/// Types of resources that are shared by AWS RAM alone, as their ARNs call them (AWS RAM User Guide, *Shareable AWS
/// resources*).
const ONLY_SHARED: [&str; 35] = [
    "appmesh:mesh",
    "ec2:capacity-reservation",
    "ec2:coip-pool",
    "ec2:dedicated-host",
    "ec2:ipam-pool",
    "ec2:ipam-resource-discovery",
    "ec2:local-gateway-route-table",
    "ec2:placement-group",
    "ec2:prefix-list",
    "ec2:security-group",
    "ec2:subnet",
    "ec2:traffic-mirror-target",
    "ec2:transit-gateway",
    "ec2:transit-gateway-multicast-domain",
    "ec2:verified-access-group",
    "elasticloadbalancing:truststore",
    "imagebuilder:component",
    "imagebuilder:container-recipe",
    "imagebuilder:image",
    "imagebuilder:image-recipe",
    "license-manager:license-configuration",
    "networkmanager:core-network",
    "outposts:outpost",
    "outposts:site",
    "rds:cluster",
    "resource-explorer-2:view",
    "resource-groups:group",
    "route53-recovery-control:cluster",
    "route53profiles:profile",
    "route53resolver:firewall-rule-group",
    "route53resolver:resolver-query-log-config",
    "route53resolver:resolver-rule",
    "servicecatalog:applications",
    "servicecatalog:attribute-groups",
    "ssm:parameter",
];

/// The kind of document that could let a caller of another account do `action` on `resource`.
pub fn cross_account_access(action: ActionName<'_>, resource: &str) -> CrossAccountAccess {
    if action.is_of_service("organizations") {
        return CrossAccountAccess::DelegatedAdministrator;
    }
    let arn = Arn::parse(resource);
    let (service, name) = arn.map_or((action.service(), resource), |arn| (arn.service, arn.resource));
    let of_type = arn.and_then(|arn| {
        let kind = arn.resource.trim_start_matches('/').split(['/', ':']).next()?;
        Some([service, ":", kind].concat())
    });
    if of_type.is_some_and(|of_type| ONLY_SHARED.contains(&of_type.as_str())) {
        CrossAccountAccess::ResourceShare
    } else if has_resource_policy(service, name) {
        CrossAccountAccess::ResourcePolicy
    } else {
        CrossAccountAccess::NoPolicy
    }
}

impl CrossAccountAccess {
    /// The page that tells about it.
    pub fn page(self) -> DocumentationPage {
        match self {
            Self::ResourcePolicy | Self::NoPolicy => page(
                "IAM User Guide, AWS services that work with IAM",
                "IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html",
            ),
            Self::ResourceShare => {
                page("AWS RAM User Guide, Shareable AWS resources", "ram/latest/userguide/shareable.html")
            }
            Self::DelegatedAdministrator => page(
                "Organizations User Guide, Delegated administrator for AWS Organizations",
                "organizations/latest/userguide/orgs_delegate_policies.html",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cross_account_access_by_service_and_resource_type() {
        use CrossAccountAccess::{DelegatedAdministrator, NoPolicy, ResourcePolicy, ResourceShare};
        for (action, resource, wanted) in [
            ("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1", ResourceShare),
            ("ec2:StopInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1", NoPolicy),
            (
                "license-manager:GetLicenseConfiguration",
                "arn:aws:license-manager:eu-west-1:111122223333:license-configuration:lic-1",
                ResourceShare,
            ),
            ("S3:GetObject", "arn:aws:s3:::b/k", ResourcePolicy),
            ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:q", ResourcePolicy),
            ("organizations:ListAccounts", "*", DelegatedAdministrator),
            ("ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/p", ResourceShare),
            ("ssm:GetDocument", "arn:aws:ssm:eu-west-1:111122223333:document/d", ResourcePolicy),
            ("ssm:StartSession", "arn:aws:ssm:eu-west-1:111122223333:session/s", NoPolicy),
        ] {
            assert_eq!(cross_account_access(ActionName::new(action), resource), wanted, "{action}");
        }
    }

    #[test]
    fn types_that_are_only_shared_are_sorted_without_duplicates() {
        assert!(ONLY_SHARED.is_sorted_by(|one, next| one < next));
    }
}
