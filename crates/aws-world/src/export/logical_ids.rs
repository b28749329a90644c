//! Logical ids: the names of resources within a template. Each is derived from the resource's own name and is unique.

use super::plan::Plan;
use super::resource_id::ResourceId;

/// The logical ids of every resource in a plan.
#[derive(Debug)]
pub(super) struct LogicalIds {
    given: Vec<(ResourceId, String)>,
}

impl LogicalIds {
    /// `make` derives a logical id from a resource; a second one of the same text gets a number.
    pub(super) fn new(plan: &Plan, make: &dyn Fn(&ResourceId) -> String, per_kind: bool) -> Self {
        let mut logical_ids = Self { given: Vec::new() };
        let ids = plan.policies.iter().map(|policy| &policy.id);
        let ids = ids.chain(plan.identities.iter().map(|identity| &identity.id));
        let ids = ids.chain(plan.profiles.iter().map(|(id, ..)| id));
        for id in ids.chain(plan.buckets.iter().map(|bucket| &bucket.id)) {
            let made = make(id);
            let mut logical_id = made.clone();
            let mut number = 2;
            while logical_ids.is_taken(id, &logical_id, per_kind) {
                logical_id = format!("{made}{number}");
                number += 1;
            }
            logical_ids.given.push((id.clone(), logical_id));
        }
        logical_ids
    }

    fn is_taken(&self, id: &ResourceId, logical_id: &str, per_kind: bool) -> bool {
        let rivals = self.given.iter().filter(|(other, _)| !per_kind || other.kind == id.kind);
        rivals.map(|(_, given)| given).any(|given| given.eq_ignore_ascii_case(logical_id))
    }

    /// The logical id of a resource.
    pub(super) fn get(&self, id: &ResourceId) -> &str {
        self.given.iter().find(|(known, _)| known == id).map_or("", |(_, logical_id)| logical_id)
    }
}
