//! Names of the statement that came nearest to applying, and of what it fails at.

use super::phrases::joined;
use super::{element, near_miss, statement_name};
use crate::explanation::{ElementMatch, Nearest};
use crate::request::AuthorizationRequest;

impl Nearest<'_> {
    /// Its name, what it fails at, and what is nearly right about that.
    pub(super) fn name(&self) -> String {
        statement_name(self.statement)
    }

    /// Everything it fails at.
    pub(super) fn failing(&self) -> String {
        let clauses: Vec<String> = self.failing.iter().map(|failing| element::clause(failing)).collect();
        joined(&clauses)
    }

    /// Its near misses, as sentences that follow others.
    pub(super) fn near_misses(&self, request: &AuthorizationRequest) -> String {
        let near_miss =
            |failing: &&ElementMatch| near_miss::sentence(failing, self.policy, self.statement, request);
        self.failing.iter().filter_map(near_miss).map(|sentence| format!(" {sentence}")).collect()
    }
}
