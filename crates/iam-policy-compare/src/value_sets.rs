//! One condition key: whether some value of it, or its absence, makes some conditions hold and others fail.

use std::borrow::Cow;

use iam_policy::evaluation::element::condition_holds;
use iam_policy::request::{ContextValue, RequestContext};

use crate::budget::Budget;
use crate::compiled::{ConditionAtom, Key};
use crate::emptiness::{Samples, Texts};
use crate::language::Language;
use crate::languages::of_condition;
use crate::product::Emptiness;
use crate::typed_values::{Kind, candidates};

/// A condition that has to hold, or to fail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a, 'v> {
    pub(crate) atom: &'a ConditionAtom<'v>,
    pub(crate) holds: bool,
}

/// What is known of the key besides the conditions.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyFacts {
    /// Every request carries it, or none does.
    pub(crate) presence: Presence,
    /// Its value is in one language of each group.
    pub(crate) groups: Vec<Vec<Language>>,
    /// Its value is in none of these.
    pub(crate) outside: Vec<Language>,
    /// Other values than these people would not expect.
    pub(crate) plain: Vec<String>,
}

impl KeyFacts {
    /// Whether this may be its value.
    pub(crate) fn contains(&self, value: &str) -> bool {
        self.groups.iter().all(|group| group.iter().any(|language| language.contains(value)))
            && !self.outside.iter().any(|language| language.contains(value))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Presence {
    #[default]
    Open,
    Always,
    Never,
}

/// The question about one key.
#[derive(Debug)]
pub(crate) struct KeyQuestion<'a, 'v> {
    pub(crate) key: &'a Key,
    pub(crate) facts: &'a KeyFacts,
    pub(crate) wanted: &'a [Wanted<'a, 'v>],
    /// The values of variables, once they are chosen.
    pub(crate) context: Option<&'a RequestContext>,
    /// Values of all conditions on the key, for typed values.
    pub(crate) listed: &'a [(Kind, Vec<&'a str>)],
}

impl KeyQuestion<'_, '_> {
    /// A value, `None` for the absent key; or a proof that there is none.
    pub(crate) fn answer(
        &self,
        samples: Samples<'_>,
        budget: &mut Budget,
    ) -> Emptiness<Option<ContextValue>> {
        if self.facts.presence != Presence::Always && self.all_hold(None) {
            return Emptiness::Member(None);
        }
        if self.facts.presence == Presence::Never {
            return Emptiness::Empty;
        }
        let mut known = true;
        let one = self.one_value(samples, budget);
        match one {
            Emptiness::Empty => {}
            Emptiness::Unknown => known = false,
            Emptiness::Member(value) => return Emptiness::Member(Some(ContextValue::One(value))),
        }
        let takes_empty = self.facts.groups.is_empty()
            && !self.key.is_arn
            && self.listed.iter().all(|(kind, _)| kind.is_text());
        if takes_empty && self.wanted.iter().any(|wanted| wanted.atom.tells_empty_texts()) {
            if self.wanted.iter().any(|wanted| wanted.atom.has_variables) && self.context.is_none() {
                known = false;
            } else if self.all_hold(Some(ContextValue::One(String::new()))) {
                return Emptiness::Member(Some(ContextValue::One(String::new())));
            }
        }
        if self.key.is_multivalued {
            match self.many_values(samples, budget) {
                Emptiness::Empty => {}
                Emptiness::Unknown => known = false,
                Emptiness::Member(values) => return Emptiness::Member(Some(ContextValue::Many(values))),
            }
        }
        if known { Emptiness::Empty } else { Emptiness::Unknown }
    }

    /// What the evaluator says of one value.
    fn all_hold(&self, value: Option<ContextValue>) -> bool {
        let mut context = self.context.cloned().unwrap_or_default();
        match value {
            Some(value) => context.set(&self.key.lower, value),
            None => context.remove(&self.key.lower),
        }
        self.wanted
            .iter()
            .all(|wanted| condition_holds(wanted.atom.clause, wanted.atom.effect, &context) == wanted.holds)
    }

    /// Conditions about the key's presence alone hold alike for all values that are no empty texts.
    fn presence_fits(&self, value: ContextValue) -> bool {
        let mut context = RequestContext::default();
        context.set(&self.key.lower, value);
        self.wanted
            .iter()
            .filter(|wanted| wanted.atom.kind.is_none())
            .all(|wanted| condition_holds(wanted.atom.clause, wanted.atom.effect, &context) == wanted.holds)
    }

    fn one_value(&self, samples: Samples<'_>, budget: &mut Budget) -> Emptiness<String> {
        if !self.presence_fits(ContextValue::One("x".into())) {
            return Emptiness::Empty;
        }
        let mut wanted = self.wanted.to_vec();
        wanted.retain(|wanted| wanted.atom.kind.is_some());
        let no_empty = self.wanted.iter().any(|wanted| wanted.atom.tells_empty_texts());
        self.single(&wanted, no_empty, samples, budget)
    }

    fn many_values(&self, samples: Samples<'_>, budget: &mut Budget) -> Emptiness<Vec<String>> {
        if !self.presence_fits(ContextValue::Many(vec!["x".into(), "y".into()])) {
            return Emptiness::Empty;
        }
        // That all values fit, and its negation: that one does not.
        let (mut of_all, mut of_one) = (Vec::new(), Vec::new());
        for wanted in self.wanted.iter().filter(|wanted| wanted.atom.kind.is_some()) {
            let is_of_all = wanted.atom.is_about_all_values() == wanted.holds;
            if is_of_all { &mut of_all } else { &mut of_one }.push(*wanted);
        }
        let mut values: Vec<String> = Vec::new();
        let mut known = true;
        let mut add = |wanted: &[Wanted<'_, '_>], no_empty: bool, budget: &mut Budget| {
            match self.single(wanted, no_empty, samples, budget) {
                Emptiness::Empty => return false,
                Emptiness::Unknown => known = false,
                Emptiness::Member(value) if values.contains(&value) => {}
                Emptiness::Member(value) => values.push(value),
            }
            true
        };
        for one in of_one {
            let mut wanted = of_all.clone();
            wanted.push(one);
            if !add(&wanted, false, budget) {
                return Emptiness::Empty;
            }
        }
        // Nothing but empty texts counts as no value: another one has to be there.
        if !add(&of_all, true, budget) && values.iter().all(String::is_empty) {
            return Emptiness::Empty;
        }
        if known { Emptiness::Member(values) } else { Emptiness::Unknown }
    }

    /// One value for which each of the comparisons comes out as wanted, whatever the quantifier.
    fn single(
        &self,
        wanted: &[Wanted<'_, '_>],
        no_empty: bool,
        samples: Samples<'_>,
        budget: &mut Budget,
    ) -> Emptiness<String> {
        let mut owned = OwnedTexts::default();
        owned.groups.extend(self.facts.groups.iter().map(|group| group.iter().map(Cow::Borrowed).collect()));
        owned.outside.extend(self.facts.outside.iter().map(Cow::Borrowed));
        if self.key.is_arn {
            let arn = iam_policy::pattern::Pattern::new("arn:*:*:*:*:*").units();
            owned.groups.push(Language::of_arn(&arn, &|_| None).into_iter().map(Cow::Owned).collect());
        }
        if no_empty {
            owned.outside.push(Cow::Owned(Language::literal("")));
        }
        let mut typed = Vec::new();
        for one in wanted {
            if one.atom.kind.is_some_and(Kind::is_text) {
                if !owned.add(*one, self.context) {
                    return Emptiness::Empty;
                }
            } else {
                typed.push(*one);
            }
        }
        let texts = owned.texts();
        for text in &self.facts.plain {
            if texts.contains(text) && typed_hold(&typed, &self.key.lower, text) {
                return Emptiness::Member(text.clone());
            }
        }
        if typed.is_empty() {
            return texts.member(samples, budget);
        }
        let first_kind = typed.first().and_then(|one| one.atom.kind);
        let one_kind = typed.iter().all(|one| one.atom.kind == first_kind);
        let mut exact = one_kind && texts.groups.is_empty() && texts.outside.len() == usize::from(no_empty);
        for one in &typed {
            let Some(kind) = one.atom.kind else { continue };
            let listed = self.listed.iter().find(|(known, _)| *known == kind);
            let (values, is_exact) = candidates(kind, listed.map_or(&[], |(_, listed)| listed));
            exact &= is_exact;
            budget.spend(values.len());
            if let Some(value) = values
                .into_iter()
                .find(|value| texts.contains(value) && typed_hold(&typed, &self.key.lower, value))
            {
                return Emptiness::Member(value);
            }
        }
        // Where the texts are listed, all of them can be tried.
        let is_listed = |group: &&Vec<&Language>| group.iter().all(|one| one.only_text().is_some());
        let listed = texts.groups.iter().filter(is_listed).min_by_key(|group| group.len());
        if let Some(listed) = listed {
            for text in listed.iter().filter_map(|language| language.only_text()) {
                if texts.contains(&text) && typed_hold(&typed, &self.key.lower, &text) {
                    return Emptiness::Member(text);
                }
            }
            return Emptiness::Empty;
        }
        if exact { Emptiness::Empty } else { Emptiness::Unknown }
    }
}

fn typed_hold(typed: &[Wanted<'_, '_>], key: &str, value: &str) -> bool {
    let mut context = RequestContext::default();
    context.set(key, ContextValue::One(value.to_owned()));
    // Of a condition that fails for all values the quantifier may be another: with one value it does not matter.
    typed.iter().all(|one| condition_holds(one.atom.clause, one.atom.effect, &context) == one.holds)
}

#[derive(Debug, Default)]
struct OwnedTexts<'l> {
    groups: Vec<Vec<Cow<'l, Language>>>,
    outside: Vec<Cow<'l, Language>>,
}

impl<'l> OwnedTexts<'l> {
    /// `false` where no value comes out as wanted.
    fn add(&mut self, one: Wanted<'l, '_>, context: Option<&RequestContext>) -> bool {
        let Wanted { atom, holds } = one;
        let negated = atom.clause.operator.negated;
        // AWS does not say whether a value that cannot be read is unequal to others: in an Allow it is not.
        let never_unequal =
            negated && atom.effect == iam_policy::document::Effect::Allow && atom.has_unreadable;
        let coverage = of_condition(atom, context);
        match (holds != negated, never_unequal) {
            // Equal to one of the values.
            (true, false) => self.groups.push(coverage.at_most),
            (true, true) => {}
            (false, true) => return false,
            (false, false) => self.outside.extend(coverage.at_least),
        }
        true
    }

    fn texts(&self) -> Texts<'_> {
        Texts {
            groups: self.groups.iter().map(|group| group.iter().map(AsRef::as_ref).collect()).collect(),
            outside: self.outside.iter().map(AsRef::as_ref).collect(),
        }
    }
}
