//! Appending a statement to a policy.

use iam_policy::json::{self, Node, Value, reformat};

use crate::json_nodes::statements;
use crate::text_edit::add_member;

/// The policy `text` with `statement` (a JSON object) as its last one; all that was there stays as it was written. An empty
/// text becomes a policy. `None` where one of them is not JSON, or `text` is no policy.
pub fn append_statement(text: &str, statement: &str) -> Option<String> {
    let statement_text = reformat(statement)?;
    if text.trim().is_empty() {
        let body = indented(&statement_text, "    ");
        return Some(format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {body}\n  ]\n}}"));
    }
    let parsed = json::parse(text);
    if !parsed.errors.is_empty() {
        return None;
    }
    let Some(node) = parsed.root.member("Statement") else {
        return add_member(text, &parsed.root, "Statement", &["[", &statement_text, "]"].concat());
    };
    // One of two lists would be changed, and perhaps the one that does not count.
    statements(&parsed.root)?;
    let range = node.range;
    match &node.value {
        Value::Array(items) => match items.last() {
            Some(last) => {
                let more = match indent(text, last) {
                    Some(indent) => format!(",\n{indent}{}", indented(&statement_text, indent)),
                    None => format!(", {statement}"),
                };
                insert(text, last.range.end, &more)
            }
            None => insert(text, range.start.checked_add(1)?, &statement_text),
        },
        Value::Object(_) => {
            let indent = indent(text, node).unwrap_or_default();
            let more = format!(",\n{indent}{}]", indented(&statement_text, indent));
            insert(&insert(text, range.end, &more)?, range.start, "[")
        }
        _ => None,
    }
}

/// The white space before something that begins its line.
fn indent<'t>(text: &'t str, node: &Node) -> Option<&'t str> {
    let before = text.get(..node.range.start)?;
    let line = before.rsplit('\n').next()?;
    (line.len() < before.len() && line.trim().is_empty()).then_some(line)
}

/// Every line but the first further to the right.
fn indented(text: &str, indent: &str) -> String {
    text.replace('\n', &["\n", indent].concat())
}

fn insert(text: &str, at: usize, more: &str) -> Option<String> {
    Some([text.get(..at)?, more, text.get(at..)?].concat())
}
