//! From bytes to requests: one, an array of them, or one a line.

use super::InputError;
use crate::json::{self, Node, SyntaxError, SyntaxErrorKind, Value};
use crate::text::simulate as text;

/// Format of the requests, and so of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputFormat {
    One,
    Array,
    Lines,
}

/// The input as text.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub(super) text: String,
    /// Byte offsets of bytes that are no UTF-8, ascending.
    damaged: Vec<usize>,
}

/// A request of the input, or its error.
#[derive(Clone, Debug)]
pub(super) struct RequestInput {
    /// The byte offset that the ranges of the node count from.
    pub(super) base: usize,
    pub(super) root: Result<Node, InputError>,
}

impl Input {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut input = Self { text: String::with_capacity(bytes.len()), damaged: Vec::new() };
        for chunk in bytes.utf8_chunks() {
            input.text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                input.damaged.push(input.text.len());
                input.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        input
    }

    pub(super) fn requests(&self) -> (InputFormat, Vec<RequestInput>) {
        let parsed = json::parse(&self.text);
        if !parsed.errors.is_empty() && self.is_lines() {
            return (InputFormat::Lines, self.lines());
        }
        if let Value::Array(items) = parsed.root.value {
            return (InputFormat::Array, self.items(items, &parsed.errors));
        }
        (InputFormat::One, vec![self.request(0, self.text.len(), parsed.root, parsed.errors.first())])
    }

    /// Whether a text that is no single value is one request a line: its first line ends what it begins, or another
    /// line is whole by itself. Lines within an object spread over several are indented or end in a comma.
    fn is_lines(&self) -> bool {
        let mut lines = self.text.lines().filter(|line| !line.trim().is_empty());
        let Some(first) = lines.next() else {
            return false;
        };
        if first.trim_start().starts_with('[') || lines.clone().next().is_none() {
            return false;
        }
        let errors = json::parse(first).errors;
        let unfinished = errors.iter().any(|error| error.kind == SyntaxErrorKind::UnterminatedBracket);
        let whole = |line: &str| {
            line.starts_with('{') && line.trim_end().ends_with('}') && json::parse(line).errors.is_empty()
        };
        !unfinished || lines.any(whole)
    }

    fn lines(&self) -> Vec<RequestInput> {
        let mut base = 0;
        let mut requests = Vec::new();
        for line in self.text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                let parsed = json::parse(line);
                requests.push(self.request(base, base + line.len(), parsed.root, parsed.errors.first()));
            }
            base += line.len();
        }
        requests
    }

    fn items(&self, items: Vec<Node>, errors: &[SyntaxError]) -> Vec<RequestInput> {
        let inside = |error: &SyntaxError| {
            let after = items.partition_point(|item| item.range.start <= error.range.start);
            let item = after.checked_sub(1).and_then(|at| items.get(at));
            item.is_some_and(|item| error.range.start < item.range.end)
        };
        let outside: Vec<RequestInput> = errors
            .iter()
            .filter(|error| !inside(error))
            .map(|error| RequestInput { base: 0, root: Err(syntax(error, 0)) })
            .collect();
        let mut requests: Vec<RequestInput> = Vec::with_capacity(items.len());
        for item in items {
            let range = item.range;
            // Only the first errors of a text are kept, so each item is read by itself to know of its own.
            let own =
                if errors.is_empty() { Vec::new() } else { json::parse(range.slice(&self.text)).errors };
            let base = range.start;
            match own.first() {
                Some(error) => requests.push(RequestInput { base, root: Err(syntax(error, base)) }),
                None => requests.push(self.request_input(0, range.start, range.end, item)),
            }
        }
        requests.extend(outside);
        requests
    }

    fn request(&self, base: usize, end: usize, root: Node, error: Option<&SyntaxError>) -> RequestInput {
        match error {
            Some(error) => RequestInput {
                base,
                root: Err(self.damage(base, end).unwrap_or_else(|| syntax(error, base))),
            },
            None => self.request_input(base, base, end, root),
        }
    }

    fn request_input(&self, base: usize, start: usize, end: usize, root: Node) -> RequestInput {
        RequestInput { base, root: self.damage(start, end).map_or(Ok(root), Err) }
    }

    fn damage(&self, start: usize, end: usize) -> Option<InputError> {
        let first = self.damaged.partition_point(|at| *at < start);
        let at = *self.damaged.get(first).filter(|at| **at < end)?;
        Some(InputError::new(at, text::NOT_UTF8))
    }
}

fn syntax(error: &SyntaxError, base: usize) -> InputError {
    let at = base + error.range.start;
    match error.kind {
        SyntaxErrorKind::Empty => InputError::new(at, text::NO_REQUEST),
        SyntaxErrorKind::TrailingText => InputError::new(at, text::TRAILING_TEXT),
        _ => InputError::new(at, crate::document::syntax_finding(*error).message),
    }
}
