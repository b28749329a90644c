//! Whether texts exist that are in some languages and not in others, and the plainest of them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::budget::Budget;
use crate::language::{KELVIN, Language, Places, Token};

/// The answer about a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Emptiness<T> {
    /// It has no member: a proof.
    Empty,
    /// A member.
    Member(T),
    /// It is not known.
    Unknown,
}

impl<T> Emptiness<T> {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// Texts in one language of each group, and in none of `outside`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts<'l> {
    pub(crate) groups: Vec<Vec<&'l Language>>,
    pub(crate) outside: Vec<&'l Language>,
}

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
        order.sort_by_key(|index| self.groups.get(*index).map_or(0, Vec::len));
        let main: Vec<&Language> = match order.first().and_then(|index| self.groups.get(*index)) {
            Some(group) => group.clone(),
            None => vec![&everything],
        };
        let alive: Vec<&Language> = main
            .into_iter()
            .filter(|one| !self.outside.iter().any(|other| other.covers(one, budget)))
            .collect();
        if alive.is_empty() {
            return Emptiness::Empty;
        }
        let resolved = self.without_variables();
        let texts = resolved.texts();
        for language in alive.iter().chain(self.groups.iter().flatten()) {
            for text in samples(language) {
                budget.spend(4 * (texts.groups.len() + texts.outside.len()));
                if texts.contains(&text) {
                    return Emptiness::Member(text);
                }
            }
        }
        let mut known = true;
        for language in alive {
            let language = language.widened();
            match texts.product(&language, budget) {
                Emptiness::Empty => {}
                Emptiness::Unknown => known = false,
                member => return member,
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

    /// Walks through all of them side by side, shortest texts first.
    fn product(&self, main: &Language, budget: &mut Budget) -> Emptiness<String> {
        let start = State {
            main: main.start(),
            groups: self
                .groups
                .iter()
                .map(|group| group.iter().map(|language| language.start()).collect())
                .collect(),
            outside: self.outside.iter().map(|language| language.start()).collect(),
        };
        let mut seen = BTreeSet::new();
        let mut queue: Vec<(State, usize, char)> = Vec::new();
        if self.is_alive(&start) {
            seen.insert(start.clone());
            queue.push((start, usize::MAX, ' '));
        }
        let mut at = 0;
        while let Some((state, ..)) = queue.get(at) {
            if self.accepts(main, state) {
                return Emptiness::Member(spell(&queue, at));
            }
            let state = state.clone();
            for character in self.next_characters(main, &state) {
                budget.spend(8 + state.size());
                if budget.is_spent() {
                    return Emptiness::Unknown;
                }
                let next = self.step(main, &state, character);
                if self.is_alive(&next) && !seen.contains(&next) {
                    seen.insert(next.clone());
                    queue.push((next, at, character));
                }
            }
            at += 1;
        }
        Emptiness::Empty
    }

    fn is_alive(&self, state: &State) -> bool {
        !state.main.is_empty()
            && state.groups.iter().all(|group| group.iter().any(|places| !places.is_empty()))
            && !self.outside.iter().zip(&state.outside).any(|(language, places)| language.accepts_all(places))
    }

    fn accepts(&self, main: &Language, state: &State) -> bool {
        let any = |(group, places): (&Vec<&Language>, &Vec<Places>)| {
            group.iter().zip(places).any(|(language, places)| language.accepts(places))
        };
        main.accepts(&state.main)
            && self.groups.iter().zip(&state.groups).all(any)
            && !self.outside.iter().zip(&state.outside).any(|(language, places)| language.accepts(places))
    }

    fn step(&self, main: &Language, state: &State, character: char) -> State {
        let step = |(language, places): (&&Language, &Places)| language.step(places, character);
        State {
            main: main.step(&state.main, character),
            groups: self
                .groups
                .iter()
                .zip(&state.groups)
                .map(|(group, places)| group.iter().zip(places).map(step).collect())
                .collect(),
            outside: self.outside.iter().zip(&state.outside).map(step).collect(),
        }
    }

    /// The characters that some language tells from the others here, and one that none does.
    fn next_characters(&self, main: &Language, state: &State) -> Vec<char> {
        let mut characters = vec![':'];
        let mut look = |language: &Language, places: &Places| {
            for place in places {
                match language.tokens.get(usize::from(*place)) {
                    Some(Token::Character(character)) => characters.push(*character),
                    Some(Token::Letter(letter)) => {
                        characters.extend([*letter, letter.to_ascii_uppercase()]);
                        characters.extend((*letter == 'k').then_some(KELVIN));
                    }
                    _ => {}
                }
            }
        };
        look(main, &state.main);
        for (group, places) in self.groups.iter().zip(&state.groups) {
            group.iter().zip(places).for_each(|(language, places)| look(language, places));
        }
        self.outside.iter().zip(&state.outside).for_each(|(language, places)| look(language, places));
        characters.sort_unstable();
        characters.dedup();
        let plain = ('a'..='z').rev().chain('0'..='9').chain('A'..='Z').chain('\u{e000}'..='\u{f8ff}');
        let other = plain.skip(2).find(|character| !characters.contains(character));
        other.into_iter().chain(characters.clone()).collect()
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

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    main: Places,
    groups: Vec<Vec<Places>>,
    outside: Vec<Places>,
}

impl State {
    fn size(&self) -> usize {
        let groups: usize = self.groups.iter().flatten().map(Vec::len).sum();
        self.main.len() + groups + self.outside.iter().map(Vec::len).sum::<usize>()
    }
}

fn spell(queue: &[(State, usize, char)], end: usize) -> String {
    let mut text = Vec::new();
    let mut at = end;
    while let Some((_, before, character)) = queue.get(at) {
        if *before != usize::MAX {
            text.push(*character);
        }
        at = *before;
    }
    text.iter().rev().collect()
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
