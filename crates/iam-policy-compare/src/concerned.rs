//! Of an Allow's values for resources those that a gain is about.

use crate::compiled::Atom;
use crate::difference::Difference;
use crate::language::Language;
use crate::part::Part;
use crate::resource_sets::Mode;
use crate::search::{Goal, Search};

impl Difference<'_, '_> {
    /// The values under `Resource` of the Allow that a gain is about: all but those for which it is proved that it is not.
    pub(crate) fn concerned_resources(
        &self,
        search: &mut Search<'_, '_>,
        part: &Part<'_>,
        constants: &[Option<bool>],
        allow: Option<usize>,
        goals: &[Goal],
    ) -> Vec<usize> {
        if self.maker.is_none() {
            return Vec::new();
        }
        let entry = allow.and_then(|allow| self.compiled.entries.get(allow));
        let Some(element) = entry.and_then(|entry| entry.part.statement.resource.as_ref()) else {
            return Vec::new();
        };
        let all = (0..element.values.len()).collect();
        if element.negated || element.values.len() < 2 || *part.mode == Mode::NoSingle {
            return all;
        }
        let atom = entry.into_iter().flat_map(|entry| &entry.atoms).find_map(|atom| {
            match self.compiled.atoms.get(*atom) {
                Some(Atom::Resource(atom)) => Some(atom),
                _ => None,
            }
        });
        let Some(atom) = atom else { return all };
        let mut concerned = Vec::new();
        for (index, language) in atom.languages.iter().enumerate() {
            let groups: Vec<Vec<Language>> = match language {
                Some(language) if !language.has_variable() && *part.mode == Mode::Named => {
                    vec![vec![language.clone()]]
                }
                _ => {
                    concerned.push(index);
                    continue;
                }
            };
            let situation = part.situation(constants, &groups);
            let is_concerned = goals.iter().any(|goal| {
                search.leaves(&situation, goal, &mut |search, leaf| search.is_linked(&situation, leaf))
            });
            if is_concerned || search.budget.is_spent() {
                concerned.push(index);
            }
        }
        concerned
    }
}
