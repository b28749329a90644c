//! The box of the AWS console, as its Copy button gives it: `User: …`, `Service: …`, `Action: …`, `On resource(s): …`,
//! `Context: …` (IAM User Guide, *Troubleshoot access denied error messages*).

use super::caller_name::{CallerName, principal};
use super::phrase::{Place, ahead, between, phrase_at, skip_space};
use super::reason::{Reason, context};
use super::token;

/// What a box tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ConsoleBox {
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) caller: CallerName,
    pub(super) action: Option<String>,
    pub(super) resource: Option<String>,
    pub(super) reason: Reason,
}

/// The labels in the order of the box.
const LABELS: [&str; 5] = ["User", "Service", "Action", "On resource(s)", "Context"];

/// The box that begins at `place`.
pub(super) fn console_box_at(text: &str, place: Place) -> Option<ConsoleBox> {
    let mut at = label(text, place, "User")?;
    // Most callers that a text names stand in no box.
    if !ahead(text, at, 600).contains("Action") {
        return None;
    }
    let mut found = ConsoleBox { start: place, end: at, ..ConsoleBox::default() };
    let mut service = None;
    let mut labels = 0;
    let mut current = "User";
    for _ in 0..LABELS.len() {
        let (value, next) = value(text, at, current);
        let end = at + value.trim_end().len();
        let value_text = value.trim().trim_matches(['"', '`']);
        match current {
            "User" => {
                let is_name = !value_text.is_empty() && !value_text.contains(' ') && value_text.len() < 400;
                if !is_name {
                    return None;
                }
                let name = value_text.replace('\n', "");
                found.caller =
                    CallerName { start: Some(place), principal: principal(&name), name: Some(name) };
            }
            "Service" => service = value_text.split_whitespace().next().map(str::to_ascii_lowercase),
            "Action" => {
                let word = value_text.split([' ', '\n', ',']).next().unwrap_or("");
                found.action = match (word.contains(':'), &service) {
                    (true, _) => Some(word.to_owned()),
                    (false, Some(service)) if !word.is_empty() => Some(format!("{service}:{word}")),
                    _ => None,
                };
            }
            "On resource(s)" => {
                let start = skip_space(text, at);
                let named = token::arn(text, start).or_else(|| {
                    let word = token::word(text, start);
                    (!word.text.is_empty()).then_some(word)
                });
                found.resource = named.map(|token| token.text).filter(|name| !name.is_empty());
            }
            _ => found.reason = context(text, skip_space(text, at)).unwrap_or_default(),
        }
        labels += 1;
        found.end = end;
        let Some((label, behind)) = next else { break };
        current = label;
        at = behind;
    }
    if found.reason.end > found.end {
        found.end = found.reason.end;
    }
    (labels >= 3 && found.action.is_some()).then_some(found)
}

/// The place behind a label, which is followed by a colon or stands on a line of its own.
fn label(text: &str, place: Place, name: &str) -> Option<Place> {
    let end = phrase_at(text, place, name)?;
    match text.as_bytes().get(end) {
        Some(b':') => Some(end + 1),
        Some(b'\n') => Some(end),
        _ => None,
    }
}

/// The value at `place` and the label behind it, with the place behind that.
fn value<'t>(text: &'t str, place: Place, current: &str) -> (&'t str, Option<(&'static str, Place)>) {
    let longest = if current == "On resource(s)" || current == "Context" { 3_000 } else { 500 };
    let order = LABELS.iter().position(|label| *label == current).unwrap_or(0);
    let bytes = text.as_bytes();
    let mut at = place;
    while at < text.len() && at - place < longest {
        if bytes.get(at) == Some(&b'\n') && bytes.get(at + 1) == Some(&b'\n') && at > place + 1 {
            break;
        }
        let begins = at > place && bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
        if begins {
            let later = LABELS.iter().skip(order + 1);
            if let Some(next) = later.into_iter().find_map(|name| Some((*name, label(text, at, name)?))) {
                return (between(text, place, at), Some(next));
            }
        }
        at += 1;
        while at < text.len() && !text.is_char_boundary(at) {
            at += 1;
        }
    }
    let rest = between(text, place, at);
    let line = rest.trim_start();
    let skipped = rest.len() - line.len();
    let end = line.split('\n').next().map_or(0, str::len);
    (rest.get(..skipped + end).unwrap_or(rest), None)
}
