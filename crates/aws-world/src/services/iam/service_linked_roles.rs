//! Roles that belong to a service of AWS: only it can assume, and only AWS can change them
//! [service-linked roles](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use super::entities::not_found;
use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Permissions, Role, ServiceLinkedRoleCall, StoredDocument, Tags};
use crate::world::WorldState;

/// Service, the role's name after `AWSServiceRoleFor`, its policy, and whether there can be several of them
/// [services with service-linked roles](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html).
const SERVICES: [(&str, &str, &str, bool); 8] = [
    ("autoscaling.amazonaws.com", "AutoScaling", "AutoScalingServiceRolePolicy", true),
    ("ec2scheduled.amazonaws.com", "EC2ScheduledInstances", "AWSEC2ScheduledInstances", false),
    ("ecs.amazonaws.com", "ECS", "AmazonECSServiceRolePolicy", false),
    (
        "elasticloadbalancing.amazonaws.com",
        "ElasticLoadBalancing",
        "AWSElasticLoadBalancingServiceRolePolicy",
        false,
    ),
    ("organizations.amazonaws.com", "Organizations", "AWSOrganizationsServiceTrustPolicy", false),
    ("rds.amazonaws.com", "RDS", "AmazonRDSServiceRolePolicy", false),
    ("spot.amazonaws.com", "EC2Spot", "AWSEC2SpotServiceRolePolicy", false),
    ("support.amazonaws.com", "Support", "AWSSupportServiceRolePolicy", false),
];

/// The path and name of a service's role; of a service that has none, as they would be.
pub(super) fn path_and_name(service: &str, suffix: &str) -> (String, String) {
    let name = SERVICES.iter().find(|known| known.0 == service).map_or("", |known| known.1);
    let separator = if suffix.is_empty() { "" } else { "_" };
    (format!("/aws-service-role/{service}/"), format!("AWSServiceRoleFor{name}{separator}{suffix}"))
}

impl WorldState {
    pub(super) fn apply_service_linked_role(
        &mut self,
        account: &AccountId,
        call: &ServiceLinkedRoleCall,
    ) -> Result<Response, ApiError> {
        match call {
            ServiceLinkedRoleCall::CreateServiceLinkedRole {
                aws_service_name,
                description,
                custom_suffix,
            } => self.create_service_linked_role(account, aws_service_name, description, custom_suffix),
            ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name } => {
                self.delete_service_linked_role(account, role_name)
            }
        }
    }

    /// AWS's pages do not give the words for a service that has no such role.
    fn create_service_linked_role(
        &mut self,
        account: &AccountId,
        service: &str,
        description: &str,
        suffix: &str,
    ) -> Result<Response, ApiError> {
        validation::length("AWSServiceName", service, 1, 128)?;
        validation::length("description", description, 0, 1000)?;
        let Some((_, _, policy, several)) = SERVICES.iter().find(|known| known.0 == service) else {
            return Err(ApiError::invalid_input(format!("Service principal {service} is not valid.")));
        };
        let (path, name) = path_and_name(service, suffix);
        if !suffix.is_empty() {
            validation::name("customSuffix", suffix, 64)?;
            if !several {
                return Err(ApiError::invalid_input(format!("Custom suffix is not allowed for {service}")));
            }
            validation::name("roleName", &name, 64)?;
        }
        if super::entities::is_taken(self.iam(account)?.roles.keys(), &name) {
            return Err(ApiError::invalid_input(format!(
                "Service role name {name} has been taken in this account, please try a different suffix."
            )));
        }
        let trust = format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"Service\":\
             \"{service}\"}},\"Action\":\"sts:AssumeRole\"}}]}}"
        );
        let role = Role {
            arn: format!("arn:aws:iam::{account}:role{path}{name}"),
            name: name.clone(),
            path,
            id: self.new_unique_id("AROA"),
            description: description.to_owned(),
            trust_policy: StoredDocument(Arc::new(PolicyDocument::parse(&trust, PolicyType::Trust))),
            permissions: Permissions {
                attached: vec![format!("arn:aws:iam::aws:policy/aws-service-role/{policy}")],
                ..Permissions::default()
            },
            max_session_duration: 3600,
            tags: Tags::new(),
        };
        let arn = role.arn.clone();
        self.iam_mut(account)?.roles.insert(name, role);
        Ok(Response::Created(arn))
    }

    /// AWS deletes the role once its service no longer needs it, and answers with the number of that task at once. No
    /// service needs one here, so the role is gone when the answer comes
    /// [DeleteServiceLinkedRole](https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html).
    fn delete_service_linked_role(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        let role = self.iam(account)?.roles.get(name).ok_or_else(|| not_found("role", name))?;
        let Some(service) = role.linked_service() else {
            return Err(ApiError::invalid_input(format!("Role {name} is not a service-linked role.")));
        };
        let task = crate::ids::uuid_from_text(&role.id);
        let task = format!("task/aws-service-role/{service}/{name}/{task}");
        let change = super::PrincipalChange { arn: role.arn.clone(), becomes: role.id.clone() };
        self.iam_mut(account)?.roles.remove(name);
        self.rewrite_principals(&change);
        Ok(Response::Text(task))
    }
}
