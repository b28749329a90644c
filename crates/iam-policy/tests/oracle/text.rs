//! Wildcards, policy variables and ARNs.

use iam_policy::request::{AuthorizationRequest, ContextValue};

/// A piece of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PatternToken {
    Any,
    One,
    /// A character as written.
    Char(char),
    /// A character of a variable's value, which is neither wildcard nor separator.
    Value(char),
}

pub(crate) fn wild(text: &str) -> Vec<PatternToken> {
    let piece = |character| match character {
        '*' => PatternToken::Any,
        '?' => PatternToken::One,
        other => PatternToken::Char(other),
    };
    text.chars().map(piece).collect()
}

/// The definition, written down: exponential, and obviously right.
pub(crate) fn matches(pattern: &[PatternToken], text: &str) -> bool {
    let mut rest = text.chars();
    match pattern.split_first() {
        None => text.is_empty(),
        Some((PatternToken::Any, behind)) => {
            matches(behind, text) || (rest.next().is_some() && matches(pattern, rest.as_str()))
        }
        Some((PatternToken::One, behind)) => rest.next().is_some() && matches(behind, rest.as_str()),
        Some((PatternToken::Char(wanted) | PatternToken::Value(wanted), behind)) => {
            rest.next() == Some(*wanted) && matches(behind, rest.as_str())
        }
    }
}

/// Replaces policy variables. `None` where one has no value.
pub(crate) fn resolve(
    text: &str,
    variables: bool,
    wildcards: bool,
    request: &AuthorizationRequest,
) -> Option<Vec<PatternToken>> {
    let plain = |text: &str| match wildcards {
        true => wild(text),
        false => text.chars().map(PatternToken::Char).collect(),
    };
    let Some(start) = text.find("${").filter(|_| variables) else {
        return Some(plain(text));
    };
    let Some(length) = text[start..].find('}') else {
        return Some(plain(text));
    };
    let inside = &text[start + 2..start + length];
    let mut pieces = plain(&text[..start]);
    if ["*", "?", "$"].contains(&inside) {
        pieces.extend(inside.chars().map(PatternToken::Char));
    } else {
        let (key, default) = match inside.split_once(',') {
            Some((key, default)) => (key.trim(), Some(default.trim().trim_matches('\''))),
            None => (inside.trim(), None),
        };
        let value = match request.context.get(key) {
            Some(ContextValue::One(value)) => value.as_str(),
            Some(ContextValue::Many(_) | ContextValue::Unknown(_)) => return None,
            None => default?,
        };
        pieces.extend(value.chars().map(PatternToken::Value));
    }
    pieces.extend(resolve(&text[start + length + 1..], variables, wildcards, request)?);
    Some(pieces)
}

/// What the text may stand for, where only values that nobody told are in the way of resolving it: anything in their places.
pub(crate) fn possible(
    text: &str,
    variables: bool,
    wildcards: bool,
    request: &AuthorizationRequest,
) -> Option<Vec<PatternToken>> {
    const NOT_TOLD: char = '\u{1}';
    let mut told = request.clone();
    for (key, value) in request.context.iter() {
        if matches!(value, ContextValue::Unknown(_)) {
            told.context.set(key, ContextValue::One(NOT_TOLD.into()));
        }
    }
    let is_resolved = resolve(text, variables, wildcards, request).is_some();
    let pieces = resolve(text, variables, wildcards, &told).filter(|_| !is_resolved)?;
    let any = |piece| if piece == PatternToken::Value(NOT_TOLD) { PatternToken::Any } else { piece };
    Some(pieces.into_iter().map(any).collect())
}

/// The components of a pattern: at most six, the last one with all colons that are left.
pub(crate) fn components(pattern: &[PatternToken]) -> Vec<Vec<PatternToken>> {
    let mut parts = vec![Vec::new()];
    for piece in pattern {
        if *piece == PatternToken::Char(':') && parts.len() < 6 {
            parts.push(Vec::new());
        } else {
            parts.last_mut().unwrap().push(*piece);
        }
    }
    parts
}

/// Whether a pattern of `Resource` matches an ARN, or `*`.
pub(crate) fn resource_matches(pattern: &[PatternToken], resource: &str) -> bool {
    if pattern == [PatternToken::Any] {
        return true;
    }
    let wanted = components(pattern);
    let found: Vec<&str> = resource.split(':').collect();
    // `arn`, partition and service one by one; then a component that ends in `*` may run on past colons.
    wanted.len() > 3
        && found.len() > 3
        && (0..3).all(|place| matches(&wanted[place], found[place]))
        && runs_on(&wanted[3..], &found[3..], wanted.len() == 6)
}

fn runs_on(wanted: &[Vec<PatternToken>], found: &[&str], whole: bool) -> bool {
    if wanted.len() == 1 && whole {
        return matches(&wanted[0], &found.join(":"));
    }
    if found.is_empty() || !matches(&wanted[0], found[0]) {
        return false;
    }
    let may_run = wanted[0].last() == Some(&PatternToken::Any);
    if wanted.len() == 1 {
        return may_run;
    }
    (1..found.len()).any(|next| (next == 1 || may_run) && runs_on(&wanted[1..], &found[next..], whole))
}

/// The ARN operators: six components, each against its own.
pub(crate) fn arn_matches(pattern: &[PatternToken], text: &str) -> bool {
    let wanted = components(pattern);
    let found: Vec<&str> = text.splitn(6, ':').collect();
    wanted.len() == 6 && found.len() == 6 && (0..6).all(|place| matches(&wanted[place], found[place]))
}
