//! Records in a pasted text: CloudTrail's and decoded messages, as a file, as lines, in the answers of other services, as JSON
//! within JSON, with other words between.

use super::cloud_trail::{self, EventActions, Outcome};
use super::{Denial, NotIam, authorization_message, log_table};
use crate::json::{self, Node, Value};
use crate::reference::Reference;
use crate::span::TextRange;

/// JSON is taken out of strings so many levels deep.
const LEVELS: usize = 4;

/// Brackets that do not close are looked for in at most so many times the length of the text.
const EFFORT: usize = 8;

/// The records of a text.
#[derive(Default)]
pub(super) struct Records<'r> {
    actions: EventActions<'r>,
    pub(super) denials: Vec<Denial>,
    /// Whether there is any record.
    pub(super) any: bool,
    /// The cause of one that failed before anybody was known.
    pub(super) cause: Option<NotIam>,
    /// The ranges that were read, in order.
    pub(super) taken: Vec<TextRange>,
}

/// A value that may hold records.
struct Candidate {
    node: Node,
    /// What positions in it are counted from; `None` where it was a text in another value, all of which has one range.
    base: Option<usize>,
    range: TextRange,
    level: usize,
}

impl<'r> Records<'r> {
    /// Reads the records of `text`.
    pub(super) fn read(text: &str, reference: Option<&'r Reference>) -> Self {
        let mut records = Self { actions: EventActions::new(reference), ..Self::default() };
        log_table::read(text, &mut records);
        if !text.contains("eventName") && !text.contains("explicitDeny") {
            return records;
        }
        let mut place = 0;
        let mut effort = text.len().saturating_mul(EFFORT);
        // A table goes on to the end.
        let text = text.get(..records.taken.first().map_or(text.len(), |table| table.start)).unwrap_or(text);
        while let Some(at) = text.get(place..).and_then(|rest| rest.find(['{', '['])).map(|at| place + at) {
            place = records.at_bracket(text, at, &mut effort).max(at + 1);
            if effort == 0 {
                break;
            }
        }
        records.taken.sort_by_key(|range| range.start);
        records.denials.sort_by_key(|denial| denial.span.start);
        records
    }

    /// Reads the value that opens at `at`; the place behind it.
    fn at_bracket(&mut self, text: &str, at: usize, effort: &mut usize) -> usize {
        let rest = text.get(at..).unwrap_or("");
        let first = rest.get(1..).unwrap_or("").trim_start();
        if rest.starts_with('{') && first.starts_with("\\") {
            return self.escaped(text, at, effort);
        }
        if rest.starts_with('{') && first.starts_with("\"\"") && !first.starts_with("\"\":") {
            return self.doubled(text, at, effort);
        }
        let may_open =
            if rest.starts_with('{') { first.starts_with('"') } else { first.starts_with(['{', '[', '"']) };
        if !may_open {
            return at + 1;
        }
        let length = balanced(rest, *effort);
        *effort = effort.saturating_sub(length.unwrap_or(rest.len()));
        // What is cut at the end is read as far as it goes.
        let end = at + length.unwrap_or(rest.len());
        let slice = text.get(at..end).unwrap_or("");
        if !slice.contains("eventName") && !slice.contains("explicitDeny") {
            return if length.is_some() { end } else { at + 1 };
        }
        let node = json::parse(slice).root;
        let range = TextRange::new(at, end);
        if self.collect(Candidate { node, base: Some(at), range, level: 0 }) {
            self.taken.push(range);
            return end;
        }
        if length.is_some() { end } else { at + 1 }
    }

    /// JSON whose quotes are escaped, up to the end of its line.
    fn escaped(&mut self, text: &str, at: usize, effort: &mut usize) -> usize {
        let line = text.get(at..).unwrap_or("").split('\n').next().unwrap_or("");
        *effort = effort.saturating_sub(line.len());
        let mut plain = line.to_owned();
        for _ in 0..LEVELS {
            if !plain.get(1..).unwrap_or("").trim_start().starts_with('\\') {
                break;
            }
            plain = plain.replace("\\\\", "\u{0}").replace("\\\"", "\"").replace('\u{0}', "\\");
        }
        self.of_line(&plain, TextRange::new(at, at + line.len()))
    }

    /// JSON in a cell of a table, where each quote is doubled.
    fn doubled(&mut self, text: &str, at: usize, effort: &mut usize) -> usize {
        let rest = text.get(at..).unwrap_or("");
        let mut end = rest.len();
        let mut bytes = rest.bytes().enumerate().peekable();
        while let Some((place, byte)) = bytes.next() {
            if byte == b'"' {
                if bytes.peek().is_some_and(|(_, next)| *next == b'"') {
                    bytes.next();
                } else {
                    end = place;
                    break;
                }
            }
        }
        *effort = effort.saturating_sub(end);
        let plain = rest.get(..end).unwrap_or("").replace("\"\"", "\"");
        self.of_line(&plain, TextRange::new(at, at + end))
    }

    fn of_line(&mut self, plain: &str, range: TextRange) -> usize {
        let is_told = plain.contains("eventName") || plain.contains("explicitDeny");
        let length = if is_told { balanced(plain, plain.len()) } else { None };
        let Some(slice) = length.and_then(|length| plain.get(..length)) else { return range.start + 1 };
        let node = json::parse(slice).root;
        if self.collect(Candidate { node, base: None, range, level: 1 }) {
            self.taken.push(range);
            return range.end;
        }
        range.start + 1
    }

    /// Collects the denials of a value and of the JSON in its strings; whether there was a record.
    fn collect(&mut self, first: Candidate) -> bool {
        let mut found = false;
        let mut queue = std::collections::VecDeque::from([first]);
        while let Some(candidate) = queue.pop_front() {
            let mut nodes = vec![&candidate.node];
            let place = |node: &Node| match candidate.base {
                Some(base) => TextRange::new(base + node.range.start, base + node.range.end),
                None => candidate.range,
            };
            while let Some(node) = nodes.pop() {
                if let Some(mut denial) = authorization_message::parse(node) {
                    denial.span = place(node);
                    self.denials.push(denial);
                    found = true;
                    continue;
                }
                if cloud_trail::is_record(node) {
                    self.record(node, place(node));
                    found = true;
                    continue;
                }
                match &node.value {
                    Value::Object(members) => nodes.extend(members.iter().rev().map(|member| &member.value)),
                    Value::Array(items) => match row(items) {
                        Some(row) if cloud_trail::is_record(&row) => {
                            self.record(&row, place(node));
                            found = true;
                        }
                        _ => nodes.extend(items.iter().rev()),
                    },
                    Value::String(text)
                        if candidate.level < LEVELS
                            && (text.contains("eventName") || text.contains("explicitDeny")) =>
                    {
                        let start = text.find('{').unwrap_or(0);
                        let inner = json::parse(text.get(start..).unwrap_or("")).root;
                        queue.push_back(Candidate {
                            node: inner,
                            base: None,
                            range: place(node),
                            level: candidate.level + 1,
                        });
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Adds what a record tells.
    pub(super) fn record(&mut self, record: &Node, span: TextRange) {
        self.any = true;
        match cloud_trail::outcome(record, span, &mut self.actions) {
            Outcome::Other => {}
            Outcome::Failed(cause) => self.cause = self.cause.or(Some(cause)),
            Outcome::Denied(denial) => self.denials.push(*denial),
        }
    }
}

/// A row of Logs Insights: items of a field and its value.
fn row(items: &[Node]) -> Option<Node> {
    let mut members = Vec::new();
    for item in items {
        let key = item.member("field")?.as_str()?.to_owned();
        let value = item.member("value")?.clone();
        members.push(json::Member { key, key_range: item.range, value });
    }
    let range = items.first()?.range;
    Some(Node { range, value: Value::Object(members) })
}

/// The length of the value that opens at the start of `text`, where it closes within `limit` bytes.
fn balanced(text: &str, limit: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().take(limit.saturating_add(1)) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}
