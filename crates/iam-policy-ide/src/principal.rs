//! Whom a statement is about, as a form shows and changes it: `Principal` or `NotPrincipal`.

use iam_policy::document::{PrincipalName, PrincipalNameError};
use iam_policy::json::{Member, Node, Value};
use iam_policy::span::TextRange;

use crate::json_nodes::{is_only, members, texts};
use crate::text::completion::EVERYONE;
use crate::text_edit::{add_member, add_value, member_ranges, quoted, ranges, remove, replace};

/// `Principal` or `NotPrincipal` as a form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisualPrincipal {
    /// Whether the element is there at all.
    pub is_present: bool,
    /// Whether it names who is left out: `NotPrincipal`.
    pub negated: bool,
    /// Who is named, in the order of the text.
    pub named: Vec<(PrincipalKind, String)>,
}

/// Under which name a principal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrincipalKind {
    /// `"*"` in place of kinds and names.
    Everyone,
    /// Accounts, users, roles and their sessions.
    Aws,
    /// Services of AWS.
    Service,
    /// Identity providers.
    Federated,
    /// The id by which S3 knows an account.
    CanonicalUser,
}

impl PrincipalKind {
    const NAMED: [Self; 4] = [Self::Aws, Self::Service, Self::Federated, Self::CanonicalUser];

    /// The name in the policy; `*` stands alone.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everyone => "*",
            Self::Aws => "AWS",
            Self::Service => "Service",
            Self::Federated => "Federated",
            Self::CanonicalUser => "CanonicalUser",
        }
    }

    /// What is wrong with a name of this kind, as far as its form tells.
    pub fn problem(self, name: &str) -> Option<&'static str> {
        match self {
            Self::Everyone => (name != "*").then_some(EVERYONE),
            named => PrincipalName::parse(named.name(), name).err().map(PrincipalNameError::message),
        }
    }
}

/// The names of a principal, with where each stands; `None` where a form cannot show all of it.
pub(crate) fn named(value: &Node) -> Option<Vec<(PrincipalKind, String)>> {
    if value.as_str() == Some("*") {
        return Some(vec![(PrincipalKind::Everyone, "*".to_owned())]);
    }
    let named_principals = named_principals(value)?;
    Some(named_principals.into_iter().map(|place| (place.kind, place.name.to_owned())).collect())
}

struct NamedPrincipal<'n> {
    kind: PrincipalKind,
    name: &'n str,
    range: TextRange,
    /// Index of the kind.
    kind_index: usize,
    /// Index of the name in the list of its kind.
    name_index: usize,
}

fn named_principals(value: &Node) -> Option<Vec<NamedPrincipal<'_>>> {
    let kinds = members(value)?;
    let mut out = Vec::new();
    for (kind_index, member) in kinds.iter().enumerate() {
        let kind = PrincipalKind::NAMED.into_iter().find(|kind| kind.name() == member.key)?;
        if !is_only(kinds, &member.key) {
            return None;
        }
        let all = texts(&member.value)?.into_iter().enumerate();
        out.extend(all.map(|(name_index, (name, range))| NamedPrincipal {
            kind,
            name,
            range,
            kind_index,
            name_index,
        }));
    }
    Some(out)
}

const NAMES: [&str; 2] = ["Principal", "NotPrincipal"];

/// The element, if it is there once and a form can show it.
pub(crate) fn element(statement: &Node) -> Option<&Member> {
    let mut found = members(statement)?.iter().filter(|member| NAMES.contains(&member.key.as_str()));
    let first = found.next()?;
    (found.next().is_none() && named(&first.value).is_some()).then_some(first)
}

/// Names one more. Who is there already stays as it is.
pub(crate) fn add(text: &str, statement: &Node, kind: PrincipalKind, name: &str) -> Option<String> {
    let alone = || ["{", &quoted(kind.name()), ": ", &quoted(name), "}"].concat();
    let Some(member) = element(statement) else {
        // What is there in a form that cannot be shown is not written over.
        if NAMES.iter().any(|name| statement.member(name).is_some()) {
            return None;
        }
        let value = if kind == PrincipalKind::Everyone { quoted("*") } else { alone() };
        return add_member(text, statement, NAMES[0], &value);
    };
    let value = &member.value;
    // Beside others, everyone is a name like theirs.
    let is_empty = members(value).is_some_and(<[Member]>::is_empty);
    match (&value.value, kind) {
        (Value::String(_), PrincipalKind::Everyone) => Some(text.to_owned()),
        (Value::String(_), PrincipalKind::Aws) if name == "*" => Some(text.to_owned()),
        (Value::String(_), PrincipalKind::Aws) => {
            Some(replace(text, value.range, &["{\"AWS\": [\"*\", ", &quoted(name), "]}"].concat()))
        }
        (Value::String(_), _) => {
            let both = ["{\"AWS\": \"*\", ", &quoted(kind.name()), ": ", &quoted(name), "}"].concat();
            Some(replace(text, value.range, &both))
        }
        (_, PrincipalKind::Everyone) if is_empty => Some(replace(text, value.range, &quoted("*"))),
        (_, PrincipalKind::Everyone) => add_named(text, value, PrincipalKind::Aws, "*"),
        _ => add_named(text, value, kind, name),
    }
}

fn add_named(text: &str, value: &Node, kind: PrincipalKind, name: &str) -> Option<String> {
    let Some(names) = value.member(kind.name()) else {
        return add_member(text, value, kind.name(), &quoted(name));
    };
    if texts(names)?.iter().any(|(there, _)| *there == name) {
        return Some(text.to_owned());
    }
    add_value(text, names, name)
}

/// Writes another name in place of one.
pub(crate) fn replace_name(text: &str, statement: &Node, place: usize, name: &str) -> Option<String> {
    let value = &element(statement)?.value;
    let range = named_principals(value)?.get(place)?.range;
    Some(replace(text, range, &quoted(name)))
}

/// Takes a name away, and its kind if it was the last of it. The element itself stays.
pub(crate) fn remove_name(text: &str, statement: &Node, place: usize) -> Option<String> {
    let value = &element(statement)?.value;
    if value.as_str().is_some() {
        return (place == 0).then(|| replace(text, value.range, "{}"));
    }
    let named_principals = named_principals(value)?;
    let NamedPrincipal { kind_index, name_index, .. } = *named_principals.get(place)?;
    let kinds = members(value)?;
    let names = &kinds.get(kind_index)?.value;
    match names.as_array() {
        Some(items) if items.len() > 1 => remove(text, names, &ranges(items), name_index),
        _ => remove(text, value, &member_ranges(kinds), kind_index),
    }
}

/// Writes the element as `NotPrincipal`, or no longer so.
pub(crate) fn negate(text: &str, statement: &Node, negated: bool) -> Option<String> {
    let [plain, not] = NAMES;
    Some(replace(text, element(statement)?.key_range, &quoted(if negated { not } else { plain })))
}
