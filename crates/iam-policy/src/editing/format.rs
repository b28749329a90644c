//! A tidy form of a policy: two spaces, one member a line, short lists on one line.

use crate::json::{self, Node, Value};

/// A list of texts up to this long stays on one line.
const LINE: usize = 80;

/// The text with its white space put in order; `None` where it is not JSON. Everything else stays as written.
pub fn format(text: &str) -> Option<String> {
    let parsed = json::parse(text);
    if !parsed.errors.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    write(text, &parsed.root, 0, &mut out);
    Some(out)
}

fn write(text: &str, node: &Node, depth: usize, out: &mut String) {
    match &node.value {
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Array(items) => {
            if let Some(line) = one_line(text, items) {
                out.push_str(&line);
                return;
            }
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                new_line(index, depth + 1, out);
                write(text, item, depth + 1, out);
            }
            close(']', depth, out);
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                new_line(index, depth + 1, out);
                out.push_str(member.key_range.slice(text));
                out.push_str(": ");
                write(text, &member.value, depth + 1, out);
            }
            close('}', depth, out);
        }
        _ => out.push_str(node.range.slice(text)),
    }
}

fn one_line(text: &str, items: &[Node]) -> Option<String> {
    if items.iter().any(|item| matches!(item.value, Value::Array(_) | Value::Object(_))) {
        return None;
    }
    let all: Vec<&str> = items.iter().map(|item| item.range.slice(text)).collect();
    let line = ["[", &all.join(", "), "]"].concat();
    (line.chars().count() <= LINE).then_some(line)
}

fn new_line(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    indent(depth, out);
}

fn close(bracket: char, depth: usize, out: &mut String) {
    out.push('\n');
    indent(depth, out);
    out.push(bracket);
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}
