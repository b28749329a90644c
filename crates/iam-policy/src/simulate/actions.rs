//! Entries of the service reference for the requested actions.

use crate::reference::Reference;
use crate::sorted_map::SortedMap;

/// The most lookups that are kept: an input repeats names, and may hold any number of them.
const MOST_KEPT: usize = 1_000;

/// The reference, with the lookups that were made.
#[derive(Clone, Debug)]
pub(super) struct Actions<'r> {
    reference: &'r Reference,
    explain: bool,
    about_no_resource: SortedMap<bool>,
}

impl<'r> Actions<'r> {
    pub(super) fn new(reference: &'r Reference, explain: bool) -> Self {
        Self { reference, explain, about_no_resource: SortedMap::default() }
    }

    pub(super) fn reference(&self) -> &'r Reference {
        self.reference
    }

    /// The reference for the trace; `None` without `explain`.
    pub(super) fn explain(&self) -> Option<&'r Reference> {
        self.explain.then_some(self.reference)
    }

    /// Whether the action takes no type of resource, so that only `*` covers it (Service Authorization Reference).
    pub(super) fn is_about_no_resource(&mut self, action: &str) -> bool {
        if let Some(known) = self.about_no_resource.get(action) {
            return *known;
        }
        let found = self.reference.action(action).is_some_and(|action| action.resources().next().is_none());
        if self.about_no_resource.len() < MOST_KEPT {
            self.about_no_resource.insert(action.to_owned(), found);
        }
        found
    }
}
