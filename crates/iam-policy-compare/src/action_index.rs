//! What statements write under `Action` and `NotAction`, by service.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::element::{ComparedResource, covers_action};
use iam_policy::reference::Reference;

use crate::by_name::{ByName, Names};
use crate::compiled::{Compiled, Entry};
use crate::order::{add, change, contains};
use crate::view::Guard;

/// Which statements are about an action.
pub(crate) type Covering = Vec<bool>;

/// The names that all statements write.
#[derive(Debug)]
pub(crate) struct ActionIndex<'a, 'v> {
    compiled: &'a Compiled<'v>,
    /// For each service its names with the statements that write them.
    services: ByName<Vec<(usize, String)>>,
    /// Services that other elements may tell apart.
    mentioned: Names,
    /// Statements that are about services which they do not name.
    wide: Vec<usize>,
    /// Statements with blanks in names, which the evaluator reads.
    blank: Vec<usize>,
}

impl<'a, 'v> ActionIndex<'a, 'v> {
    pub(crate) fn new(compiled: &'a Compiled<'v>) -> Self {
        let mut index = Self {
            compiled,
            services: ByName::default(),
            mentioned: Names::default(),
            wide: Vec::new(),
            blank: Vec::new(),
        };
        for (number, entry) in compiled.entries.iter().enumerate() {
            let action = &entry.part.statement.action;
            let mut is_wide = action.negated;
            for value in action.values.iter() {
                let stripped = value.without_blanks();
                if stripped.is_some() {
                    add(&mut index.blank, number);
                }
                let text = stripped.as_deref().unwrap_or(&value.text.value);
                match text.split_once(':').filter(|(service, _)| *service != "*") {
                    Some((service, name)) => {
                        let service = service.to_ascii_lowercase();
                        index.services.change(service, |names| names.push((number, name.to_owned())));
                    }
                    None => is_wide = true,
                }
            }
            if is_wide {
                index.wide.push(number);
            }
            let resources = entry.part.statement.resource.iter().flat_map(|element| &element.values);
            for value in resources {
                let service = value.text.value.split(':').nth(2).unwrap_or_default();
                if !service.is_empty() && !service.contains('$') {
                    index.mentioned.add(service.to_ascii_lowercase());
                }
            }
            if entry.part.guard == Guard::ResourceControl {
                let services = iam_policy::reference::resource_control_services();
                services.for_each(|service| {
                    index.mentioned.add(service.to_owned());
                });
            }
        }
        index
    }

    /// The services whose actions statements may tell apart, for those that are wanted; `None` for all others.
    pub(crate) fn services(&self, wanted: &[usize]) -> Vec<Option<String>> {
        let mut services = Vec::new();
        if self.wide.iter().any(|number| contains(wanted, number)) {
            let mut named = self.mentioned.clone();
            self.services.names().for_each(|service| {
                named.add(service.clone());
            });
            services.extend(named.names().cloned().map(Some));
            services.push(None);
            return services;
        }
        for (service, names) in self.services.iter() {
            if names.iter().any(|(number, _)| contains(wanted, number)) {
                services.push(Some(service.clone()));
            }
        }
        services
    }

    /// Which statements are about an action, by the evaluator's word.
    pub(crate) fn covering(&self, action: &str) -> Covering {
        let service = action.split(':').next().unwrap_or_default();
        let covers =
            |entry: &Entry<'_>| counts(entry, service) && covers_action(entry.part.statement, action);
        self.compiled.entries.iter().map(covers).collect()
    }

    /// What is written about one service.
    pub(crate) fn service(&self, service: &str) -> ServiceIndex<'a, 'v> {
        let mut about: Vec<(usize, OfStatement)> = Vec::new();
        for number in self.wide.iter().chain(&self.blank) {
            change(&mut about, *number, &mut |_| ());
        }
        let mut index = ServiceIndex {
            compiled: self.compiled,
            service: service.to_owned(),
            literals: Vec::new(),
            lower: Names::default(),
            wildcards: ByName::default(),
            about: Vec::new(),
        };
        for (number, name) in self.services.get(service).into_iter().flatten() {
            let Some(entry) = self.compiled.entries.get(*number) else { continue };
            if !counts(entry, service) {
                continue;
            }
            let lower = name.to_ascii_lowercase();
            if name.contains(['*', '?']) {
                index.wildcards.change(lower.clone(), |statements| add(statements, *number));
                change(&mut about, *number, &mut |of| of.wildcards.push(lower.clone()));
            } else {
                change(&mut about, *number, &mut |of| {
                    of.literals.add(lower.clone());
                });
                if index.lower.add(lower) {
                    index.literals.push(name.clone());
                }
            }
        }
        for (number, mut of) in about {
            let Some(entry) = self.compiled.entries.get(number).filter(|entry| counts(entry, service)) else {
                continue;
            };
            let action = &entry.part.statement.action;
            of.everything = action.values.iter().any(|value| value.is_everything());
            of.negated = action.negated;
            of.has_blanks = contains(&self.blank, &number);
            index.about.push((number, of));
        }
        for action in ComparedResource::exceptional_actions(service) {
            let name = action.split_once(':').map_or("", |(_, name)| name);
            if index.lower.add(name.to_ascii_lowercase()) {
                index.literals.push(name.to_owned());
            }
        }
        index
    }
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

/// What the statements write about one service.
#[derive(Debug)]
pub(crate) struct ServiceIndex<'a, 'v> {
    compiled: &'a Compiled<'v>,
    pub(crate) service: String,
    /// Names without wildcards, each once.
    pub(crate) literals: Vec<String>,
    /// Their lower case.
    pub(crate) lower: Names,
    /// Names with wildcards, in lower case, with the statements that write them, sorted.
    pub(crate) wildcards: ByName<Vec<usize>>,
    /// The statements that may be about the service.
    about: Vec<(usize, OfStatement)>,
}

#[derive(Debug, Default)]
struct OfStatement {
    literals: Names,
    wildcards: Vec<String>,
    everything: bool,
    negated: bool,
    has_blanks: bool,
}

impl ServiceIndex<'_, '_> {
    /// As [`ActionIndex::covering`], for the name of an action of the service.
    pub(crate) fn covering(&self, name: &str) -> Covering {
        let lower = name.to_ascii_lowercase();
        let mut covering = vec![false; self.compiled.entries.len()];
        for (number, of) in &self.about {
            let covers = if of.has_blanks {
                let entry = self.compiled.entries.get(*number);
                let action = [self.service.as_str(), ":", name].concat();
                entry.is_some_and(|entry| covers_action(entry.part.statement, &action))
            } else {
                let listed = of.everything
                    || of.literals.contains(&lower)
                    || of.wildcards.iter().any(|entry| iam_policy::pattern::covers_action(entry, &lower));
                listed != of.negated
            };
            if let Some(place) = covering.get_mut(*number) {
                *place = covers;
            }
        }
        covering
    }

    /// The reference's actions that no policy writes out, by the statements that are about them.
    pub(crate) fn unwritten(&self, reference: &Reference) -> Vec<(Covering, Vec<String>)> {
        let mut all: Vec<(Covering, Vec<String>)> = Vec::new();
        let Some(service) = reference.service(&self.service) else { return all };
        for action in service.actions() {
            if !self.lower.contains(&action.name.to_ascii_lowercase()) {
                change(&mut all, self.covering(action.name), &mut |of| of.push(action.name.to_owned()));
            }
        }
        all
    }
}
