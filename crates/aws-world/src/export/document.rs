//! Values of templates, with references in their texts, and policy documents made of them.

use iam_policy::json::{self, Node};

use super::plan::{Id, Kind};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// As it is.
    Text(String),
    /// The account's number.
    Account,
    /// The ARN of something that is made as well.
    Arn(Id),
    /// Its name.
    Name(Id),
}

/// A value of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// As JSON writes it: a number, `true`, `null`.
    Plain(String),
    /// A text.
    Text(Vec<Part>),
    /// A list.
    List(Vec<Value>),
    /// Members in order.
    Object(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(vec![Part::Text(text.to_owned())])
    }

    /// A text, or nothing for an empty one.
    pub(super) fn unless_empty(parts: &[Part]) -> Option<Self> {
        let empty = parts.iter().all(|part| matches!(part, Part::Text(text) if text.is_empty()));
        (!empty).then(|| Self::Text(parts.to_vec()))
    }

    pub(super) fn object(members: Vec<(&str, Value)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// Finds references.
pub(super) struct References<'a> {
    /// The account's number.
    pub(super) account: &'a str,
    /// What is made, by ARN.
    pub(super) made: Vec<(String, Id)>,
}

impl References<'_> {
    /// A text: all of it an ARN of something that `may_refer` lets it refer to, or something in a bucket, or a text about
    /// the account.
    pub(super) fn text(&self, text: &str, may_refer: &dyn Fn(&Id) -> bool) -> Vec<Part> {
        for (arn, id) in &self.made {
            let Some(rest) = text.strip_prefix(arn.as_str()) else { continue };
            let whole = rest.is_empty() || (id.kind == Kind::Bucket && rest.starts_with('/'));
            if whole && (id.kind == Kind::Bucket || may_refer(id)) {
                let rest = (!rest.is_empty()).then(|| Part::Text(rest.to_owned()));
                return [Part::Arn(id.clone())].into_iter().chain(rest).collect();
            }
        }
        self.without_account(text)
    }

    /// The account's number, wherever it is no part of a longer number.
    fn without_account(&self, text: &str) -> Vec<Part> {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(self.account) {
            plain.push_str(before);
            if is_digit(plain.chars().next_back()) || is_digit(after.chars().next()) {
                plain.push_str(self.account);
            } else {
                if !plain.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut plain)));
                }
                parts.push(Part::Account);
            }
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() || parts.is_empty() {
            parts.push(Part::Text(plain));
        }
        parts
    }

    /// A policy document. Only principals refer to users and roles: there AWS wants them to exist, elsewhere a reference
    /// could close a circle.
    pub(super) fn document(&self, text: &str, may_refer: &dyn Fn(&Id) -> bool) -> Value {
        let parsed = json::parse(text);
        if !parsed.errors.is_empty() {
            return Value::text(text);
        }
        self.node(text, &parsed.root, false, may_refer)
    }

    fn node(&self, text: &str, node: &Node, in_principal: bool, may_refer: &dyn Fn(&Id) -> bool) -> Value {
        match &node.value {
            json::Value::String(value) => Value::Text(self.text(value, &|id| in_principal && may_refer(id))),
            json::Value::Array(items) => {
                Value::List(items.iter().map(|item| self.node(text, item, in_principal, may_refer)).collect())
            }
            json::Value::Object(members) => {
                let mut all: Vec<(String, Value)> = Vec::with_capacity(members.len());
                for member in members {
                    let principal =
                        in_principal || matches!(member.key.as_str(), "Principal" | "NotPrincipal");
                    all.retain(|(name, _)| *name != member.key);
                    all.push((member.key.clone(), self.node(text, &member.value, principal, may_refer)));
                }
                Value::Object(all)
            }
            _ => Value::Plain(node.range.slice(text).to_owned()),
        }
    }
}
