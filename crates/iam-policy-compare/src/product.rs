//! Automata of many languages walked side by side, shortest texts first.

use std::collections::HashSet;

use crate::budget::Budget;
use crate::language::{KELVIN, Language, Places, Token};
use crate::order::add;

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

/// What a language is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// A text is in one language of the group.
    Group(usize),
    /// A text is not in it.
    Outside,
}

/// One language of each group, and none outside. A state lists the places of all languages, each behind a mark.
#[derive(Debug)]
pub(crate) struct Product<'p> {
    languages: Vec<(&'p Language, Side)>,
    groups: usize,
}

/// Ends the places of a language.
const END: u32 = u32::MAX;

impl<'p> Product<'p> {
    /// Of the texts of `main`: what no text of it can be in is left out.
    pub(crate) fn new(
        main: &'p Language,
        groups: &[&'p [&'p Language]],
        outside: &'p [&'p Language],
    ) -> Self {
        let mut languages = vec![(main, Side::Group(0))];
        for (number, group) in groups.iter().enumerate() {
            let meeting = group.iter().filter(|language| main.may_meet(language));
            languages.extend(meeting.map(|language| (*language, Side::Group(number + 1))));
        }
        let meeting = outside.iter().filter(|language| main.may_meet(language));
        languages.extend(meeting.map(|language| (*language, Side::Outside)));
        Self { languages, groups: groups.len() + 1 }
    }

    /// The shortest member, or a proof that there is none.
    pub(crate) fn member(&self, budget: &mut Budget) -> Emptiness<String> {
        let mut start = Places::new();
        for (language, _) in &self.languages {
            language.start_at(0, &mut start);
            start.push(END);
        }
        let mut seen: HashSet<Places> = HashSet::new();
        let mut queue: Vec<(Places, usize, char)> = Vec::new();
        if self.is_alive(&start) {
            seen.insert(start.clone());
            queue.push((start, usize::MAX, ' '));
        }
        let mut at = 0;
        let mut next = Places::new();
        let mut characters = Vec::new();
        while let Some((state, ..)) = queue.get(at) {
            if self.accepts(state) {
                return Emptiness::Member(spell(&queue, at));
            }
            let state = state.clone();
            self.next_characters(&state, &mut characters);
            for character in &characters {
                budget.spend(8 + state.len());
                if budget.is_spent() {
                    return Emptiness::Unknown;
                }
                next.clear();
                for ((language, _), places) in self.with_places(&state) {
                    language.step_into(places, *character, &mut next);
                    next.push(END);
                }
                if self.is_alive(&next) && !seen.contains(&next) {
                    seen.insert(next.clone());
                    queue.push((next.clone(), at, *character));
                }
            }
            at += 1;
        }
        Emptiness::Empty
    }

    fn with_places<'s>(
        &'s self,
        state: &'s [u32],
    ) -> impl Iterator<Item = (&'s (&'p Language, Side), &'s [u32])> {
        self.languages.iter().zip(state.split(|place| *place == END))
    }

    /// Whether each group has a language for which this holds, and no language outside has the other property.
    fn holds(
        &self,
        state: &[u32],
        inside: impl Fn(&Language, &[u32]) -> bool,
        outside: impl Fn(&Language, &[u32]) -> bool,
    ) -> bool {
        // Languages of a group stand together, the groups in their order.
        let mut met = 0;
        for ((language, side), places) in self.with_places(state) {
            match side {
                Side::Group(group) if *group < met => {}
                Side::Group(group) if *group > met => return false,
                Side::Group(_) => met += usize::from(inside(language, places)),
                Side::Outside if outside(language, places) => return false,
                Side::Outside => {}
            }
        }
        met == self.groups
    }

    fn is_alive(&self, state: &[u32]) -> bool {
        self.holds(state, |_, places| !places.is_empty(), Language::accepts_all)
    }

    fn accepts(&self, state: &[u32]) -> bool {
        self.holds(state, Language::accepts, Language::accepts)
    }

    /// The characters that some language tells from the others here, and one that none does.
    fn next_characters(&self, state: &[u32], all: &mut Vec<char>) {
        all.clear();
        all.push(':');
        for ((language, _), places) in self.with_places(state) {
            for token in places.iter().filter_map(|place| language.token(*place)) {
                match token {
                    Token::Character(character) => add(all, *character),
                    Token::Letter(letter) => {
                        add(all, *letter);
                        add(all, letter.to_ascii_uppercase());
                        if *letter == 'k' {
                            add(all, KELVIN);
                        }
                    }
                    _ => {}
                }
            }
        }
        let plain = ('a'..='z').rev().chain('0'..='9').chain('A'..='Z').chain('\u{e000}'..='\u{f8ff}');
        let other = plain.skip(2).find(|character| all.binary_search(character).is_err());
        all.splice(0..0, other);
    }
}

fn spell(queue: &[(Places, usize, char)], end: usize) -> String {
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
