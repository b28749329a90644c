//! The ways in which one view lets a request through and the other does not, as goals of the search.

use iam_policy::sorting::stable_sort;

use crate::compiled::{Compiled, Places};
use crate::order::add;
use crate::search::{Clause, Goal, Literal};

/// Ways to combine the Allows of several gates.
const MOST_COMBINATIONS: usize = 2_000;

/// The statements of both views, of which some count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goals<'a, 'v> {
    pub(crate) compiled: &'a Compiled<'v>,
    pub(crate) before: &'a Places,
    pub(crate) after: &'a Places,
    /// Which statements are about the action and the caller.
    pub(crate) counting: &'a [bool],
}

impl Goals<'_, '_> {
    fn counts(&self, index: &usize) -> bool {
        self.counting.get(*index).copied().unwrap_or(false)
    }

    /// A clause for each Deny of the later view, none of which may apply; `None` where one applies to everything.
    pub(crate) fn denies(&self) -> Option<Vec<Clause>> {
        self.fails_each(&self.after.denies)
    }

    /// A clause for each statement that must not apply; `None` where one applies to everything.
    fn fails_each(&self, statements: &[usize]) -> Option<Vec<Clause>> {
        let counting = statements.iter().filter(|index| self.counts(index));
        let clause = |index: &usize| {
            let atoms = &self.compiled.entries.get(*index)?.atoms;
            (!atoms.is_empty()).then(|| atoms.iter().map(|atom| (*atom, false)).collect())
        };
        counting.map(clause).collect()
    }

    /// The ways in which the earlier view does not let a request through.
    pub(crate) fn failures(&self) -> Vec<Goal> {
        let mut failures = Vec::new();
        for need in &self.before.needs {
            if let Some(clauses) = self.fails_each(need) {
                failures.push(Goal { literals: Vec::new(), clauses });
            }
        }
        for deny in self.before.denies.iter().filter(|index| self.counts(index)) {
            let atoms = self.compiled.entries.get(*deny).map_or(&[][..], |entry| &entry.atoms);
            let literals = atoms.iter().map(|atom| (*atom, true)).collect();
            failures.push(Goal { literals, clauses: Vec::new() });
        }
        let size = |goal: &Goal| goal.literals.len() + 2 * goal.clauses.len();
        stable_sort(&mut failures, |one, other| size(one).cmp(&size(other)));
        failures
    }

    /// The ways in which one Allow of each need applies, each with that of the first need.
    pub(crate) fn allowing(&self) -> Vec<(Option<usize>, Vec<Literal>)> {
        let mut ways: Vec<(Option<usize>, Vec<Literal>)> = vec![(None, Vec::new())];
        for (place, need) in self.after.needs.iter().enumerate() {
            let mut next: Vec<(Option<usize>, Vec<Literal>)> = Vec::new();
            for (allow, literals) in &ways {
                for index in need.iter().filter(|index| self.counts(index)) {
                    let atoms = self.compiled.entries.get(*index).map_or(&[][..], |entry| &entry.atoms);
                    let mut literals = literals.clone();
                    atoms.iter().for_each(|atom| add(&mut literals, (*atom, true)));
                    let allow = if place == 0 { Some(*index) } else { *allow };
                    if next.len() < MOST_COMBINATIONS
                        && !next.iter().any(|known| *known == (allow, literals.clone()))
                    {
                        next.push((allow, literals));
                    }
                }
            }
            ways = next;
        }
        ways
    }
}
