//! Whether a statement, or a value of one of its elements, can ever matter.

use std::sync::Arc;

use iam_policy::document::{ActionValue, Effect, Statement};
use iam_policy::evaluation::PolicySource;
use iam_policy::span::TextRange;

use crate::callers::cases;
use crate::compiled::{Compiled, Places};
use crate::difference::Difference;
use crate::gain::{Finding, Reason};
use crate::options::Options;
use crate::order::add;
use crate::view::{Part, View};

/// What a statement does in a view. Each is a proof but for [`Self::Matters`] and [`Self::Undecided`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementEffect {
    /// It applies to no request.
    NeverApplies,
    /// An Allow, and whatever it allows a Deny denies.
    AlwaysDenied,
    /// Without it the same requests pass: other statements allow or deny what it does, or it denies what nothing allows.
    ChangesNothing,
    /// No proof that it does not matter. Values whose removal would change nothing stand here.
    Matters(Vec<IdleValue>),
    /// That is not known.
    Undecided(Vec<Reason>),
}

/// A value of an element that could go: without it the same requests pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleValue {
    /// As written.
    pub text: String,
    /// Its place in the policy's text.
    pub range: TextRange,
}

/// The most values of a statement that are looked at.
const MOST_VALUES: usize = 100;

/// What the statement at `index` of the policy with this source does in the view; `None` where it is not there.
pub fn statement_effect(
    view: &View,
    source: &PolicySource,
    index: usize,
    options: &Options<'_>,
) -> Option<StatementEffect> {
    let form = view.form();
    let is_it = |part: &Part<'_>| part.policy.source == *source && part.statement.index == index;
    let part = *form.needs.iter().flatten().chain(&form.denies).find(|part| is_it(part))?;
    let shorter = shorter_statements(part.statement);
    let mut compiled = Compiled::default();
    let all = compiled.add(&form, options.reference);
    let own: Vec<usize> = compiled
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_it(&entry.part))
        .map(|(index, _)| index)
        .collect();
    let shorter_entries: Vec<usize> = shorter
        .iter()
        .map(|(statement, _)| {
            let part = Part { statement, ..part };
            compiled.add_statement(part, options.reference)
        })
        .collect();
    let cases = cases([view, view], &compiled.asked_keys(), &options.zone);
    let mut reasons: Vec<Reason> = Vec::new();
    let mut is_within = |inner: &Places, outer: &Places| {
        let difference = Difference {
            compiled: &compiled,
            before: outer,
            after: inner,
            cases: &cases,
            policies: [&view.policies, &view.policies],
            border: 0,
            maker: None,
            first_only: false,
        };
        let (gains, open) = difference.gains(options.steps);
        let is_open = gains.iter().any(|gain| matches!(gain.finding, Finding::Open(_)));
        open.iter().for_each(|reason| add(&mut reasons, *reason));
        !is_open && open.is_empty()
    };
    let alone = Places { needs: vec![own.iter().copied().take(1).collect()], denies: Vec::new() };
    let nothing = Places { needs: vec![Vec::new()], denies: Vec::new() };
    if is_within(&alone, &nothing) {
        return Some(StatementEffect::NeverApplies);
    }
    let denied = Places { denies: all.denies.clone(), ..alone };
    if part.statement.effect == Effect::Allow && is_within(&denied, &nothing) {
        return Some(StatementEffect::AlwaysDenied);
    }
    let replaced = |by: Option<usize>| {
        let swap = |list: &Vec<usize>| {
            let replacement = by.filter(|_| list.iter().any(|index| own.contains(index)));
            list.iter()
                .filter(|index| !own.contains(index))
                .copied()
                .chain(replacement)
                .collect::<Vec<usize>>()
        };
        Places { needs: all.needs.iter().map(swap).collect(), denies: swap(&all.denies) }
    };
    let without = replaced(None);
    let changes_nothing = match part.statement.effect {
        Effect::Allow => is_within(&all, &without),
        Effect::Deny => is_within(&without, &all),
    };
    if changes_nothing {
        return Some(StatementEffect::ChangesNothing);
    }
    let mut idle = Vec::new();
    for ((_, value), entry) in shorter.iter().zip(shorter_entries) {
        let changed = replaced(Some(entry));
        if is_within(&all, &changed) && is_within(&changed, &all) {
            idle.push(value.clone());
        }
    }
    if reasons.contains(&Reason::Steps) && idle.is_empty() {
        return Some(StatementEffect::Undecided(reasons));
    }
    Some(StatementEffect::Matters(idle))
}

/// The statement without one of the values of an element that has several, for each of them.
fn shorter_statements(statement: &Statement) -> Vec<(Statement, IdleValue)> {
    let mut all = Vec::new();
    let idle = |text: &iam_policy::document::Text| IdleValue { text: text.value.clone(), range: text.range };
    let actions = &statement.action.values;
    if actions.len() > 1 {
        for (index, value) in actions.iter().enumerate() {
            let left: Vec<ActionValue> = actions
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != index)
                .map(|(_, value)| value.clone())
                .collect();
            let mut shorter = statement.clone();
            shorter.action.values = Arc::from(left);
            all.push((shorter, idle(&value.text)));
        }
    }
    if let Some(element) = statement.resource.as_ref().filter(|element| element.values.len() > 1) {
        for (index, value) in element.values.iter().enumerate() {
            let mut shorter = statement.clone();
            if let Some(element) = &mut shorter.resource {
                element.values.remove(index);
            }
            all.push((shorter, idle(&value.text)));
        }
    }
    for (place, clause) in
        statement.conditions.iter().enumerate().filter(|(_, clause)| clause.values.len() > 1)
    {
        for (index, value) in clause.values.iter().enumerate() {
            let mut shorter = statement.clone();
            if let Some(clause) = shorter.conditions.get_mut(place) {
                clause.values.remove(index);
            }
            all.push((shorter, idle(&value.text)));
        }
    }
    all.truncate(MOST_VALUES);
    all
}
