//! `resource-control-service`: an action of a service that resource control policies do not limit.
//!
//! AWS lists the services that support them (AWS Organizations User Guide, *Resource control policies*), and does not say
//! whether it takes a policy about another; none has an effect there.
//!
//! Example: `ec2:*`. Fix: a service control policy, which limits the callers.

use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType, service_of};
use crate::reference::supports_resource_control;
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::ResourceControl {
        return;
    }
    for action in document.statements().iter().flat_map(|statement| statement.action.values.iter()) {
        let service = service_of(&action.text.value).filter(|_| !action.is_everything());
        if let Some(service) = service.filter(|service| !supports_resource_control(service)) {
            let message = text::resource_control_service(service);
            findings.push(Finding::warning(FindingCode::ResourceControlService, action.text.range, message));
        }
    }
}
