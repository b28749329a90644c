//! The search for a request: statements are chosen that have to apply or not, and each choice narrows the resource or a key.

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::budget::Budget;
use crate::callers::CallerCase;
use crate::compiled::{Atom, Compiled};
use crate::language::Language;
use crate::order::add;
use crate::product::Emptiness;
use crate::resource_sets::{Mode, More, Preferred, WantedResource, resource};
use crate::sample::{Hints, texts};
use crate::typed_values::Kind;
use crate::value_sets::{KeyFacts, KeyQuestion, Wanted};
use iam_policy::request::{ContextValue, Principal, RequestContext};
use iam_policy::sorting::stable_sort;

/// An atom that has to hold or to fail.
pub(crate) type Literal = (usize, bool);

/// One of these has to be.
pub(crate) type Clause = Vec<Literal>;

/// A set of requests that may be empty: all of its literals have to be, and one of each clause.
#[derive(Clone, Debug, Default)]
pub(crate) struct Goal {
    pub(crate) literals: Vec<Literal>,
    pub(crate) clauses: Vec<Clause>,
}

impl Goal {
    /// Both, in one order, so that equal goals are known again.
    pub(crate) fn and(&self, literals: &[Literal], clauses: &[Clause]) -> Self {
        let mut goal = self.clone();
        literals.iter().for_each(|literal| add(&mut goal.literals, *literal));
        goal.clauses.extend(clauses.iter().cloned());
        stable_sort(&mut goal.clauses, Clause::cmp);
        goal.clauses.dedup();
        goal
    }
}

/// Which keys follow from the resource, for all actions in question alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Links {
    pub(crate) region: bool,
    pub(crate) account: bool,
}

/// The requests that are searched: their resources and callers.
#[derive(Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) mode: &'a Mode,
    /// Of whether a resource element is about `*`, in [`Mode::NoSingle`].
    pub(crate) constants: &'a [Option<bool>],
    pub(crate) caller: &'a CallerCase,
    pub(crate) service: &'a str,
    /// The resource is in one language of each group.
    pub(crate) groups: &'a [Vec<Language>],
    pub(crate) links: Links,
}

/// The most steps for one question about one dimension.
const DIMENSION_STEPS: usize = 100_000;

/// Everything that does not change during a comparison.
#[derive(Debug)]
pub(crate) struct Search<'a, 'v> {
    pub(crate) compiled: &'a Compiled<'v>,
    /// The policies' values of each key, by kind.
    listed: Vec<Vec<(Kind, Vec<&'a str>)>>,
    pub(crate) budget: Budget,
    known: BTreeMap<(Dimension, Option<Mode>, Vec<Literal>), bool>,
    known_resources: HashMap<ResourceQuestion, (Emptiness<String>, usize)>,
    pub(crate) known_fills: HashMap<FillQuestion, Fills>,
}

/// For each way to choose them caller and keys, where there are some, with the steps that it took.
type Fills = Vec<(Option<Rc<Filled>>, usize)>;

/// A caller and the keys that do not follow from the resource.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) caller: Principal,
    pub(crate) context: RequestContext,
}

/// What [`Filled`] is chosen for; the same question comes up for many resources and actions.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct FillQuestion {
    pub(crate) conditions: Vec<Literal>,
    /// Keys of variables.
    pub(crate) used: Vec<String>,
    pub(crate) caller: Principal,
    /// Whether the caller stands for others too.
    pub(crate) is_open: bool,
    pub(crate) links: Links,
    /// Of a service that has one only.
    pub(crate) region: Option<String>,
}

/// What is asked of the resource alone; the same question comes up for many statements.
#[derive(Debug, PartialEq, Eq)]
struct ResourceQuestion {
    mode: Mode,
    service: String,
    literals: Vec<Literal>,
    more: More,
    has_known: bool,
    /// Of the variables, where they are chosen.
    values: Vec<Option<ContextValue>>,
}

impl Hash for ResourceQuestion {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The literals tell most questions apart, and to read all languages takes longer than to compare them now and then.
        self.literals.hash(state);
        self.more.groups.len().hash(state);
    }
}

/// A part of a request that literals narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Dimension {
    Resource,
    Key(usize),
}

/// Literals that hold together as far as each dimension by itself tells.
pub(crate) type Leaf = Vec<Literal>;

impl<'a, 'v> Search<'a, 'v> {
    pub(crate) fn new(compiled: &'a Compiled<'v>, steps: usize) -> Self {
        let listed = compiled.keys.iter().map(|key| {
            let mut by_kind: Vec<(Kind, Vec<&str>)> = Vec::new();
            for atom in &key.atoms {
                let Some(Atom::Condition(atom)) = compiled.atoms.get(*atom) else { continue };
                let Some(kind) = atom.kind else { continue };
                let values = atom.clause.values.iter().map(|value| value.text.value.as_str());
                match by_kind.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, listed)) => listed.extend(values),
                    None => by_kind.push((kind, values.collect())),
                }
            }
            by_kind
        });
        Self {
            listed: listed.collect(),
            compiled,
            budget: Budget::new(steps),
            known: BTreeMap::new(),
            known_resources: HashMap::new(),
            known_fills: HashMap::new(),
        }
    }

    /// Calls `found` with every leaf of the goal until it returns `true`. Without a call nothing is in the goal: a proof, unless
    /// the budget is spent.
    pub(crate) fn leaves(
        &mut self,
        situation: &Situation<'_>,
        goal: &Goal,
        found: &mut dyn FnMut(&mut Self, &Leaf) -> bool,
    ) -> bool {
        if self.is_contradictory(situation, goal) {
            return false;
        }
        let mut state = Goal { literals: Vec::new(), clauses: goal.clauses.clone() };
        for literal in &goal.literals {
            if !self.assign(situation, &mut state.literals, *literal) {
                return false;
            }
        }
        self.branch(situation, state, found)
    }

    /// Whether the goal fails by its own words: equal statements on both sides are the most frequent case.
    fn is_contradictory(&mut self, situation: &Situation<'_>, goal: &Goal) -> bool {
        let Goal { literals, clauses } = goal;
        self.budget.spend(1 + clauses.len());
        let fails = |literal: &Literal| {
            let constant = situation.constants.get(literal.0).copied().flatten();
            constant.is_some_and(|holds| holds != literal.1)
                || literals.binary_search(&(literal.0, !literal.1)).is_ok()
        };
        literals.iter().any(fails) || clauses.iter().any(|clause| clause.iter().all(fails))
    }

    fn branch(
        &mut self,
        situation: &Situation<'_>,
        mut state: Goal,
        found: &mut dyn FnMut(&mut Self, &Leaf) -> bool,
    ) -> bool {
        loop {
            self.budget.spend(1 + state.clauses.len());
            if self.budget.is_spent() {
                return false;
            }
            let value = |literal: &Literal| -> Option<bool> {
                let constant = situation.constants.get(literal.0).copied().flatten();
                let assigned =
                    state.literals.iter().find(|(atom, _)| *atom == literal.0).map(|(_, holds)| *holds);
                constant.or(assigned).map(|holds| holds == literal.1)
            };
            let mut clauses = Vec::with_capacity(state.clauses.len());
            for clause in &state.clauses {
                if clause.iter().any(|literal| value(literal) == Some(true)) {
                    continue;
                }
                let open: Clause =
                    clause.iter().filter(|literal| value(literal).is_none()).copied().collect();
                if open.is_empty() {
                    return false;
                }
                clauses.push(open);
            }
            state.clauses = clauses;
            // What cannot be any more is left out at once, which leaves few choices.
            for clause in &mut state.clauses {
                clause.retain(|literal| self.is_possible(situation, &state.literals, *literal));
                if clause.is_empty() {
                    return false;
                }
            }
            let Some(shortest) = state.clauses.iter().min_by_key(|clause| clause.len()).cloned() else {
                return found(self, &state.literals);
            };
            if let [only] = shortest.as_slice() {
                state.literals.push(*only);
                continue;
            }
            return self.choose(situation, state, &shortest, found);
        }
    }

    /// Tries each literal of a clause, those first that settle most clauses. Requests for which an earlier literal is true have been
    /// looked at, so the later ones are tried without it.
    fn choose(
        &mut self,
        situation: &Situation<'_>,
        mut state: Goal,
        clause: &Clause,
        found: &mut dyn FnMut(&mut Self, &Leaf) -> bool,
    ) -> bool {
        let settled =
            |literal: &Literal| state.clauses.iter().filter(|other| other.contains(literal)).count();
        let mut counted: Vec<(usize, Literal)> =
            clause.iter().map(|literal| (settled(literal), *literal)).collect();
        stable_sort(&mut counted, |(one, _), (other, _)| other.cmp(one));
        for (_, literal) in counted {
            if !self.is_possible(situation, &state.literals, literal) {
                continue;
            }
            let mut next = state.clone();
            next.literals.push(literal);
            if self.branch(situation, next, found) {
                return true;
            }
            if self.budget.is_spent() || !self.assign(situation, &mut state.literals, (literal.0, !literal.1))
            {
                return false;
            }
        }
        false
    }

    /// Adds a literal; `false` where nothing is left.
    fn assign(&mut self, situation: &Situation<'_>, literals: &mut Vec<Literal>, literal: Literal) -> bool {
        let possible = self.is_possible(situation, literals, literal);
        if possible && !literals.contains(&literal) {
            literals.push(literal);
        }
        possible
    }

    /// Whether something is left with one more literal, as far as its dimension tells.
    fn is_possible(&mut self, situation: &Situation<'_>, literals: &[Literal], literal: Literal) -> bool {
        if let Some(constant) = situation.constants.get(literal.0).copied().flatten() {
            return constant == literal.1;
        }
        if let Some((_, holds)) = literals.iter().find(|(atom, _)| *atom == literal.0) {
            return *holds == literal.1;
        }
        let dimension = match self.compiled.atoms.get(literal.0) {
            Some(Atom::Condition(atom)) => Dimension::Key(atom.key),
            _ => Dimension::Resource,
        };
        let is_of = |atom: usize| match self.compiled.atoms.get(atom) {
            Some(Atom::Condition(atom)) => dimension == Dimension::Key(atom.key),
            Some(Atom::Resource(_)) => dimension == Dimension::Resource,
            None => false,
        };
        let mut of_dimension = vec![literal];
        literals.iter().filter(|(atom, _)| is_of(*atom)).for_each(|other| add(&mut of_dimension, *other));
        let has_facts = match dimension {
            Dimension::Resource => !situation.groups.is_empty(),
            Dimension::Key(key) => {
                let key = self.compiled.keys.get(key);
                key.is_some_and(|key| situation.caller.facts.contains(&key.lower))
            }
        };
        let mode = (dimension == Dimension::Resource).then(|| situation.mode.clone());
        let memo = (dimension, mode, of_dimension);
        if !has_facts && let Some(known) = self.known.get(&memo) {
            return *known;
        }
        let possible = match dimension {
            Dimension::Resource => {
                !self.resource_with(situation, &memo.2, &More::default(), None, &[]).is_empty()
            }
            Dimension::Key(key) => !self.key_value(situation.caller, key, &memo.2, None).is_empty(),
        };
        if !has_facts {
            self.known.insert(memo, possible);
        }
        possible
    }

    /// A resource for the literals, one that is known where it can be, or a proof that there is none.
    pub(crate) fn resource_with(
        &mut self,
        situation: &Situation<'_>,
        literals: &[Literal],
        more: &More,
        context: Option<&RequestContext>,
        known: &[String],
    ) -> Emptiness<String> {
        let compiled = self.compiled;
        let wanted: Vec<WantedResource<'_, '_>> = literals
            .iter()
            .filter_map(|(atom, covers)| match compiled.atoms.get(*atom) {
                Some(Atom::Resource(atom)) => Some(WantedResource { atom, covers: *covers }),
                _ => None,
            })
            .collect();
        let mut more = more.clone();
        more.groups.extend(situation.groups.iter().cloned());
        // A context matters for variables alone.
        let templates = wanted.iter().flat_map(|wanted| &wanted.atom.element.values);
        let variables = templates.flat_map(|value| value.template.variables());
        let values = |context: &RequestContext| {
            variables.map(|variable| context.get(variable.lower_key()).cloned()).collect()
        };
        let is_of_resource =
            |literal: &&Literal| matches!(compiled.atoms.get(literal.0), Some(Atom::Resource(_)));
        let question = ResourceQuestion {
            mode: situation.mode.clone(),
            service: situation.service.to_owned(),
            literals: literals.iter().filter(is_of_resource).copied().collect(),
            more: more.clone(),
            has_known: !known.is_empty(),
            values: context.map(values).unwrap_or_default(),
        };
        if let Some((answer, steps)) = self.known_resources.get(&question) {
            self.budget.spend(*steps);
            return if self.budget.is_spent() { Emptiness::Unknown } else { answer.clone() };
        }
        let hints = Hints { service: situation.service, account: crate::sample::ACCOUNT };
        let before = self.budget.left();
        let mut part = self.budget.part(DIMENSION_STEPS);
        let samples = |language: &Language| texts(language, hints);
        let preferred = Preferred { known, samples: &samples };
        let found = resource(situation.mode, &wanted, &more, context, &preferred, &mut part);
        self.budget.take_back(part, DIMENSION_STEPS);
        // With more steps the answer might be another one.
        if !self.budget.is_spent() {
            self.known_resources.insert(question, (found.clone(), before - self.budget.left()));
        }
        found
    }

    /// A value of the key for the literals, or a proof that there is none.
    pub(crate) fn key_value(
        &mut self,
        caller: &CallerCase,
        key: usize,
        literals: &[Literal],
        context: Option<&RequestContext>,
    ) -> Emptiness<Option<ContextValue>> {
        let compiled = self.compiled;
        let Some(of_key) = compiled.keys.get(key) else { return Emptiness::Member(None) };
        let none = KeyFacts::default();
        let facts = caller.facts.get(&of_key.lower).unwrap_or(&none);
        self.value_with(key, literals, context, facts)
    }

    /// [`Self::key_value`] with these facts.
    pub(crate) fn value_with(
        &mut self,
        key: usize,
        literals: &[Literal],
        context: Option<&RequestContext>,
        facts: &KeyFacts,
    ) -> Emptiness<Option<ContextValue>> {
        let compiled = self.compiled;
        let Some(of_key) = compiled.keys.get(key) else { return Emptiness::Member(None) };
        let wanted: Vec<Wanted<'_, '_>> = literals
            .iter()
            .filter_map(|(atom, holds)| match compiled.atoms.get(*atom) {
                Some(Atom::Condition(atom)) if atom.key == key => Some(Wanted { atom, holds: *holds }),
                _ => None,
            })
            .collect();
        let listed = self.listed.get(key).map_or(&[][..], Vec::as_slice);
        let question = KeyQuestion { key: of_key, facts, wanted: &wanted, context, listed };
        let hints = Hints { service: "s3", account: crate::sample::ACCOUNT };
        let mut part = self.budget.part(DIMENSION_STEPS);
        let found = question.answer(&|language| texts(language, hints), &mut part);
        self.budget.take_back(part, DIMENSION_STEPS);
        found
    }
}
