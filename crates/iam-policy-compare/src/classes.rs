//! Actions by the statements that are about them.

use std::collections::{BTreeMap, BTreeSet};

use iam_policy::document::PolicyType;
use iam_policy::evaluation::element::{ComparedResource, covers_action};

use crate::budget::Budget;
use crate::compiled::{Compiled, Entry};
use crate::language::{Language, Places};
use crate::view::Guard;

/// Which statements are about an action.
pub(crate) type Covering = Vec<bool>;

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
#[derive(Debug)]
pub(crate) struct ServiceClasses {
    pub(crate) classes: BTreeMap<Covering, ActionClass>,
    /// There may be more.
    pub(crate) is_incomplete: bool,
}

/// A service that no policy names.
const OTHERS: [&str; 4] =
    ["ec2:DescribeInstances", "sqs:SendMessage", "lambda:InvokeFunction", "example:Action"];

const STEPS: usize = 40_000;

/// The services whose actions statements may tell apart.
pub(crate) fn services(compiled: &Compiled<'_>, wanted: &BTreeSet<usize>) -> Vec<Option<String>> {
    let mut named = BTreeSet::new();
    let mut of_wanted = BTreeSet::new();
    let mut wide = false;
    for (index, entry) in compiled.entries.iter().enumerate() {
        let action = &entry.part.statement.action;
        for value in action.values.iter() {
            let text = value.without_blanks();
            let text = text.as_deref().unwrap_or(&value.text.value);
            match text.split_once(':') {
                Some((service, _)) if service != "*" => {
                    let service = service.to_ascii_lowercase();
                    if wanted.contains(&index) {
                        of_wanted.insert(service.clone());
                    }
                    named.insert(service);
                }
                _ => wide |= wanted.contains(&index),
            }
        }
        wide |= action.negated && wanted.contains(&index);
        let resources = entry.part.statement.resource.iter().flat_map(|element| &element.values);
        named.extend(resources.filter_map(|value| {
            let service = value.text.value.split(':').nth(2)?;
            (!service.is_empty() && !service.contains('$')).then(|| service.to_ascii_lowercase())
        }));
        if entry.part.guard == Guard::ResourceControl {
            named.extend(iam_policy::reference::resource_control_services().map(str::to_owned));
        }
    }
    if wide {
        named.into_iter().map(Some).chain([None]).collect()
    } else {
        of_wanted.into_iter().map(Some).collect()
    }
}

/// Which statements are about an action, by the evaluator's word.
pub(crate) fn covering(compiled: &Compiled<'_>, action: &str) -> Covering {
    let service = action.split(':').next().unwrap_or_default();
    compiled
        .entries
        .iter()
        .map(|entry| counts(entry, service) && covers_action(entry.part.statement, action))
        .collect()
}

/// Whether the document is one for the service.
fn counts(entry: &Entry<'_>, service: &str) -> bool {
    // In a key policy a statement without `Resource` has no effect.
    let lacks_resource = || {
        entry.part.statement.resource.is_none()
            && entry.part.policy.document.policy_type() == PolicyType::Resource
            && service.eq_ignore_ascii_case("kms")
    };
    entry.part.policy.document.is_valid_for(service)
        && !lacks_resource()
        && (entry.part.guard != Guard::ResourceControl
            || iam_policy::reference::supports_resource_control(service))
}

/// The classes of a service's actions.
pub(crate) fn of_service(
    compiled: &Compiled<'_>,
    service: Option<&String>,
    known: &[Option<String>],
) -> ServiceClasses {
    let mut classes: BTreeMap<Covering, ActionClass> = BTreeMap::new();
    let Some(service) = service else {
        let is_free = |action: &&&str| {
            let service = action.split(':').next();
            !known.iter().any(|known| known.as_deref() == service)
        };
        if let Some(action) = OTHERS.iter().find(is_free) {
            let class = ActionClass { other: Some((*action).to_owned()), ..ActionClass::default() };
            classes.insert(covering(compiled, action), class);
        }
        return ServiceClasses { classes, is_incomplete: false };
    };
    let index = ServiceIndex::new(compiled, service);
    for name in &index.literals {
        let action = [service, ":", name].concat();
        classes.entry(index.covering(compiled, &action)).or_default().named.push(action);
    }
    let mut is_incomplete = false;
    for (name, certain) in index.other_names(&mut is_incomplete) {
        let action = [service, ":", &name].concat();
        let class = classes.entry(index.covering(compiled, &action)).or_default();
        if certain {
            class.add_other(action);
        }
    }
    ServiceClasses { classes, is_incomplete }
}

/// What the statements write about one service.
struct ServiceIndex {
    /// Names without wildcards, each once.
    literals: Vec<String>,
    /// Their lower case.
    lower: BTreeSet<String>,
    /// Names with wildcards, in lower case.
    wildcards: Vec<String>,
    /// The statements that may be about the service.
    about: Vec<Option<OfStatement>>,
}

#[derive(Default)]
struct OfStatement {
    literals: BTreeSet<String>,
    wildcards: Vec<String>,
    everything: bool,
    has_blanks: bool,
}

impl ServiceIndex {
    fn new(compiled: &Compiled<'_>, service: &str) -> Self {
        let mut index =
            Self { literals: Vec::new(), lower: BTreeSet::new(), wildcards: Vec::new(), about: Vec::new() };
        for entry in &compiled.entries {
            if !counts(entry, service) {
                index.about.push(None);
                continue;
            }
            let mut of = OfStatement::default();
            for value in entry.part.statement.action.values.iter() {
                of.everything |= value.is_everything();
                let stripped = value.without_blanks();
                of.has_blanks |= stripped.is_some();
                let text = stripped.as_deref().unwrap_or(&value.text.value);
                let Some((of_service, name)) = text.split_once(':') else { continue };
                if !of_service.eq_ignore_ascii_case(service) {
                    continue;
                }
                let lower = name.to_ascii_lowercase();
                if name.contains(['*', '?']) {
                    of.wildcards.push(lower.clone());
                    index.wildcards.push(lower);
                } else {
                    of.literals.insert(lower.clone());
                    if index.lower.insert(lower) {
                        index.literals.push(name.to_owned());
                    }
                }
            }
            index.about.push(Some(of));
        }
        for action in ComparedResource::exceptional_actions(service) {
            let name = action.split_once(':').map_or("", |(_, name)| name);
            if index.lower.insert(name.to_ascii_lowercase()) {
                index.literals.push(name.to_owned());
            }
        }
        index.wildcards.sort_unstable();
        index.wildcards.dedup();
        index
    }

    /// As [`covering`], from the index.
    fn covering(&self, compiled: &Compiled<'_>, action: &str) -> Covering {
        let name = action.split_once(':').map_or("", |(_, name)| name).to_ascii_lowercase();
        let covers = |(of, entry): (&Option<OfStatement>, &Entry<'_>)| {
            let Some(of) = of else { return false };
            let statement = entry.part.statement;
            if of.has_blanks {
                return covers_action(statement, action);
            }
            let listed = of.everything
                || of.literals.contains(&name)
                || of.wildcards.iter().any(|entry| iam_policy::pattern::covers_action(entry, &name));
            listed != statement.action.negated
        };
        self.about.iter().zip(&compiled.entries).map(covers).collect()
    }

    /// Names that no policy writes out, at least one for each set of wildcard entries that cover it alone. Where a name only
    /// stands for such a set and may not be free itself, it is not certain.
    fn other_names(&self, is_incomplete: &mut bool) -> Vec<(String, bool)> {
        let is_free = |name: &str| !name.is_empty() && !self.lower.contains(&name.to_ascii_lowercase());
        let is_prefix =
            |entry: &String| entry.find(['*', '?']) == Some(entry.len() - 1) && entry.ends_with('*');
        let fillers = ["Example", "Xyz", "Q9", "Zz-1"];
        if self.wildcards.iter().all(is_prefix) {
            let prefixes = self.wildcards.iter().map(|entry| entry.trim_end_matches('*'));
            return prefixes
                .chain([""])
                .map(|prefix| {
                    let of_others = |name: &str| {
                        let name = name.to_ascii_lowercase();
                        let longer = |entry: &String| {
                            let other = entry.trim_end_matches('*');
                            other.len() > prefix.len() && name.starts_with(other)
                        };
                        self.wildcards.iter().any(longer)
                    };
                    let names = fillers.iter().map(|filler| [prefix, filler].concat());
                    let mut free = names.filter(|name| is_free(name) && !of_others(name));
                    free.next().map_or_else(|| (prefix.to_owned(), false), |name| (name, true))
                })
                .collect();
        }
        self.walk(is_free, is_incomplete)
    }

    /// All entries with wildcards side by side.
    fn walk(&self, is_free: impl Fn(&str) -> bool, is_incomplete: &mut bool) -> Vec<(String, bool)> {
        let languages: Vec<Language> =
            self.wildcards.iter().map(|entry| Language::of_action(entry)).collect();
        let mut budget = Budget::new(STEPS);
        let mut seen: BTreeSet<Vec<Places>> = BTreeSet::new();
        let mut found: BTreeMap<Vec<bool>, (String, bool)> = BTreeMap::new();
        let start: Vec<Places> = languages.iter().map(Language::start).collect();
        let mut queue = vec![(start.clone(), String::new())];
        seen.insert(start);
        let mut at = 0;
        while let Some((state, name)) = queue.get(at).cloned() {
            let accepted: Vec<bool> =
                languages.iter().zip(&state).map(|(language, places)| language.accepts(places)).collect();
            let free = is_free(&name);
            let entry = found.entry(accepted).or_insert_with(|| (name.clone(), free));
            if !entry.1 && free {
                *entry = (name.clone(), true);
            }
            for letter in "abcdefghijklmnopqrstuvwxyz0123456789-_.".chars() {
                budget.spend(1 + state.len());
                let next: Vec<Places> = languages
                    .iter()
                    .zip(&state)
                    .map(|(language, places)| language.step(places, letter))
                    .collect();
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
                let fits = |name: &String| {
                    is_free(name)
                        && languages
                            .iter()
                            .map(|language| language.contains(name))
                            .eq(accepted.iter().copied())
                };
                let longer = ["x", "q9", "example"].map(|filler| [name.as_str(), filler].concat());
                match longer.into_iter().find(|name| !free && fits(name)) {
                    Some(longer) => (longer, true),
                    None => (name, free),
                }
            })
            .collect()
    }
}
