//! Whether texts exist that are in some languages and not in others, and the plainest of them.

use std::borrow::Cow;

use iam_policy::sorting::stable_sort;

use crate::budget::Budget;
use crate::language::Language;
use crate::product::{Emptiness, Product};

/// Texts in one language of each group, and in none of `outside`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts<'l> {
    pub(crate) groups: Vec<Vec<&'l Language>>,
    pub(crate) outside: Vec<&'l Language>,
}

/// The most languages whose samples are tried.
const MOST_SAMPLED: usize = 60;

/// Languages in a group that are walked side by side.
const LARGE_GROUP: usize = 6;

/// Characters at the start of a language, `arn:aws:` and more, that leave few others to meet it.
const SHORT_PREFIX: usize = 9;

/// Texts that are tried first, because people know such.
pub(crate) type Samples<'s> = &'s dyn Fn(&Language) -> Vec<String>;

impl Texts<'_> {
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.groups.iter().all(|group| group.iter().any(|language| language.contains(text)))
            && !self.outside.iter().any(|language| language.contains(text))
    }

    /// A member, or a proof that there is none. Languages with variables are widened in the groups and of no account outside:
    /// then a member is one of the wider set only.
    pub(crate) fn member(&self, samples: Samples<'_>, budget: &mut Budget) -> Emptiness<String> {
        let everything = Language::everything();
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        // Walks through languages that begin with characters are short.
        let steps = |language: &&Language| if language.prefix() < SHORT_PREFIX { 40 } else { 1 };
        let sums: Vec<usize> = self.groups.iter().map(|group| group.iter().map(steps).sum()).collect();
        stable_sort(&mut order, |one, other| sums.get(*one).cmp(&sums.get(*other)));
        let main: Vec<&Language> = match order.first().and_then(|index| self.groups.get(*index)) {
            Some(group) => group.clone(),
            None => vec![&everything],
        };
        let mut alive = main;
        alive.retain(|one| !self.outside.iter().any(|other| other.covers(one, budget)));
        if alive.is_empty() {
            return Emptiness::Empty;
        }
        let resolved = self.without_variables();
        let texts = resolved.texts();
        let mut sampled = alive.clone();
        for index in order.iter().skip(1) {
            sampled.extend(self.groups.get(*index).into_iter().flatten());
        }
        for language in sampled.iter().take(MOST_SAMPLED) {
            for text in samples(language) {
                budget.spend(4 * (texts.groups.len() + texts.outside.len()));
                if texts.contains(&text) {
                    return Emptiness::Member(text);
                }
            }
        }
        // Of the group of `main` its languages are walked one by one, and those of another large one.
        let own = order.first().copied();
        let large = order
            .iter()
            .skip(1)
            .rev()
            .copied()
            .find(|index| texts.groups.get(*index).is_some_and(|group| group.len() > LARGE_GROUP));
        let mut others: Vec<&[&Language]> = Vec::new();
        for (index, group) in texts.groups.iter().enumerate() {
            if Some(index) != own && Some(index) != large {
                others.push(group);
            }
        }
        let members: Vec<&[&Language]> = match large.and_then(|index| texts.groups.get(index)) {
            Some(group) => group.chunks(1).collect(),
            None => vec![&[]],
        };
        let mut known = true;
        for language in alive {
            let language = widened(language);
            for member in &members {
                if !member.iter().all(|member| language.may_meet(member)) {
                    continue;
                }
                let mut groups = others.clone();
                if !member.is_empty() {
                    groups.push(member);
                }
                match Product::new(&language, &groups, &texts.outside).member(budget) {
                    Emptiness::Empty => {}
                    Emptiness::Unknown => known = false,
                    member => return member,
                }
            }
        }
        if known { Emptiness::Empty } else { Emptiness::Unknown }
    }

    fn without_variables(&self) -> WidenedTexts<'_> {
        let outside = self.outside.iter().filter(|language| !language.has_variable());
        WidenedTexts {
            groups: self
                .groups
                .iter()
                .map(|group| group.iter().map(|language| widened(language)).collect())
                .collect(),
            outside: outside.copied().collect(),
        }
    }
}

fn widened(language: &Language) -> Cow<'_, Language> {
    match language.has_variable() {
        true => Cow::Owned(language.widened()),
        false => Cow::Borrowed(language),
    }
}

/// [`Texts`] without variables.
#[derive(Debug)]
struct WidenedTexts<'l> {
    groups: Vec<Vec<Cow<'l, Language>>>,
    outside: Vec<&'l Language>,
}

impl WidenedTexts<'_> {
    fn texts(&self) -> Texts<'_> {
        Texts {
            groups: self.groups.iter().map(|group| group.iter().map(AsRef::as_ref).collect()).collect(),
            outside: self.outside.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_policy::pattern::Pattern;

    fn texts(pattern: &str) -> Language {
        Language::of_text(&Pattern::new(pattern).units(), &|_| None)
    }

    fn member(inside: &[&str], outside: &[&str]) -> Emptiness<String> {
        let inside: Vec<Language> = inside.iter().map(|pattern| texts(pattern)).collect();
        let outside: Vec<Language> = outside.iter().map(|pattern| texts(pattern)).collect();
        let groups = inside.iter().map(|language| vec![language]).collect();
        let texts = Texts { groups, outside: outside.iter().collect() };
        texts.member(&|_| Vec::new(), &mut Budget::new(100_000))
    }

    #[test]
    fn the_shortest_member_or_a_proof() {
        assert_eq!(member(&["a*", "*b"], &["ab"]), Emptiness::Member("axb".into()));
        assert_eq!(member(&["a*"], &["a", "a?*"]), Emptiness::Empty);
        assert_eq!(member(&["?"], &["a", "b"]), Emptiness::Member("x".into()));
        assert_eq!(member(&["a*b"], &["a*", "b"]), Emptiness::Empty);
        assert_eq!(member(&["*a*", "*b*", "?"], &[]), Emptiness::Empty);
        assert_eq!(member(&[], &["*"]), Emptiness::Empty);
    }

    #[test]
    fn past_the_budget_nothing_is_said() {
        let inside = texts("*a*b*c*d*e*f*");
        let outside = [texts("*a????????b*"), texts("*c???????d*"), texts("*b*a*b*c*d*e*f*")];
        let question = Texts { groups: vec![vec![&inside]], outside: outside.iter().collect() };
        assert_eq!(question.member(&|_| Vec::new(), &mut Budget::new(50)), Emptiness::Unknown);
    }
}
