//! The element of a policy that a text position is in.

use iam_policy::json::{self, Node, Value};
use iam_policy::span::TextRange;

/// The string at a text position, and its role in the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CursorContext {
    /// Names of the members that lead to it, outermost first; a key ends its own path. Lists leave no trace.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub is_key: bool,
    /// The text between its quotes.
    pub inner: TextRange,
    /// The object it is in: of a key the one it belongs to, of a value that of its key.
    pub siblings: Vec<String>,
    /// The actions of its statement.
    pub actions: Vec<String>,
}

/// The string at byte `offset` of `text`, between its quotes.
pub(crate) fn cursor_context(text: &str, offset: usize) -> Option<CursorContext> {
    let parsed = json::parse(text);
    let mut search = Search { text, offset, path: Vec::new(), actions: Vec::new() };
    search.node(&parsed.root, &[])
}

struct Search<'t> {
    text: &'t str,
    offset: usize,
    path: Vec<String>,
    actions: Vec<String>,
}

impl Search<'_> {
    fn node(&mut self, node: &Node, siblings: &[String]) -> Option<CursorContext> {
        if self.offset < node.range.start || self.offset > node.range.end {
            return None;
        }
        match &node.value {
            Value::String(_) => {
                let inner = self.inner(node.range)?;
                Some(self.found(false, inner, siblings.to_vec()))
            }
            Value::Array(items) => items.iter().find_map(|item| self.node(item, siblings)),
            Value::Object(members) => {
                let keys: Vec<String> = members.iter().map(|member| member.key.clone()).collect();
                if let [name] = self.path.as_slice()
                    && name == "Statement"
                {
                    self.actions = actions(node);
                }
                for member in members {
                    self.path.push(member.key.clone());
                    if let Some(inner) = self.inner(member.key_range) {
                        return Some(self.found(true, inner, keys));
                    }
                    if let Some(found) = self.node(&member.value, &keys) {
                        return Some(found);
                    }
                    self.path.pop();
                }
                None
            }
            _ => None,
        }
    }

    /// What is between the quotes of a string that the offset is in; the second quote may be missing.
    fn inner(&self, range: TextRange) -> Option<TextRange> {
        let raw = range.slice(self.text);
        let closed = raw.len() > 1 && raw.ends_with('"');
        let inner = TextRange::new(range.start + 1, range.end - usize::from(closed));
        (inner.start <= self.offset && self.offset <= inner.end).then_some(inner)
    }

    fn found(&mut self, is_key: bool, inner: TextRange, siblings: Vec<String>) -> CursorContext {
        let path = std::mem::take(&mut self.path);
        CursorContext { path, is_key, inner, siblings, actions: std::mem::take(&mut self.actions) }
    }
}

fn actions(statement: &Node) -> Vec<String> {
    let listed = ["Action", "NotAction"].into_iter().filter_map(|name| statement.member(name));
    listed
        .flat_map(|node| node.as_array().unwrap_or(std::slice::from_ref(node)))
        .filter_map(|node| node.as_str().map(str::to_owned))
        .collect()
}
