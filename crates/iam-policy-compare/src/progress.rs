//! What is worked out on the way to the gains of a comparison.

use std::collections::{BTreeMap, HashMap};

use crate::action_index::Covering;
use crate::gain::{Finding, Gain};
use crate::order::{change, value_of};
use crate::resource_sets::Mode;
use crate::search::{Clause, Leaf, Links, Literal, Search};

/// What the goals of some requests come to.
pub(crate) type OfGoals = HashMap<(Requests, Vec<Literal>, Vec<Clause>), (Finding, Option<Leaf>)>;

/// Requests that the same goals are for: the numbers of mode, caller and constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Requests {
    pub(crate) mode: usize,
    pub(crate) links: Links,
    pub(crate) caller: usize,
    pub(crate) constants: usize,
}

/// What an Allow comes to, for requests that the same statements are about.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) allow: Option<usize>,
    pub(crate) finding: Finding,
    pub(crate) leaf: Option<Leaf>,
    pub(crate) is_whole: bool,
    pub(crate) resources: Vec<usize>,
}

/// Everything that is worked out on the way.
#[derive(Debug)]
pub(crate) struct Work<'a, 'v> {
    pub(crate) search: Search<'a, 'v>,
    pub(crate) modes: Vec<Mode>,
    pub(crate) constants: Vec<Vec<Option<bool>>>,
    pub(crate) of_statements: BTreeMap<(Requests, Covering), Vec<Outcome>>,
    pub(crate) of_goals: OfGoals,
    /// By the Allow.
    pub(crate) witnesses: Vec<(Option<usize>, OfAllow)>,
    pub(crate) gains: Vec<Gain>,
}

/// What an Allow has for a witness.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OfAllow {
    pub(crate) is_found: bool,
    /// It is one that people recognize.
    pub(crate) is_recognizable: bool,
    /// How often another one was looked for.
    pub(crate) tries: usize,
    /// How often none was found.
    pub(crate) failures: usize,
}

impl OfAllow {
    pub(crate) fn is_enough(self) -> bool {
        self.is_found && (self.is_recognizable || self.tries >= MOST_RETRIES)
    }
}

/// How often a better witness is looked for.
pub(crate) const MOST_RETRIES: usize = 3;

impl Work<'_, '_> {
    pub(crate) fn note(&mut self, allow: Option<usize>, finding: &Finding) {
        change(&mut self.witnesses, allow, &mut |known| match finding {
            Finding::Found(witness) => {
                known.is_found = true;
                known.is_recognizable |= witness.is_recognizable();
                known.tries += 1;
            }
            Finding::Open(_) => known.failures += 1,
            Finding::Never | Finding::Possible => {}
        });
    }

    /// What the Allow has for a witness.
    pub(crate) fn of_allow(&self, allow: Option<usize>) -> OfAllow {
        value_of(&self.witnesses, &allow).copied().unwrap_or_default()
    }
}

/// The number of a member, which is added where it is not there.
pub(crate) fn number_of<T: PartialEq>(all: &mut Vec<T>, member: T) -> usize {
    all.iter().position(|known| *known == member).unwrap_or_else(|| {
        all.push(member);
        all.len() - 1
    })
}
