//! Names of the statement that came nearest to applying, and of what it fails at.

use super::phrases::joined;
use super::{element, near_miss, statement_name};
use crate::explanation::{ElementMatch, Nearest};
use crate::request::AuthorizationRequest;

impl Nearest<'_> {
    /// The statement's name, its mismatches and its near misses.
    pub(super) fn name(&self) -> String {
        statement_name(self.statement)
    }

    /// The elements that do not match.
    pub(super) fn failing(&self) -> String {
        let clauses: Vec<String> = self.failing.iter().map(|failing| element::clause(failing)).collect();
        joined(&clauses)
    }

    /// The near misses, sentences that follow others.
    pub(super) fn near_misses(&self, request: &AuthorizationRequest) -> String {
        let near_miss =
            |failing: &&ElementMatch| near_miss::sentence(failing, self.policy, self.statement, request);
        self.failing.iter().filter_map(near_miss).map(|sentence| format!(" {sentence}")).collect()
    }
}
