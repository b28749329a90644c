//! The policies of an organization, a list for each level from its root down to the account.

use super::InputError;
use super::parameters::Parameters;
use crate::document::PolicyType;
use crate::json::{Node, Value};
use crate::policy_set::AttachedPolicy;
use crate::text::simulate as text;

type Levels = Vec<Vec<AttachedPolicy>>;

/// AWS's own parameter, which holds service control policies only (IAM API Reference, *OrderedOrganizationPolicyType*).
const ORDERED: &str = "OrderedOrganizationPolicyInputList";

const SERVICE_CONTROL: &str = "ServiceControlPolicyInputList";

/// The root, five levels of organizational units and the account (IAM API Reference, *SimulateCustomPolicy*).
const MAX_LEVELS: usize = 7;

impl Parameters<'_> {
    pub(super) fn service_control_policies(&self) -> Result<Levels, InputError> {
        match (self.get(ORDERED), self.get(SERVICE_CONTROL)) {
            (Some(ordered), Some(_)) => {
                let message = text::say_the_same(ORDERED, SERVICE_CONTROL);
                Err(InputError::new(self.at(ordered), message))
            }
            (Some(ordered), None) => self.ordered_levels(ordered),
            (None, Some(lists)) => self.levels(SERVICE_CONTROL, lists, PolicyType::ServiceControl),
            (None, None) => Ok(Vec::new()),
        }
    }

    pub(super) fn resource_control_policies(&self) -> Result<Levels, InputError> {
        let name = "ResourceControlPolicyInputList";
        match self.get(name) {
            Some(lists) => self.levels(name, lists, PolicyType::ResourceControl),
            None => Ok(Vec::new()),
        }
    }

    /// An object for each level: `OrderedOrganizationPolicyInputList.1.1` is attached to the root.
    fn ordered_levels(&self, node: &Node) -> Result<Levels, InputError> {
        let levels = self.list(ORDERED, node)?;
        if levels.len() > MAX_LEVELS {
            let message = text::too_many_levels(MAX_LEVELS);
            return Err(InputError::new(self.at(node), message));
        }
        let read = levels.iter().enumerate().map(|(level, node)| {
            let Value::Object(members) = &node.value else {
                let message = text::not_a_level(ORDERED, SERVICE_CONTROL);
                return Err(InputError::new(self.at(node), message));
            };
            self.check_names(members, &[SERVICE_CONTROL])?;
            match node.member(SERVICE_CONTROL) {
                Some(list) => {
                    self.policies_in(&format!("{ORDERED}.{}", level + 1), list, PolicyType::ServiceControl)
                }
                None => Ok(Vec::new()),
            }
        });
        read.collect()
    }

    /// A list for each level: `ServiceControlPolicyInputList.1.1` is attached to the root.
    fn levels(&self, name: &str, node: &Node, policy_type: PolicyType) -> Result<Levels, InputError> {
        let wrong = |node: &Node| {
            let message = text::not_levels(name);
            InputError::new(self.at(node), message)
        };
        let levels = node.as_array().ok_or_else(|| wrong(node))?.iter().enumerate();
        let read = levels.map(|(level, node)| match node.as_array() {
            Some(_) => self.policies_in(&format!("{name}.{}", level + 1), node, policy_type),
            None => Err(wrong(node)),
        });
        read.collect()
    }
}
