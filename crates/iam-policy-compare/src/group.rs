//! Differences in groups that people read: actions, resources, conditions.

use iam_policy::document::{ActionValue, Statement};
use iam_policy::evaluation::PolicySource;
use iam_policy::pattern::covers_action;
use iam_policy::reference::Reference;
use iam_policy::sorting::stable_sort;

use crate::by_name::{ByName, Names};
use crate::gain::{Finding, Gain};
use crate::options::Options;
use crate::order::{add, contains};
use crate::view::{Part, View};
use crate::witness::Witness;

/// Requests that one view lets through and the other does not, or some of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The actions: as the statement writes them where it is about no other, else by name.
    pub actions: Vec<String>,
    /// How many actions of the service reference these are; 0 without a reference.
    pub action_count: usize,
    /// The resources as the statement writes them; behind `NotResource` all but these.
    pub resources: Vec<String>,
    /// Whether `resources` are those that are left out.
    pub not_resources: bool,
    /// The statement's conditions.
    pub conditions: Vec<GroupCondition>,
    /// The statement that allows, where one has to.
    pub statement: Option<StatementPlace>,
    /// Whether the group may hold requests besides, that the other view lets through as well or this one does not.
    pub is_wider: bool,
    /// A request of the group, verified. `None` where none was found and none is proved to be missing.
    pub witness: Option<Witness>,
}

/// A condition of a [`Group`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCondition {
    /// The operator as written.
    pub operator: String,
    /// The key as written.
    pub key: String,
    /// The values as written.
    pub values: Vec<String>,
}

/// A statement and its policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementPlace {
    /// The policy.
    pub source: PolicySource,
    /// The position of the statement in it, from 0.
    pub index: usize,
    /// `Sid`.
    pub sid: Option<String>,
}

/// The gains of a view in groups, one for each statement that allows.
pub(crate) fn groups(view: &View, other: &View, gains: &[Gain], options: &Options<'_>) -> Vec<Group> {
    // The compiled entries are those of the other view, then those of this one.
    let mut parts: Vec<Part<'_>> = other.form().parts();
    parts.extend(view.form().parts());
    let mut allows: Vec<Option<usize>> = Vec::new();
    gains.iter().for_each(|gain| add(&mut allows, gain.allow));
    let mut groups: Vec<Group> = allows
        .into_iter()
        .map(|allow| {
            let of_group: Vec<&Gain> = gains.iter().filter(|gain| gain.allow == allow).collect();
            group(allow.and_then(|allow| parts.get(allow)), allow, &of_group, options)
        })
        .collect();
    let weight = |group: &Group| (group.witness.is_some(), group.action_count, group.actions.len());
    stable_sort(&mut groups, |one, other| weight(other).cmp(&weight(one)));
    groups
}

fn group(part: Option<&Part<'_>>, allow: Option<usize>, gains: &[&Gain], options: &Options<'_>) -> Group {
    let statement = part.map(|part| part.statement);
    let (actions, action_count) = actions(statement, allow, gains, options);
    let element = statement.and_then(|statement| statement.resource.as_ref());
    let not_resources = element.is_some_and(|element| element.negated);
    let mut concerned: Vec<usize> = Vec::new();
    gains.iter().flat_map(|gain| &gain.resources).for_each(|place| add(&mut concerned, *place));
    let mut resources = Vec::new();
    for (index, value) in element.into_iter().flat_map(|element| element.values.iter().enumerate()) {
        if not_resources || contains(&concerned, &index) {
            resources.push(value.text.value.clone());
        }
    }
    let conditions = statement.map_or(&[][..], |statement| &statement.conditions).iter();
    let mut best: Option<&Witness> = None;
    for gain in gains {
        if let Finding::Found(witness) = &gain.finding
            && best.is_none_or(|best| !best.is_recognizable() && witness.is_recognizable())
        {
            best = Some(witness);
        }
    }
    Group {
        actions,
        action_count,
        resources,
        not_resources,
        conditions: conditions
            .map(|clause| GroupCondition {
                operator: clause.operator_text.value.clone(),
                key: clause.key.value.clone(),
                values: clause.values.iter().map(|value| value.text.value.clone()).collect(),
            })
            .collect(),
        statement: part.map(|part| StatementPlace {
            source: part.policy.source.clone(),
            index: part.statement.index,
            sid: part.statement.sid.as_ref().map(|sid| sid.value.clone()),
        }),
        is_wider: !gains.iter().all(|gain| gain.is_whole),
        witness: best.cloned(),
    }
}

/// The actions of some gains, and how many of the reference's these are.
fn actions(
    statement: Option<&Statement>,
    allow: Option<usize>,
    gains: &[&Gain],
    options: &Options<'_>,
) -> (Vec<String>, usize) {
    let (mut named, mut entries) = (Names::default(), Names::default());
    let written = statement.filter(|statement| !statement.action.negated && allow.is_some());
    let wildcards = written.map(|statement| Wildcards::new(&statement.action.values));
    for gain in gains {
        gain.actions.named.iter().for_each(|action| {
            named.add(action.clone());
        });
        if gain.actions.other.is_none() {
            continue;
        }
        // Names that nobody writes out: by the entries of the statement that cover them.
        match &wildcards {
            Some(wildcards) => {
                let covering = wildcards.of_service(gain.service.as_deref());
                let covering =
                    covering.filter(|value| gain.actions.others().any(|other| value.covers(other)));
                covering.for_each(|value| {
                    entries.add(value.text.value.clone());
                });
            }
            None => {
                let every = gain.service.as_ref().map(|service| [service.as_str(), ":*"].concat());
                entries.add(every.unwrap_or_else(|| "*".to_owned()));
            }
        }
    }
    let mut all: Vec<String> = entries.names().cloned().collect();
    let listed = Listed::new(&all);
    for action in named.names() {
        if !listed.covers(action) {
            all.push(action.clone());
        }
    }
    let count = options.reference.map_or(0, |reference| Listed::new(&all).count(reference));
    (all, count)
}

/// Entries of `Action` with wildcards, by service.
#[derive(Debug, Default)]
struct Wildcards<'e> {
    services: ByName<Vec<&'e ActionValue>>,
    /// Those of no single service.
    wide: Vec<&'e ActionValue>,
}

impl<'e> Wildcards<'e> {
    fn new(values: &'e [ActionValue]) -> Self {
        let mut wildcards = Self::default();
        for value in values.iter().filter(|value| value.text.value.contains(['*', '?'])) {
            match value.text.value.split_once(':').filter(|(service, _)| !service.contains(['*', '?'])) {
                Some((service, _)) => {
                    wildcards.services.change(service.to_ascii_lowercase(), |of| of.push(value));
                }
                None => wildcards.wide.push(value),
            }
        }
        wildcards
    }

    fn of_service(&self, service: Option<&str>) -> impl Iterator<Item = &'e ActionValue> {
        let of_service = service.and_then(|service| self.services.get(service));
        of_service.into_iter().flatten().chain(&self.wide).copied()
    }
}

/// Entries of `Action` by service, for looking up many actions.
#[derive(Debug, Default)]
struct Listed {
    everything: bool,
    services: ByName<OfService>,
}

#[derive(Debug, Default)]
struct OfService {
    everything: bool,
    /// In lower case.
    names: Names,
    wildcards: Vec<String>,
}

impl Listed {
    fn new(entries: &[String]) -> Self {
        let mut listed = Self::default();
        for entry in entries {
            let Some((service, name)) = entry.split_once(':').filter(|(service, _)| *service != "*") else {
                listed.everything = true;
                continue;
            };
            listed.services.change(service.to_ascii_lowercase(), |of| match name {
                "*" => of.everything = true,
                name if name.contains(['*', '?']) => of.wildcards.push(name.to_owned()),
                name => {
                    of.names.add(name.to_ascii_lowercase());
                }
            });
        }
        listed
    }

    fn covers(&self, action: &str) -> bool {
        let Some((service, name)) = action.split_once(':') else { return self.everything };
        let of = self.services.get(&service.to_ascii_lowercase());
        self.everything || of.is_some_and(|of| of.covers(name))
    }

    /// How many actions of the reference these are.
    fn count(&self, reference: &Reference) -> usize {
        if self.everything {
            return reference.services().map(|service| service.actions().count()).sum();
        }
        let services = self.services.iter().filter_map(|(name, of)| Some((reference.service(name)?, of)));
        services.map(|(service, of)| service.actions().filter(|action| of.covers(action.name)).count()).sum()
    }
}

impl OfService {
    fn covers(&self, name: &str) -> bool {
        self.everything
            || self.names.contains(&name.to_ascii_lowercase())
            || self.wildcards.iter().any(|entry| covers_action(entry, name))
    }
}
