//! Values of a template, whose texts may refer to its resources, and policy documents built of them.

use iam_policy::json::{self, Node};

use super::resource_id::{ResourceId, ResourceKind};

/// A segment of a text: literal, or a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextSegment {
    /// Literal text.
    Text(String),
    /// The account's number.
    Account,
    /// The ARN of a resource in the same template.
    Arn(ResourceId),
    /// The name of a resource in the same template.
    Name(ResourceId),
}

/// A value of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TemplateValue {
    /// A JSON literal: a number, `true`, `null`.
    Plain(String),
    /// A text.
    Text(Vec<TextSegment>),
    /// A list.
    List(Vec<TemplateValue>),
    /// Members in order.
    Object(Vec<(String, TemplateValue)>),
}

impl TemplateValue {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(vec![TextSegment::Text(text.to_owned())])
    }

    /// A text, or nothing for an empty one.
    pub(super) fn unless_empty(segments: &[TextSegment]) -> Option<Self> {
        let empty =
            segments.iter().all(|segment| matches!(segment, TextSegment::Text(text) if text.is_empty()));
        (!empty).then(|| Self::Text(segments.to_vec()))
    }

    pub(super) fn object(members: Vec<(&str, TemplateValue)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// Finds references.
pub(super) struct References<'a> {
    /// The account's number.
    pub(super) account: &'a str,
    /// The template's resources, by ARN.
    pub(super) resources: Vec<(String, ResourceId)>,
}

impl References<'_> {
    /// A text: all of it an ARN of something that `may_refer` lets it refer to, or something in a bucket, or a text about
    /// the account.
    pub(super) fn text(&self, text: &str, may_refer: &dyn Fn(&ResourceId) -> bool) -> Vec<TextSegment> {
        for (arn, id) in &self.resources {
            let Some(rest) = text.strip_prefix(arn.as_str()) else { continue };
            let whole = rest.is_empty() || (id.kind == ResourceKind::Bucket && rest.starts_with('/'));
            if whole && (id.kind == ResourceKind::Bucket || may_refer(id)) {
                let rest = (!rest.is_empty()).then(|| TextSegment::Text(rest.to_owned()));
                return [TextSegment::Arn(id.clone())].into_iter().chain(rest).collect();
            }
        }
        self.without_account(text)
    }

    /// The account's number, wherever it is no part of a longer number.
    fn without_account(&self, text: &str) -> Vec<TextSegment> {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut segments = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(self.account) {
            plain.push_str(before);
            if is_digit(plain.chars().next_back()) || is_digit(after.chars().next()) {
                plain.push_str(self.account);
            } else {
                if !plain.is_empty() {
                    segments.push(TextSegment::Text(std::mem::take(&mut plain)));
                }
                segments.push(TextSegment::Account);
            }
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() || segments.is_empty() {
            segments.push(TextSegment::Text(plain));
        }
        segments
    }

    /// A policy document. Only principals refer to users and roles: there AWS wants them to exist, elsewhere a reference
    /// could close a circle.
    pub(super) fn document(&self, text: &str, may_refer: &dyn Fn(&ResourceId) -> bool) -> TemplateValue {
        let parsed = json::parse(text);
        if !parsed.errors.is_empty() {
            return TemplateValue::text(text);
        }
        self.node(text, &parsed.root, false, may_refer)
    }

    fn node(
        &self,
        text: &str,
        node: &Node,
        in_principal: bool,
        may_refer: &dyn Fn(&ResourceId) -> bool,
    ) -> TemplateValue {
        match &node.value {
            json::Value::String(value) => {
                TemplateValue::Text(self.text(value, &|id| in_principal && may_refer(id)))
            }
            json::Value::Array(items) => TemplateValue::List(
                items.iter().map(|item| self.node(text, item, in_principal, may_refer)).collect(),
            ),
            json::Value::Object(members) => {
                let mut all: Vec<(String, TemplateValue)> = Vec::with_capacity(members.len());
                for member in members {
                    let principal =
                        in_principal || matches!(member.key.as_str(), "Principal" | "NotPrincipal");
                    all.retain(|(name, _)| *name != member.key);
                    all.push((member.key.clone(), self.node(text, &member.value, principal, may_refer)));
                }
                TemplateValue::Object(all)
            }
            _ => TemplateValue::Plain(node.range.slice(text).to_owned()),
        }
    }
}
