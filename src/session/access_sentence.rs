//! Changes of access in sentences: each by itself, and all that a step did in one.

use super::access_comparison::{AccessChange, AccessLine};
use super::access_difference::{HolderKind, HolderName};
use super::policy_comparison::LineKind;
use crate::text::session::access_comparison as text;
use crate::text::{kinds, map_items};

/// The most names in a sentence.
const MOST_NAMES: usize = 2;

/// A line of a change as a sentence.
pub fn line_sentence(change: &AccessChange, line: &AccessLine) -> String {
    match line.kind {
        LineKind::Remark => line.what.clone(),
        LineKind::Gained | LineKind::Lost => {
            let name = std::slice::from_ref(&change.holder.name);
            let mut sentence = said(change.holder.kind, name, 0, change.is_new, line);
            sentence.push('.');
            capitalized_unless_name(sentence, change.holder.kind, line)
        }
    }
}

/// All that a step changed, in one sentence without its full stop: the largest group, who newly has access before who no longer has.
/// `None` where nothing was changed. `uncompared` counts differences that nobody compared.
pub fn step_sentence(changes: &[AccessChange], uncompared: usize) -> Option<String> {
    let mut groups: Vec<Told<'_>> = Vec::new();
    for change in changes {
        for line in change.lines.iter().filter(|line| line.kind != LineKind::Remark) {
            match groups.iter_mut().find(|group| group.takes(change, line)) {
                Some(group) => group.names.push(change.holder.name.clone()),
                None => groups.push(Told {
                    holder: &change.holder,
                    line,
                    is_new: change.is_new,
                    names: vec![change.holder.name.clone()],
                }),
            }
        }
    }
    let more = groups.len().saturating_sub(1) + uncompared;
    let largest = groups.iter().enumerate().max_by_key(|(place, group)| {
        let line = group.line;
        let is_of_caller = group.holder.kind.is_caller() && !line.is_decided_elsewhere;
        (is_of_caller, line.kind == LineKind::Gained, line.weight, group.names.len(), usize::MAX - place)
    });
    if let Some((_, group)) = largest {
        let told = group.names.get(..MOST_NAMES).unwrap_or(&group.names);
        let unnamed = group.names.len().saturating_sub(MOST_NAMES);
        let sentence = said(group.holder.kind, told, unnamed, group.is_new, group.line);
        return Some(sentence + &text::more_changes(more));
    }
    let is_open = |change: &&AccessChange| !change.is_decided;
    let open: Vec<String> = changes
        .iter()
        .filter(is_open)
        .map(|change| subject(change.holder.kind, &change.holder.name))
        .collect();
    let told = open.get(..MOST_NAMES).unwrap_or(&open);
    let unnamed = open.len().saturating_sub(MOST_NAMES) + uncompared;
    (!open.is_empty()).then(|| text::not_decided(&text::names(told, unnamed)))
}

/// A group that one or several have gained or lost.
struct Told<'c> {
    holder: &'c HolderName,
    line: &'c AccessLine,
    is_new: bool,
    names: Vec<String>,
}

impl Told<'_> {
    /// Whether another one has gained or lost the same.
    fn takes(&self, change: &AccessChange, line: &AccessLine) -> bool {
        let both_callers = self.holder.kind.is_caller() && change.holder.kind.is_caller();
        both_callers
            && self.is_new == change.is_new
            && self.line.kind == line.kind
            && self.line.is_decided_elsewhere == line.is_decided_elsewhere
            && self.line.what == line.what
    }
}

fn said(kind: HolderKind, names: &[String], unnamed: usize, is_new: bool, line: &AccessLine) -> String {
    let who = text::names(names, unnamed);
    let is_gained = line.kind == LineKind::Gained;
    if kind.is_caller() {
        return match (is_gained, line.is_decided_elsewhere) {
            (true, false) => text::can_now(&who, &line.what, is_new),
            (false, false) => text::can_no_longer(&who, &line.what),
            (true, true) => text::policies_now_allow(&who, &line.what),
            (false, true) => text::policies_no_longer_allow(&who, &line.what),
        };
    }
    let is_plural = matches!(kind, HolderKind::Grants | HolderKind::ResourcesOfAccount);
    let sentence = if is_gained { text::now_allows } else { text::no_longer_allows };
    sentence(&subject(kind, &who), &line.what, is_plural)
}

/// The kind in words.
pub fn holder_kind(kind: HolderKind) -> &'static str {
    match kind {
        HolderKind::User => map_items::USER,
        HolderKind::Role => map_items::ROLE,
        HolderKind::SetUpCaller => text::SET_UP_CALLER,
        HolderKind::TrustPolicy => text::TRUST_POLICY,
        HolderKind::Resource => text::RESOURCE_POLICY,
        HolderKind::Grants => text::GRANTS,
        HolderKind::ResourcesOfAccount => text::RESOURCE_CONTROL,
        HolderKind::ManagedPolicy => kinds::CUSTOMER_MANAGED_POLICY,
    }
}

fn subject(kind: HolderKind, name: &str) -> String {
    match kind {
        HolderKind::User | HolderKind::Role | HolderKind::SetUpCaller => name.to_owned(),
        HolderKind::TrustPolicy => text::trust_policy_of(name),
        HolderKind::Resource => text::policy_of(name),
        HolderKind::Grants => text::grants_of(name),
        HolderKind::ResourcesOfAccount => text::resource_control_of(name),
        HolderKind::ManagedPolicy => text::managed_policy(name),
    }
}

/// With a capital, unless it begins with a name.
fn capitalized_unless_name(sentence: String, kind: HolderKind, line: &AccessLine) -> String {
    if kind.is_caller() && !line.is_decided_elsewhere {
        return sentence;
    }
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
