//! Names of resources within a template: made of the thing's own, and each given once.

use super::plan::{Id, Plan};

/// The labels of everything in a plan.
#[derive(Debug)]
pub(super) struct Labels {
    given: Vec<(Id, String)>,
}

impl Labels {
    /// `make` makes a label of a thing; a second one of the same gets a number.
    pub(super) fn new(plan: &Plan, make: &dyn Fn(&Id) -> String, per_kind: bool) -> Self {
        let mut labels = Self { given: Vec::new() };
        let ids = plan.policies.iter().map(|policy| &policy.id);
        let ids = ids.chain(plan.identities.iter().map(|identity| &identity.id));
        let ids = ids.chain(plan.profiles.iter().map(|(id, ..)| id));
        for id in ids.chain(plan.buckets.iter().map(|bucket| &bucket.id)) {
            let made = make(id);
            let mut label = made.clone();
            let mut number = 2;
            while labels.is_taken(id, &label, per_kind) {
                label = format!("{made}{number}");
                number += 1;
            }
            labels.given.push((id.clone(), label));
        }
        labels
    }

    fn is_taken(&self, id: &Id, label: &str, per_kind: bool) -> bool {
        let rivals = self.given.iter().filter(|(other, _)| !per_kind || other.kind == id.kind);
        rivals.map(|(_, given)| given).any(|given| given.eq_ignore_ascii_case(label))
    }

    /// The label of a thing.
    pub(super) fn of(&self, id: &Id) -> &str {
        self.given.iter().find(|(known, _)| known == id).map_or("", |(_, label)| label)
    }
}
