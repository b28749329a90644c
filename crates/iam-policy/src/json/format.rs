//! The standard layout of JSON: two spaces, one member a line, short arrays on one line.

use super::{Member, Node, Value, parse};
use crate::span::TextRange;

/// An array up to this long stays on one line.
const LINE_LENGTH: usize = 80;

/// `text` with standard white space; `None` where it is not JSON. Everything else stays as written.
pub fn reformat(text: &str) -> Option<String> {
    let parsed = parse(text);
    let root = parsed.errors.is_empty().then_some(parsed.root)?;
    reformat_node(text, root).map(|(text, _)| text)
}

/// Reformats a value that was parsed from `text`: the new text, and the same value with its ranges there. `None` where
/// part of it is no JSON value.
pub(crate) fn reformat_node(text: &str, value: Node) -> Option<(String, Node)> {
    let out = String::with_capacity(value.range.slice(text).len());
    let mut formatter = Formatter { text, out, is_complete: true };
    let value = formatter.node(value, 0);
    formatter.is_complete.then_some((formatter.out, value))
}

struct Formatter<'t> {
    text: &'t str,
    out: String,
    is_complete: bool,
}

impl Formatter<'_> {
    fn node(&mut self, node: Node, depth: usize) -> Node {
        let start = self.out.len();
        let value = match node.value {
            Value::Array(items) => Value::Array(self.array(items, depth)),
            Value::Object(members) => Value::Object(self.object(members, depth)),
            other => {
                self.is_complete &= other != Value::Invalid;
                self.out.push_str(node.range.slice(self.text));
                other
            }
        };
        Node { range: TextRange::new(start, self.out.len()), value }
    }

    fn array(&mut self, items: Vec<Node>, depth: usize) -> Vec<Node> {
        let on_one_line = self.fits_on_one_line(&items);
        let is_empty = items.is_empty();
        self.out.push('[');
        let each = items.into_iter().enumerate().map(|(index, item)| {
            match (on_one_line, index) {
                (true, 0) => {}
                (true, _) => self.out.push_str(", "),
                (false, _) => self.new_line(index, depth + 1),
            }
            self.node(item, depth + 1)
        });
        let items = each.collect();
        self.close(']', on_one_line || is_empty, depth);
        items
    }

    fn object(&mut self, members: Vec<Member>, depth: usize) -> Vec<Member> {
        let is_empty = members.is_empty();
        self.out.push('{');
        let each = members.into_iter().enumerate().map(|(index, member)| {
            self.new_line(index, depth + 1);
            let start = self.out.len();
            self.out.push_str(member.key_range.slice(self.text));
            let key_range = TextRange::new(start, self.out.len());
            self.out.push_str(": ");
            Member { key: member.key, key_range, value: self.node(member.value, depth + 1) }
        });
        let members = each.collect();
        self.close('}', is_empty, depth);
        members
    }

    fn fits_on_one_line(&self, items: &[Node]) -> bool {
        let mut length = "[]".len();
        for (index, item) in items.iter().enumerate() {
            if matches!(item.value, Value::Array(_) | Value::Object(_)) {
                return false;
            }
            let separator = if index == 0 { "" } else { ", " };
            length += separator.len() + item.range.slice(self.text).chars().count();
        }
        length <= LINE_LENGTH
    }

    fn new_line(&mut self, index: usize, depth: usize) {
        self.out.push_str(if index == 0 { "\n" } else { ",\n" });
        self.indent(depth);
    }

    fn close(&mut self, bracket: char, on_this_line: bool, depth: usize) {
        if !on_this_line {
            self.out.push('\n');
            self.indent(depth);
        }
        self.out.push(bracket);
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }
}
