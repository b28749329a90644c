//! Differences in groups that people read: actions, resources, conditions.

use std::collections::BTreeSet;

use iam_policy::document::Statement;
use iam_policy::evaluation::PolicySource;
use iam_policy::pattern::covers_action;

use crate::difference::{Finding, Gain};
use crate::options::Options;
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
    let parts: Vec<Part<'_>> = [other, view]
        .into_iter()
        .flat_map(|view| {
            let form = view.form();
            form.needs.into_iter().flatten().chain(form.denies).collect::<Vec<Part<'_>>>()
        })
        .collect();
    let mut allows: Vec<Option<usize>> = gains.iter().map(|gain| gain.allow).collect();
    allows.sort_unstable();
    allows.dedup();
    let mut groups: Vec<Group> = allows
        .into_iter()
        .map(|allow| {
            let of_group: Vec<&Gain> = gains.iter().filter(|gain| gain.allow == allow).collect();
            group(allow.and_then(|allow| parts.get(allow)), allow, &of_group, options)
        })
        .collect();
    groups.sort_by_key(|group| {
        std::cmp::Reverse((group.witness.is_some(), group.action_count, group.actions.len()))
    });
    groups
}

fn group(part: Option<&Part<'_>>, allow: Option<usize>, gains: &[&Gain], options: &Options<'_>) -> Group {
    let statement = part.map(|part| part.statement);
    let (actions, action_count) = actions(statement, allow, gains, options);
    let element = statement.and_then(|statement| statement.resource.as_ref());
    let concerned: BTreeSet<usize> = gains.iter().flat_map(|gain| gain.resources.iter().copied()).collect();
    let resources = element.map_or_else(Vec::new, |element| {
        let values = element.values.iter().enumerate();
        let kept = values.filter(|(index, _)| element.negated || concerned.contains(index));
        kept.map(|(_, value)| value.text.value.clone()).collect()
    });
    let conditions = statement.map_or(&[][..], |statement| &statement.conditions).iter();
    let found = |gain: &&&Gain| matches!(&gain.finding, Finding::Found(witness) if witness.is_usual);
    let best = gains
        .iter()
        .find(found)
        .or_else(|| gains.iter().find(|gain| matches!(gain.finding, Finding::Found(_))));
    Group {
        actions,
        action_count,
        resources,
        not_resources: element.is_some_and(|element| element.negated),
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
        witness: best.and_then(|gain| match &gain.finding {
            Finding::Found(witness) => Some(Witness::clone(witness)),
            _ => None,
        }),
    }
}

/// The actions of some gains, and how many of the reference's these are.
fn actions(
    statement: Option<&Statement>,
    allow: Option<usize>,
    gains: &[&Gain],
    options: &Options<'_>,
) -> (Vec<String>, usize) {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut entries: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    for gain in gains {
        named.extend(gain.actions.named.iter().filter(|action| is_real(action, options)).cloned());
        let Some(other) = &gain.actions.other else { continue };
        // Names that nobody writes out: by the entries of the statement that cover them.
        match statement.filter(|statement| !statement.action.negated && allow.is_some()) {
            Some(statement) => {
                let values = statement.action.values.iter();
                let covering =
                    values.filter(|value| value.covers(other)).map(|value| value.text.value.clone());
                entries.extend(covering);
            }
            None => {
                entries.extend(gain.service.as_ref().map(|service| format!("{service}:*")));
                if gain.service.is_none() {
                    entries.insert("*".to_owned());
                }
            }
        }
    }
    if let Some(reference) = options.reference {
        let counted = |action: &str| {
            named.iter().any(|known| known.eq_ignore_ascii_case(action))
                || entries.iter().any(|entry| entry == "*" || covers_action(entry, action))
        };
        let services = reference.services().filter(|service| {
            let start = [service.name, ":"].concat();
            let is_of = |entry: &String| {
                entry == "*" || entry.get(..start.len()).is_some_and(|of| of.eq_ignore_ascii_case(&start))
            };
            named.iter().chain(&entries).any(is_of)
        });
        count = services
            .flat_map(|service| service.actions())
            .filter(|action| counted(&action.full_name()))
            .count();
    }
    let covered = |action: &String| entries.iter().any(|entry| entry == "*" || covers_action(entry, action));
    named.retain(|action| !covered(action));
    (entries.into_iter().chain(named).collect(), count)
}

/// Names that only the comparison itself brought up are left out where the reference does not know them.
fn is_real(action: &str, options: &Options<'_>) -> bool {
    options.reference.is_none_or(|reference| {
        let service = action.split(':').next().unwrap_or_default();
        reference.service(service).is_none() || reference.action(action).is_some()
    })
}
