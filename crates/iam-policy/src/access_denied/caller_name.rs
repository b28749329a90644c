//! The caller before `is not authorized to perform`: `User: arn:…`, `Service Principal: …`, an ARN, or a bare name.

use super::phrase::{Place, before, begins_word};
use crate::arn::Arn;
use crate::request::Principal;

/// The caller as AWS names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CallerName {
    /// Where its words begin, `User:` included.
    pub(super) start: Option<Place>,
    pub(super) name: Option<String>,
    pub(super) principal: Option<Principal>,
}

/// Words that stand in the place of a name.
const NO_NAMES: [&str; 34] = [
    "you",
    "user",
    "users",
    "it",
    "he",
    "she",
    "who",
    "and",
    "or",
    "that",
    "this",
    "which",
    "they",
    "caller",
    "principal",
    "role",
    "account",
    "identity",
    "requester",
    "client",
    "there",
    "but",
    "still",
    "app",
    "application",
    "service",
    "lambda",
    "function",
    "code",
    "null",
    "undefined",
    "none",
    "also",
    "currently",
];

/// Words before a name.
const LABELS: [&str; 7] = ["Service Principal:", "User:", "user:", "Principal:", "Role:", "User", "role"];

/// The longest name with its label.
const LONGEST: usize = 700;

/// The caller before `place`, where `not authorized to perform` stands.
pub(super) fn caller_before(text: &str, place: Place) -> CallerName {
    let head = before(text, place, LONGEST);
    let base = place - head.len();
    let Some(head) = without_verb(head) else { return CallerName::default() };
    // Nothing goes over an empty line.
    let start = head.rfind("\n\n").map_or(0, |at| at + 2);
    let window = head.get(start..).unwrap_or(head);
    let base = base + start;
    let mut labels: Vec<(usize, &str)> =
        LABELS.iter().filter_map(|label| Some((last_word(window, label)?, *label))).collect();
    labels.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, label) in labels {
        let name = window.get(at + label.len()..).unwrap_or("");
        let has_colon = label.ends_with(':');
        if !has_colon && !name.trim_start().starts_with(['`', '"', '\'', 'a']) {
            continue;
        }
        if let Some(name) = clean_name(name, has_colon) {
            return named(base + at, name);
        }
        if has_colon && name.split_whitespace().count() <= 4 {
            return CallerName { start: Some(base + at), ..CallerName::default() };
        }
    }
    bare(window, base)
}

/// Where `label` stands last as a word.
fn last_word(window: &str, label: &str) -> Option<usize> {
    window.rmatch_indices(label).map(|(at, _)| at).find(|at| begins_word(window, *at))
}

/// Without `is` or `are` at the end.
fn without_verb(head: &str) -> Option<&str> {
    let head = head.trim_end();
    ["is", "are", "was", "i\ns"].iter().find_map(|verb| head.strip_suffix(verb))
}

/// The name between a label and the verb, joined where a line ended within it.
fn clean_name(name: &str, has_label: bool) -> Option<String> {
    let name = name.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '`' | '\'' | '"' | ',')
    });
    let name = name.strip_prefix("**").map_or(name, |name| name.trim_matches([' ', '*', '`']));
    if name.is_empty() || name.contains(": ") && !name.starts_with("arn:") {
        return None;
    }
    let lines: Vec<&str> = name.split('\n').collect();
    let joined = if name.starts_with("arn:") { lines.concat() } else { lines.join(" ") };
    let words = joined.split(' ').count();
    if joined.starts_with("arn:") {
        // A role's session may have no space, a mask may.
        let is_one = words == 1
            || joined.contains(":user/CloudFront Origin Access Identity ") && words == 5
            || joined.contains(['<', '[', '{', '(']) && words <= 6
            || words <= 3;
        // Somebody may have masked all behind the service.
        let is_masked = joined.split(':').count() >= 5 && !joined.ends_with(':');
        return (is_one && (Arn::parse(&joined).is_some() || is_masked)).then_some(joined);
    }
    let is_mask = joined.starts_with(['<', '[', '{', '(', '*', '$'])
        || joined.bytes().all(|byte| matches!(byte, b'x' | b'X' | b'*' | b'.' | b'-'));
    let is_word =
        words == 1 && has_label && !is_mask && !NO_NAMES.contains(&joined.to_ascii_lowercase().as_str());
    is_word.then_some(joined)
}

/// A name without a label: an ARN, a service, or a word in the way of names.
fn bare(window: &str, base: Place) -> CallerName {
    let trimmed = window.trim_end_matches(|character: char| {
        character.is_whitespace() || matches!(character, '`' | '\'' | '"' | '*')
    });
    let at = trimmed.rfind([' ', '\n', '\t', '"', '\'', '`', '(', '=', '>', '[', '{']).map_or(0, |at| at + 1);
    let word = trimmed.get(at..).unwrap_or("");
    let is_arn = word.starts_with("arn:") && Arn::parse(word).is_some();
    let is_service = word.ends_with(".amazonaws.com") || word.ends_with(".amazonaws.com.cn");
    let head = trimmed.get(..at).unwrap_or("").trim_end_matches(' ');
    let begins = head.is_empty() || head.ends_with(['\n', ':', '"', '\'', '>', '[', '(', '=', '-']);
    let is_word = begins
        && word.len() > 2
        && word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'@' | b'/'))
        && !NO_NAMES.contains(&word.to_ascii_lowercase().as_str());
    if is_arn || is_service || is_word { named(base + at, word.to_owned()) } else { CallerName::default() }
}

fn named(start: Place, name: String) -> CallerName {
    let principal = principal(&name);
    CallerName { start: Some(start), principal, name: Some(name) }
}

/// The principal of a name. A role may be named without its session.
pub(super) fn principal(name: &str) -> Option<Principal> {
    if let Ok(principal) = Principal::parse(name, None) {
        return Some(principal);
    }
    let arn = Arn::parse(name)?;
    let role =
        arn.resource.strip_prefix("assumed-role/").filter(|role| !role.is_empty() && !role.contains('/'))?;
    Principal::parse(&format!("arn:{}:iam::{}:role/{role}", arn.partition, arn.account), None).ok()
}
