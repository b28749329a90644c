//! Actions by the statements that are about them.

use std::collections::HashSet;

use crate::action_index::{ActionIndex, Covering, ServiceIndex};
use crate::budget::Budget;
use crate::language::{Language, Places};
use crate::order::{add, change, contains};

/// Actions of a service that the same statements are about.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActionClass {
    /// Names that policies write out, and those that are special.
    pub(crate) named: Vec<String>,
    /// One of the names that no policy writes out; AWS may have such an action or get one.
    pub(crate) other: Option<String>,
    /// Further such names, at least one for each other set of wildcard entries that cover it: what is told of the class has all
    /// of these entries.
    pub(crate) further: Vec<String>,
}

impl ActionClass {
    /// Adds a name that no policy writes out.
    pub(crate) fn add_other(&mut self, action: String) {
        match self.other {
            Some(_) => self.further.push(action),
            None => self.other = Some(action),
        }
    }

    /// The names that no policy writes out.
    pub(crate) fn others(&self) -> impl Iterator<Item = &String> {
        self.other.iter().chain(&self.further)
    }
}

/// The classes of a service.
#[derive(Debug, Default)]
pub(crate) struct ServiceClasses {
    /// By the statements, sorted.
    pub(crate) classes: Vec<(Covering, ActionClass)>,
    /// There may be more.
    pub(crate) is_incomplete: bool,
}

/// Actions of services that no policy names.
const OTHERS: [&str; 4] =
    ["ec2:DescribeInstances", "sqs:SendMessage", "lambda:InvokeFunction", "example:Action"];

const STEPS: usize = 400_000;
/// For one entry of a group.
const STEPS_OF_AN_ENTRY: usize = 50_000;

/// The class of the services that no policy names.
pub(crate) fn of_others(index: &ActionIndex<'_, '_>, known: &[Option<String>]) -> ServiceClasses {
    let is_free = |action: &&&str| {
        let service = action.split(':').next();
        !known.iter().any(|known| known.as_deref() == service)
    };
    let mut classes = ServiceClasses::default();
    if let Some(action) = OTHERS.iter().find(is_free) {
        let class = ActionClass { other: Some((*action).to_owned()), ..ActionClass::default() };
        classes.classes.push((index.covering(action), class));
    }
    classes
}

/// The classes of a service's actions.
///
/// Where `listed` has statements, each of their entries with wildcards covers one of the other names of each class that it meets.
pub(crate) fn of_service(index: &ServiceIndex<'_, '_>, listed: &[usize]) -> ServiceClasses {
    let mut all = ServiceClasses::default();
    let full = |name: &str| [index.service.as_str(), ":", name].concat();
    for name in &index.literals {
        change(&mut all.classes, index.covering(name), &mut |class| class.named.push(full(name)));
    }
    let is_prefix = |entry: &String| entry.find(['*', '?']) == Some(entry.len() - 1) && entry.ends_with('*');
    let names = match index.wildcards.names().all(is_prefix) {
        true => names_of_prefixes(index),
        false => {
            let mut budget = Budget::new(STEPS);
            let by_statements = by_statements(index);
            let groups: Vec<Group> = by_statements.iter().map(|(_, entries)| Group::new(entries)).collect();
            let mut names = walk(index, &groups, None, &mut budget);
            all.is_incomplete = budget.is_spent();
            let mut budget = Budget::new(STEPS);
            for (entry, statements) in shared_entries(index, listed) {
                let mut part = budget.part(STEPS_OF_AN_ENTRY);
                names.extend(names_of_entry(index, entry, statements, &mut part));
                all.is_incomplete |= part.is_spent();
                budget.take_back(part, STEPS_OF_AN_ENTRY);
            }
            names
        }
    };
    for (name, certain) in names {
        change(&mut all.classes, index.covering(&name), &mut |class| {
            if certain {
                class.add_other(full(&name));
            }
        });
    }
    all
}

/// Whether no policy writes the name out.
fn is_free(index: &ServiceIndex<'_, '_>, name: &str) -> bool {
    !name.is_empty() && !index.lower.contains(&name.to_ascii_lowercase())
}

/// What stands for `*` in a name.
const FILLERS: [&str; 4] = ["Example", "Xyz", "Q9", "Zz-1"];

/// Where each entry with wildcards has one at its end alone: names that no policy writes out, at least one for each set of entries
/// that cover it. Where a name only stands for such a set and may not be free itself, it is not certain.
fn names_of_prefixes(index: &ServiceIndex<'_, '_>) -> Vec<(String, bool)> {
    let mut prefixes: Vec<&str> = Vec::new();
    index.wildcards.names().for_each(|entry| prefixes.push(entry.trim_end_matches('*')));
    prefixes.push("");
    let mut names = Vec::new();
    for prefix in &prefixes {
        let of_others = |name: &str| {
            let name = name.to_ascii_lowercase();
            prefixes.iter().any(|other| other.len() > prefix.len() && name.starts_with(other))
        };
        let mut fillers = FILLERS.iter().map(|filler| [prefix, *filler].concat());
        let free = fillers.find(|name| is_free(index, name) && !of_others(name));
        let is_certain = free.is_some();
        names.push((free.unwrap_or_else(|| (*prefix).to_owned()), is_certain));
    }
    names
}

/// Entries with wildcards by the statements that write them.
fn by_statements<'i>(index: &'i ServiceIndex<'_, '_>) -> Vec<(&'i [usize], Vec<&'i str>)> {
    let mut all: Vec<(&[usize], Vec<&str>)> = Vec::new();
    for (entry, statements) in index.wildcards.iter() {
        change(&mut all, statements.as_slice(), &mut |entries| entries.push(entry));
    }
    all
}

/// The entries with wildcards of some statements which are in a group with others.
fn shared_entries<'i>(index: &'i ServiceIndex<'_, '_>, listed: &[usize]) -> Vec<(&'i str, &'i [usize])> {
    let mut shared = Vec::new();
    for (statements, entries) in by_statements(index) {
        if entries.len() > 1 && statements.iter().any(|one| contains(listed, one)) {
            entries.iter().for_each(|entry| shared.push((*entry, statements)));
        }
    }
    shared
}

/// Names that no policy writes out, at least one for each set of statements that are about it alone and that `entry`, which these
/// statements write, covers.
fn names_of_entry(
    index: &ServiceIndex<'_, '_>,
    entry: &str,
    statements: &[usize],
    budget: &mut Budget,
) -> Vec<(String, bool)> {
    // What the same statements write, or some of them, tells nothing apart.
    let mut groups = vec![Group::new(&[entry])];
    for (others, mut entries) in by_statements(index) {
        entries.retain(|other| may_meet(entry, other));
        if !entries.is_empty() && !others.iter().all(|other| contains(statements, other)) {
            groups.push(Group::new(&entries));
        }
    }
    let mut filled = FILLERS.iter().map(|filler| entry.replace('*', filler).replace('?', "a"));
    if groups.len() == 1
        && let Some(name) = filled.find(|name| is_free(index, name))
    {
        return vec![(name, true)];
    }
    walk(index, &groups, Some(0), budget)
}

/// `false` where no name is covered by both entries, as far as what is before and behind their wildcards tells.
fn may_meet(one: &str, other: &str) -> bool {
    let is_wildcard = ['*', '?'];
    let ends = |entry: &str| {
        let start = entry.split(is_wildcard).next().unwrap_or_default().to_owned();
        (start, entry.rsplit(is_wildcard).next().unwrap_or_default().to_owned())
    };
    let ((start, end), (other_start, other_end)) = (ends(one), ends(other));
    (start.starts_with(&other_start) || other_start.starts_with(&start))
        && (end.ends_with(&other_end) || other_end.ends_with(&end))
}

/// Ends the places of an entry in a state.
const END: u32 = u32::MAX;
/// Stands for a group that covers every longer name.
const ALL: u32 = u32::MAX - 1;

/// Entries with wildcards that the same statements write: it does not matter which of them covers a name.
#[derive(Debug)]
struct Group(Vec<Language>);

impl Group {
    fn new(entries: &[&str]) -> Self {
        Self(entries.iter().map(|entry| Language::of_action(entry)).collect())
    }

    fn places<'s>(&self, state: &mut dyn Iterator<Item = &'s [u32]>) -> Vec<&'s [u32]> {
        let mut places = vec![state.next().unwrap_or_default()];
        while places.len() < self.0.len() && places != [[ALL]] {
            places.push(state.next().unwrap_or_default());
        }
        places
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

/// A name for a set of groups that cover it, and whether it is free itself.
type FoundName = Option<(String, bool)>;

/// Names that no policy writes out, at least one for each set of groups that cover it, all groups side by side; of `needed`, a
/// position in them, where there is one. Where a name only stands for such a set and may not be free itself, it is not certain.
fn walk(
    index: &ServiceIndex<'_, '_>,
    groups: &[Group],
    needed: Option<usize>,
    budget: &mut Budget,
) -> Vec<(String, bool)> {
    let mut seen: HashSet<Places> = HashSet::new();
    let mut found: Vec<(Vec<bool>, FoundName)> = Vec::new();
    let mut start = Places::new();
    for group in groups {
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
        let is_dead = |needed: usize| {
            of_groups.get(needed).is_some_and(|places: &Vec<&[u32]>| places.iter().all(|of| of.is_empty()))
        };
        if needed.is_some_and(is_dead) {
            at += 1;
            continue;
        }
        let accepted: Vec<bool> = both().map(|(group, places)| group.accepts(places)).collect();
        let free = is_free(index, &name);
        if needed.is_none_or(|needed| accepted.get(needed) == Some(&true)) {
            change(&mut found, accepted, &mut |known| {
                if known.as_ref().is_none_or(|(_, is_free)| !is_free && free) {
                    *known = Some((name.clone(), free));
                }
            });
        }
        let letters = || "abcdefghijklmnopqrstuvwxyz0123456789-_.".chars();
        let mut told: Vec<char> = Vec::new();
        for (group, places) in both().filter(|(_, places)| **places != [[ALL]]) {
            for (language, places) in group.0.iter().zip(places) {
                let letters = places.iter().filter_map(|place| language.letter(*place));
                letters.for_each(|letter| add(&mut told, letter));
            }
        }
        let untold = || letters().rev().filter(|letter| !told.contains(letter));
        let other = untold().find(|letter| letter.is_alphabetic()).or_else(|| untold().next());
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
            break;
        }
        at += 1;
    }
    let mut names = Vec::new();
    for (accepted, known) in found {
        let Some((name, free)) = known else { continue };
        let covers = |group: &Group, name: &str| group.0.iter().any(|language| language.contains(name));
        let fits = |name: &String| {
            let mut with_accepted = groups.iter().zip(&accepted);
            is_free(index, name) && with_accepted.all(|(group, accepted)| covers(group, name) == *accepted)
        };
        let longer = ["x", "q9", "example"].map(|filler| [name.as_str(), filler].concat());
        match longer.into_iter().find(|name| !free && fits(name)) {
            Some(longer) => names.push((longer, true)),
            None => names.push((name, free)),
        }
    }
    names
}
