//! Adds the resource types of the service reference to a trace of a request for `*`.

use super::{AuthorizationResult, ElementMatch, Mismatch, Rule};
use crate::reference::Reference;

impl AuthorizationResult {
    /// Tells apart the elements that fail because the request was for `*`: [`Mismatch::AskedOfEverything`] where the action is
    /// about a resource, [`Mismatch::NoSingleResource`] where it is about none. The decision stays.
    pub fn add_resource_types(&mut self, reference: &Reference, action: &str) {
        let mut failing = self.gates.iter_mut().flat_map(|gate| &mut gate.policies);
        let failing = failing.by_ref().flat_map(|policy| &mut policy.statements);
        let mut failing =
            failing.flat_map(|statement| &mut statement.elements).filter(is_of_everything).peekable();
        if failing.peek().is_none() {
            return;
        }
        let Some(action) = reference.action(action) else { return };
        let resource_types: Vec<String> =
            action.resources().map(|taken| taken.resource_type.name.to_owned()).collect();
        if resource_types.is_empty() {
            return;
        }
        for element in failing {
            let listed = match &mut element.reason {
                Err(Mismatch::NoSingleResource { listed }) => std::mem::take(listed),
                Err(Mismatch::CoverageDisputed(comparison)) => vec![comparison.resolved.to_string()],
                _ => continue,
            };
            element.reason =
                Err(Mismatch::AskedOfEverything { listed, resource_types: resource_types.clone() });
            element.rule = Rule::Resource;
        }
    }
}

fn is_of_everything(element: &&mut ElementMatch) -> bool {
    match &element.reason {
        Err(Mismatch::NoSingleResource { .. }) => true,
        Err(Mismatch::CoverageDisputed(_)) => element.rule == Rule::EveryArnOfService,
        _ => false,
    }
}
