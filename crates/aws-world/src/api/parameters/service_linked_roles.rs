//! Parameters of the calls about service-linked roles.

use super::{Parameter, push_if_given, text};
use crate::model::iam::ServiceLinkedRoleCall;

pub(super) fn service_linked_role(call: &ServiceLinkedRoleCall) -> Vec<Parameter> {
    match call {
        ServiceLinkedRoleCall::CreateServiceLinkedRole { aws_service_name, description, custom_suffix } => {
            let mut parameters = vec![("aWSServiceName", text(aws_service_name))];
            push_if_given(&mut parameters, "description", description);
            push_if_given(&mut parameters, "customSuffix", custom_suffix);
            parameters
        }
        ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name } => vec![("roleName", text(role_name))],
    }
}
