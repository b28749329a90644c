//! Roles that belong to a service of AWS, and the calls about them.

use super::{IamCall, Role};

/// IAM calls about service-linked roles.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum ServiceLinkedRoleCall {
    CreateServiceLinkedRole { aws_service_name: String, description: String, custom_suffix: String },
    DeleteServiceLinkedRole { role_name: String },
}

impl From<ServiceLinkedRoleCall> for IamCall {
    fn from(call: ServiceLinkedRoleCall) -> Self {
        Self::ServiceLinkedRole(call)
    }
}

impl Role {
    /// The service that the role belongs to.
    pub fn linked_service(&self) -> Option<&str> {
        self.path.strip_prefix("/aws-service-role/")?.strip_suffix('/')
    }
}
