//! Actions by the statements that are about them.

use std::collections::{BTreeMap, BTreeSet};

use crate::action_index::{ActionIndex, Covering, ServiceIndex};
use crate::budget::Budget;
use crate::language::{Language, Places};

/// Actions of a service that the same statements are about.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActionClass {
    /// Names that policies write out, and those that are special.
    pub(crate) named: Vec<String>,
    /// One of the names that no policy writes out; AWS may have such an action or get one.
    pub(crate) other: Option<String>,
}

/// The classes of a service.
#[derive(Debug, Default)]
pub(crate) struct ServiceClasses {
    pub(crate) classes: BTreeMap<Covering, ActionClass>,
    /// There may be more.
    pub(crate) is_incomplete: bool,
}

/// Actions of services that no policy names.
const OTHERS: [&str; 4] =
    ["ec2:DescribeInstances", "sqs:SendMessage", "lambda:InvokeFunction", "example:Action"];

const STEPS: usize = 400_000;

/// The class of the services that no policy names.
pub(crate) fn of_others(index: &ActionIndex<'_, '_>, known: &[Option<String>]) -> ServiceClasses {
    let is_free = |action: &&&str| {
        let service = action.split(':').next();
        !known.iter().any(|known| known.as_deref() == service)
    };
    let mut classes = ServiceClasses::default();
    if let Some(action) = OTHERS.iter().find(is_free) {
        let class = ActionClass { named: Vec::new(), other: Some((*action).to_owned()) };
        classes.classes.insert(index.covering(action), class);
    }
    classes
}

/// The classes of a service's actions.
pub(crate) fn of_service(index: &ServiceIndex<'_, '_>) -> ServiceClasses {
    let mut all = ServiceClasses::default();
    let full = |name: &str| [index.service.as_str(), ":", name].concat();
    for name in &index.literals {
        all.classes.entry(index.covering(name)).or_default().named.push(full(name));
    }
    for (name, certain) in other_names(index, &mut all.is_incomplete) {
        let class = all.classes.entry(index.covering(&name)).or_default();
        if certain && class.other.is_none() {
            class.other = Some(full(&name));
        }
    }
    all
}

/// Names that no policy writes out, at least one for each set of statements that are about it alone. Where a name only stands
/// for such a set and may not be free itself, it is not certain.
fn other_names(index: &ServiceIndex<'_, '_>, is_incomplete: &mut bool) -> Vec<(String, bool)> {
    let is_free = |name: &str| !name.is_empty() && !index.lower.contains(&name.to_ascii_lowercase());
    let wildcards = || index.wildcards.keys();
    let is_prefix = |entry: &String| entry.find(['*', '?']) == Some(entry.len() - 1) && entry.ends_with('*');
    let fillers = ["Example", "Xyz", "Q9", "Zz-1"];
    if !wildcards().all(is_prefix) {
        return walk(index, is_free, is_incomplete);
    }
    let prefixes = wildcards().map(|entry| entry.trim_end_matches('*'));
    prefixes
        .chain([""])
        .map(|prefix| {
            let of_others = |name: &str| {
                let name = name.to_ascii_lowercase();
                let longer = |entry: &String| {
                    let other = entry.trim_end_matches('*');
                    other.len() > prefix.len() && name.starts_with(other)
                };
                wildcards().any(longer)
            };
            let names = fillers.iter().map(|filler| [prefix, filler].concat());
            let mut free = names.filter(|name| is_free(name) && !of_others(name));
            free.next().map_or_else(|| (prefix.to_owned(), false), |name| (name, true))
        })
        .collect()
}

/// Ends the places of an entry in a state.
const END: u32 = u32::MAX;
/// In the place of a group that covers every name from here on.
const ALL: u32 = u32::MAX - 1;

/// Entries with wildcards that the same statements write: it does not matter which of them covers a name.
#[derive(Debug)]
struct Group(Vec<Language>);

impl Group {
    fn places<'s>(&self, state: &mut impl Iterator<Item = &'s [u32]>) -> Vec<&'s [u32]> {
        let first = state.next().unwrap_or_default();
        if first == [ALL] {
            return vec![first];
        }
        [first].into_iter().chain(state.take(self.0.len().saturating_sub(1))).collect()
    }

    fn accepts(&self, places: &[&[u32]]) -> bool {
        places == [[ALL]] || self.0.iter().zip(places).any(|(language, places)| language.accepts(places))
    }

    /// Adds the places that follow, or that every name is covered.
    fn close(&self, following: &[Places], state: &mut Places) {
        if self.0.iter().zip(following).any(|(language, places)| language.accepts_all(places)) {
            state.extend([ALL, END]);
            return;
        }
        for places in following {
            state.extend(places);
            state.push(END);
        }
    }
}

/// All groups side by side.
fn walk(
    index: &ServiceIndex<'_, '_>,
    is_free: impl Fn(&str) -> bool,
    is_incomplete: &mut bool,
) -> Vec<(String, bool)> {
    let mut by_statements: BTreeMap<&BTreeSet<usize>, Vec<Language>> = BTreeMap::new();
    for (entry, statements) in &index.wildcards {
        by_statements.entry(statements).or_default().push(Language::of_action(entry));
    }
    let groups: Vec<Group> = by_statements.into_values().map(Group).collect();
    let mut budget = Budget::new(STEPS);
    let mut seen: BTreeSet<Places> = BTreeSet::new();
    let mut found: BTreeMap<Vec<bool>, (String, bool)> = BTreeMap::new();
    let mut start = Places::new();
    for group in &groups {
        let places: Vec<Places> = group.0.iter().map(Language::start).collect();
        group.close(&places, &mut start);
    }
    let mut queue = vec![(start.clone(), String::new())];
    seen.insert(start);
    let mut at = 0;
    while let Some((state, name)) = queue.get(at).cloned() {
        let mut parts = state.split(|place| *place == END);
        let of_groups: Vec<Vec<&[u32]>> = groups.iter().map(|group| group.places(&mut parts)).collect();
        let both = || groups.iter().zip(&of_groups);
        let accepted: Vec<bool> = both().map(|(group, places)| group.accepts(places)).collect();
        let free = is_free(&name);
        let known = found.entry(accepted).or_insert_with(|| (name.clone(), free));
        if !known.1 && free {
            *known = (name.clone(), true);
        }
        let letters = || "abcdefghijklmnopqrstuvwxyz0123456789-_.".chars();
        let told: BTreeSet<char> = both()
            .filter(|(_, places)| **places != [[ALL]])
            .flat_map(|(group, places)| group.0.iter().zip(places))
            .flat_map(|(language, places)| places.iter().filter_map(|place| language.letter(*place)))
            .collect();
        let other =
            letters().rev().chain(['x']).find(|letter| letter.is_alphabetic() && !told.contains(letter));
        for letter in letters().filter(|letter| told.contains(letter)).chain(other) {
            budget.spend(1 + state.len());
            let mut next = Places::new();
            for (group, places) in both() {
                if *places == [[ALL]] {
                    next.extend([ALL, END]);
                    continue;
                }
                let following: Vec<Places> = group
                    .0
                    .iter()
                    .zip(places)
                    .map(|(language, places)| language.step(places, letter))
                    .collect();
                group.close(&following, &mut next);
            }
            if seen.insert(next.clone()) {
                queue.push((next, format!("{name}{letter}")));
            }
        }
        if budget.is_spent() {
            *is_incomplete = true;
            break;
        }
        at += 1;
    }
    let found = found.into_iter();
    found
        .map(|(accepted, (name, free))| {
            let covers = |group: &Group, name: &str| group.0.iter().any(|language| language.contains(name));
            let fits = |name: &String| {
                is_free(name) && groups.iter().map(|group| covers(group, name)).eq(accepted.iter().copied())
            };
            let longer = ["x", "q9", "example"].map(|filler| [name.as_str(), filler].concat());
            match longer.into_iter().find(|name| !free && fits(name)) {
                Some(longer) => (longer, true),
                None => (name, free),
            }
        })
        .collect()
}
