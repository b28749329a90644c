//! What an answer is made with.

use iam_policy::reference::Reference;

use crate::zone::Zone;

/// What an answer is made with.
#[derive(Clone, Debug)]
pub struct Options<'r> {
    /// The service reference, for witnesses that people recognize and for counting actions. No proof rests on it, but for
    /// which condition keys have several values.
    pub reference: Option<&'r Reference>,
    /// Existing resources, which witnesses are about where they can be.
    pub resources: &'r [String],
    /// ARNs of existing users, roles, and sessions of roles, which witnesses name as callers where they can.
    pub callers: &'r [String],
    /// The most steps for each direction. Past it the answer is [undecided](crate::Answer::Undecided).
    pub steps: usize,
    /// The callers that count.
    pub zone: Zone,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { reference: None, resources: &[], callers: &[], steps: 20_000_000, zone: Zone::Nobody }
    }
}
