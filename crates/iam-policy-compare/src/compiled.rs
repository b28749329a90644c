//! The statements of both views, their elements as atoms, each different one once.

use std::collections::BTreeMap;

use iam_policy::condition::{OperatorFamily, SetOperator};
use iam_policy::document::{ConditionClause, Effect, ResourceElement};
use iam_policy::reference::Reference;
use iam_policy::request::is_multivalued;
use iam_policy::sorting::stable_sort;

use crate::language::Language;
use crate::typed_values::Kind;
use crate::variables::{Variables, marked};
use crate::view::{Form, Part};

/// A statement.
#[derive(Debug)]
pub(crate) struct Entry<'v> {
    pub(crate) part: Part<'v>,
    /// All of them have to hold for the statement to apply, besides its action and principal.
    pub(crate) atoms: Vec<usize>,
}

/// An element other than action and principal, with the effect that decides its open questions.
#[derive(Debug)]
pub(crate) enum Atom<'v> {
    Resource(ResourceAtom<'v>),
    Condition(ConditionAtom<'v>),
}

#[derive(Debug)]
pub(crate) struct ResourceAtom<'v> {
    pub(crate) part: Part<'v>,
    pub(crate) element: &'v ResourceElement,
    /// A language for each value; `None` where it cannot be told.
    pub(crate) languages: Vec<Option<Language>>,
}

#[derive(Debug)]
pub(crate) struct ConditionAtom<'v> {
    pub(crate) clause: &'v ConditionClause,
    pub(crate) effect: Effect,
    pub(crate) key: usize,
    /// The kind of value that its operator reads; `None` for `Null`.
    pub(crate) kind: Option<Kind>,
    /// A language for each value that can be read; `None` where it cannot be told.
    pub(crate) languages: Vec<Option<Language>>,
    /// Some value cannot be read.
    pub(crate) has_unreadable: bool,
    pub(crate) has_variables: bool,
}

/// A condition key.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) lower: String,
    pub(crate) is_multivalued: bool,
    /// An operator for ARNs asks for it: its values are ARNs.
    pub(crate) is_arn: bool,
    pub(crate) atoms: Vec<usize>,
}

/// Both views, compiled.
#[derive(Debug, Default)]
pub(crate) struct Compiled<'v> {
    pub(crate) entries: Vec<Entry<'v>>,
    pub(crate) atoms: Vec<Atom<'v>>,
    pub(crate) keys: Vec<Key>,
    pub(crate) variables: Variables,
    known_atoms: BTreeMap<String, usize>,
}

/// A [`Form`] with the positions of its statements in [`Compiled::entries`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    pub(crate) needs: Vec<Vec<usize>>,
    pub(crate) denies: Vec<usize>,
}

impl<'v> Compiled<'v> {
    /// The keys that conditions and variables ask for, in lower case.
    pub(crate) fn asked_keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.keys.iter().map(|key| key.lower.as_str()).collect();
        self.variables.iter().for_each(|known| keys.push(&known.key));
        keys
    }

    pub(crate) fn add(&mut self, form: &Form<'v>, reference: Option<&Reference>) -> Places {
        let mut place = |parts: &Vec<Part<'v>>| {
            parts.iter().map(|part| self.add_statement(*part, reference)).collect::<Vec<usize>>()
        };
        Places { needs: form.needs.iter().map(&mut place).collect(), denies: place(&form.denies) }
    }

    pub(crate) fn add_statement(&mut self, part: Part<'v>, reference: Option<&Reference>) -> usize {
        let mut atoms = Vec::new();
        if let Some(element) = &part.statement.resource {
            let is_everything = |text: &str| text == "*";
            let all = !element.negated && element.values.iter().any(|value| is_everything(&value.text.value));
            if !all {
                atoms.push(self.resource_atom(part, element));
            }
        }
        for clause in &part.statement.conditions {
            atoms.push(self.condition_atom(part, clause, reference));
        }
        self.entries.push(Entry { part, atoms });
        self.entries.len() - 1
    }

    fn known(&mut self, name: String, make: impl FnOnce(&mut Self) -> Atom<'v>) -> usize {
        if let Some(index) = self.known_atoms.get(&name) {
            return *index;
        }
        let atom = make(self);
        self.atoms.push(atom);
        self.known_atoms.insert(name, self.atoms.len() - 1);
        self.atoms.len() - 1
    }

    fn resource_atom(&mut self, part: Part<'v>, element: &'v ResourceElement) -> usize {
        let values: Vec<(&str, bool)> =
            element.values.iter().map(|value| (value.text.value.as_str(), value.is_api_path)).collect();
        let version = part.policy.document.version();
        let name = format!("{:?} {} {version:?} {}", part.statement.effect, element.negated, name_of(values));
        self.known(name, |compiled| {
            let languages = element.values.iter().map(|value| {
                if value.is_api_path {
                    return None;
                }
                let units = compiled.variables.units(&value.template, &value.text.value)?;
                let has_variables = value.template.without_variables().is_none();
                Some(Language::of_resource(&units, &|character| {
                    has_variables.then(|| marked(character)).flatten()
                }))
            });
            let languages = languages.collect();
            Atom::Resource(ResourceAtom { part, element, languages })
        })
    }

    fn condition_atom(
        &mut self,
        part: Part<'v>,
        clause: &'v ConditionClause,
        reference: Option<&Reference>,
    ) -> usize {
        let values = clause.values.iter().map(|value| (value.text.value.as_str(), false));
        let version = part.policy.document.version();
        let effect = part.statement.effect;
        let name = format!(
            "{effect:?} {:?} {version:?} {} {}",
            clause.operator,
            clause.lower_key(),
            name_of(values.collect())
        );
        let index = self.known(name, |compiled| {
            let key = compiled.key(clause, reference);
            Atom::Condition(compiled.new_condition(clause, effect, key))
        });
        if let Some(Atom::Condition(atom)) = self.atoms.get(index)
            && let Some(key) = self.keys.get_mut(atom.key)
            && !key.atoms.contains(&index)
        {
            key.atoms.push(index);
        }
        index
    }

    fn key(&mut self, clause: &'v ConditionClause, reference: Option<&Reference>) -> usize {
        let lower = clause.lower_key();
        let index = self.keys.iter().position(|key| key.lower == lower).unwrap_or_else(|| {
            let is_multivalued =
                is_multivalued(lower) || reference.is_some_and(|reference| reference.is_multivalued(lower));
            self.keys.push(Key { lower: lower.to_owned(), is_multivalued, is_arn: false, atoms: Vec::new() });
            self.keys.len() - 1
        });
        if let Some(key) = self.keys.get_mut(index) {
            let has_set_operator =
                clause.operator.set.is_some() && clause.operator.family != OperatorFamily::Null;
            key.is_multivalued |= has_set_operator;
            key.is_arn |= clause.operator.family == OperatorFamily::Arn;
        }
        index
    }

    fn new_condition(
        &mut self,
        clause: &'v ConditionClause,
        effect: Effect,
        key: usize,
    ) -> ConditionAtom<'v> {
        let kind = Kind::of(clause.operator.family);
        let mut atom = ConditionAtom {
            clause,
            effect,
            key,
            kind,
            languages: Vec::new(),
            has_unreadable: false,
            has_variables: false,
        };
        if !kind.is_some_and(Kind::is_text) {
            return atom;
        }
        for value in &clause.values {
            let has_variables = value.template.without_variables().is_none();
            atom.has_variables |= has_variables;
            let Some(units) = self.variables.units(&value.template, &value.text.value) else {
                atom.languages.push(None);
                continue;
            };
            let is_marker = |character| has_variables.then(|| marked(character)).flatten();
            match condition_language(clause.operator.family, &units, &is_marker) {
                Some(language) => atom.languages.push(Some(language)),
                // With a variable it may become an ARN.
                None if kind == Some(Kind::Arn) && !has_variables => atom.has_unreadable = true,
                None => atom.languages.push(None),
            }
        }
        atom
    }
}

/// The language of a value under a text or ARN operator.
pub(crate) fn condition_language(
    family: OperatorFamily,
    units: &[iam_policy::pattern::PatternUnit],
    is_marker: &dyn Fn(char) -> Option<usize>,
) -> Option<Language> {
    match family {
        OperatorFamily::StringEqualsIgnoreCase => Language::ignoring_case(units, is_marker),
        OperatorFamily::Arn => Language::of_arn(units, is_marker),
        _ => Some(Language::of_text(units, is_marker)),
    }
}

impl ConditionAtom<'_> {
    /// Whether every value of the request has to fit; else one is enough.
    pub(crate) fn is_about_all_values(&self) -> bool {
        match self.clause.operator.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => false,
            None => self.effect == Effect::Allow,
        }
    }

    /// Whether it has its own reading of empty texts.
    pub(crate) fn tells_empty_texts(&self) -> bool {
        self.kind.is_none() || self.clause.operator.set.is_some()
    }
}

/// A name for values in whatever order, each with whether it is an API path.
fn name_of(mut values: Vec<(&str, bool)>) -> String {
    stable_sort(&mut values, Ord::cmp);
    values.dedup();
    format!("{values:?}")
}
