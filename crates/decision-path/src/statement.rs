//! A statement as formatted JSON, with the elements marked that made the decision.

use iam_policy::explanation::{DecidingStatement, StatementOutcome};

use crate::formatted::Formatted;
use crate::path::Decision;
use crate::text;

/// Items of a list that are shown on either side of one that is marked, and from how many on a list is folded.
const NEIGHBORS: usize = 1;
const LONG_LIST: usize = 6;

/// The deciding statement, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementText {
    /// Where in the result it stands.
    pub deciding: DecidingStatement,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of JSON.
pub type Line = Vec<Segment>;

/// A run of text with one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// How it is marked.
    pub mark: Mark,
}

/// How a run of text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It is not.
    None,
    /// Items of a list that are left out.
    Folded,
    /// Of an element that made the decision.
    Element,
    /// The value in it that did.
    Value,
}

impl StatementText {
    /// The statement that a decision hangs on, as its author wrote it but for white space; `None` where there is none.
    pub fn new(decision: &Decision<'_>) -> Option<Self> {
        let deciding = decision.result.deciding_statement()?;
        let (_, policy, statement) = decision.result.statement_at(deciding.statement)?;
        let document = decision.policies.find(&policy.source)?;
        let lines = lines(document.document.text(), statement, &deciding.elements)?;
        Some(Self { deciding, lines })
    }
}

fn lines(text: &str, statement: &StatementOutcome, elements: &[usize]) -> Option<Vec<Line>> {
    let range = statement.range;
    let formatted = Formatted::new(text.get(range.start..range.end)?);
    let place = |offset: usize| formatted.place(offset.checked_sub(range.start)?);
    let mut marks: Vec<(usize, usize, Mark)> = Vec::new();
    for element in elements.iter().filter_map(|index| statement.elements.get(*index)) {
        let of = |start: usize, end: usize| Some((place(start)?, place(end.checked_sub(1)?)? + 1));
        marks.extend(of(element.range.start, element.range.end).map(|(from, to)| (from, to, Mark::Element)));
        if let Some(value) = element.matched_range {
            marks.extend(of(value.start, value.end).map(|(from, to)| (from, to, Mark::Value)));
        }
    }
    let mut start = 0;
    let mut lines = Vec::new();
    for line in formatted.text.split('\n') {
        lines.push(segments(line, start, &marks));
        start += line.len() + 1;
    }
    Some(folded(lines))
}

/// The line from byte `start` of the text, cut at the marks.
fn segments(line: &str, start: usize, marks: &[(usize, usize, Mark)]) -> Line {
    let mark_at = |offset: usize| {
        let covering = marks.iter().filter(|(from, to, _)| (*from..*to).contains(&offset));
        covering.map(|(.., mark)| *mark).max().unwrap_or(Mark::None)
    };
    let indent = line.len() - line.trim_start().len();
    let mut segments: Line = Vec::new();
    for (at, character) in line.char_indices() {
        let mark = if at < indent { Mark::None } else { mark_at(start + at) };
        match segments.last_mut() {
            Some(last) if last.mark == mark => last.text.push(character),
            _ => segments.push(Segment { text: character.to_string(), mark }),
        }
    }
    segments
}

/// Long lists show what is marked with its neighbors, else how they begin.
fn folded(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        let opens = text(&line).trim_end().ends_with('[');
        kept.push(line);
        if !opens {
            continue;
        }
        let mut items: Vec<Line> = Vec::new();
        while let Some(item) = rest.next_if(|line| !text(line).trim_start().starts_with([']', '{'])) {
            items.push(item);
        }
        kept.extend(folded_list(items));
    }
    kept
}

fn folded_list(items: Vec<Line>) -> Vec<Line> {
    if items.len() <= LONG_LIST {
        return items;
    }
    let is_marked = |line: &Line| line.iter().any(|segment| segment.mark == Mark::Value);
    let marked: Vec<usize> =
        items.iter().enumerate().filter(|(_, line)| is_marked(line)).map(|(index, _)| index).collect();
    let is_kept = |index: usize| match marked.is_empty() {
        true => index < LONG_LIST - 2,
        false => marked.iter().any(|at| index.abs_diff(*at) <= NEIGHBORS),
    };
    let mut kept: Vec<Line> = Vec::new();
    let mut left_out = 0;
    let mut indent = String::new();
    for (index, line) in items.into_iter().enumerate() {
        if is_kept(index) {
            kept.extend(gap(&indent, left_out));
            left_out = 0;
            kept.push(line);
        } else {
            let written = text(&line);
            indent = " ".repeat(written.len() - written.trim_start().len());
            left_out += 1;
        }
    }
    kept.extend(gap(&indent, left_out));
    kept
}

fn gap(indent: &str, count: usize) -> Option<Line> {
    (count > 0).then(|| {
        vec![Segment { text: [indent, &text::statement::items_left_out(count)].concat(), mark: Mark::Folded }]
    })
}

fn text(line: &Line) -> String {
    line.iter().map(|segment| segment.text.as_str()).collect()
}

#[cfg(test)]
mod tests;
