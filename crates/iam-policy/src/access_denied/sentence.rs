//! AWS's sentence of a denial: `User: … is not authorized to perform: … on resource: … because …` (IAM User Guide, *Troubleshoot
//! access denied error messages*), with the quoting of SES and Redshift and the names of IAM.

use super::caller_name::{CallerName, caller_before};
use super::phrase::{Place, any_at, begins_word, between, end_of, phrase_at, skip_space};
use super::reason::{Reason, reason};
use super::token::{self, Token};
use crate::arn::Arn;

/// What a sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) caller: CallerName,
    pub(super) action: Option<String>,
    /// A name without a service, where the sentence has one in the place of the action.
    pub(super) operation: Option<String>,
    pub(super) resource: Option<String>,
    pub(super) reason: Reason,
}

/// Words behind the action that name no resource.
const NO_RESOURCE: [&str; 7] = [
    " on the resource associated with this ciphertext",
    " on this resource",
    " on the resource",
    " on this operation",
    " for this resource",
    " on resource: because ",
    " on resource: with ",
];

/// Words between the action and the resource.
const BEFORE_RESOURCE: [&str; 9] = [
    " on resource(s): ",
    " on resource(s) ",
    " on resources: ",
    " on resources ",
    " on the following resource: ",
    " on resource: ",
    " on resource:",
    " on resource ",
    " for resource: ",
];

/// What IAM names by name and not by ARN, with the ARN's resource type.
const IAM_NAMES: [(&str, &str); 13] = [
    ("role ", "role/"),
    ("user ", "user/"),
    ("group ", "group/"),
    ("instance profile ", "instance-profile/"),
    ("policy path ", "policy"),
    ("policy ", "policy/"),
    ("server certificate ", "server-certificate/"),
    ("SAML provider ", "saml-provider/"),
    ("saml provider ", "saml-provider/"),
    ("OpenID Connect provider ", "oidc-provider/"),
    ("virtual MFA device ", "mfa/"),
    ("mfa device ", "mfa/"),
    ("MFA device ", "mfa/"),
];

/// The sentence whose words `not authorized to …` begin at `place`.
pub(super) fn sentence_at(text: &str, place: Place) -> Option<Sentence> {
    let (_, behind) = any_at(
        text,
        place,
        &[
            "not authorized to perform",
            "Not authorized to perform",
            "not authorised to perform",
            "not allowed to perform",
        ],
    )?;
    let caller = caller_before(text, place);
    let mut found =
        Sentence { start: caller.start.unwrap_or(place), end: behind, caller, ..Sentence::default() };
    let colon = text.as_bytes().get(behind) == Some(&b':');
    let mut at = if colon { behind + 1 } else { behind };
    at = skip_space(text, at);
    for words in ["the following action: ", "the action: ", "the action ", "action: ", "action "] {
        at = phrase_at(text, at, words).unwrap_or(at);
    }
    // `'…'`, `` `…' ``, `"…"`, `[…]`.
    let quote = text.as_bytes().get(at).filter(|byte| matches!(byte, b'"' | b'\'' | b'`' | b'[' | b'*'));
    let start = if quote.is_some() {
        end_of(text, at, |byte| matches!(byte, b'"' | b'\'' | b'`' | b'[' | b'*'))
    } else {
        at
    };
    if let Some(action) = token::action(text, start) {
        found.end = if quote.is_some() {
            end_of(text, action.end, |byte| matches!(byte, b'"' | b'\'' | b'`' | b']' | b'*'))
        } else {
            action.end
        };
        found.action = Some(action.text);
    } else {
        // `null` and `this operation` are no names; with a colon before it, a single word in the way of operations is one.
        let end = end_of(text, start, |byte| byte.is_ascii_alphanumeric());
        let name = between(text, start, end);
        let is_name = name.len() > 4
            && name.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
            && name.bytes().any(|byte| byte.is_ascii_lowercase())
            && name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        let is_null = colon && matches!(name, "null" | "None" | "undefined");
        if !is_name && !is_null && found.caller.name.is_none() {
            return None;
        }
        if is_name {
            found.operation = Some(name.to_owned());
        }
        if is_name || is_null {
            found.end = end;
        } else {
            return (found.caller.name.as_deref().is_some_and(|name| name.starts_with("arn:")))
                .then_some(found);
        }
    }
    resource(text, &mut found);
    if let Some(reason) = reason(text, found.end) {
        found.end = reason.end;
        found.reason = reason;
    }
    Some(found)
}

fn resource(text: &str, found: &mut Sentence) {
    if let Some((words, behind)) = any_at(text, found.end, &NO_RESOURCE)
        && !words.contains(':')
        && !matches!(text.as_bytes().get(behind), Some(b':' | b'(' | b's'))
    {
        // `on the resource arn:…` names one.
        let named = token::arn(text, skip_space(text, behind));
        found.end = named.as_ref().map_or(behind, |token| token.end);
        found.resource = named.map(|token| token.text);
        return;
    }
    if let Some((_, behind)) = any_at(text, found.end, &BEFORE_RESOURCE) {
        // No name follows: a reason or the end does.
        if reason(text, behind.saturating_sub(1)).is_some() {
            found.end = behind.saturating_sub(1);
            return;
        }
        if let Some(token) = named(text, behind, &found.caller) {
            found.end = token.end;
            found.resource = Some(token.text);
        } else {
            found.end = behind;
        }
        return;
    }
    // `… is not authorized to perform: sts:AssumeRole on arn:…`
    if let Some(behind) = phrase_at(text, found.end, " on ")
        && let Some(token) = quoted_or_arn(text, behind)
    {
        found.end = token.end;
        found.resource = Some(token.text);
    }
}

fn quoted_or_arn(text: &str, place: Place) -> Option<Token> {
    let is_quote = matches!(text.as_bytes().get(place), Some(b'"' | b'\'' | b'`'));
    if is_quote {
        return token::quoted(text, place).filter(|token| token.text.starts_with("arn:"));
    }
    token::arn_with_spaces(text, place).or_else(|| token::arn(text, place))
}

/// The resource at `place`.
fn named(text: &str, place: Place, caller: &CallerName) -> Option<Token> {
    let byte = text.as_bytes().get(place)?;
    if matches!(byte, b'"' | b'\'' | b'`') {
        return token::quoted(text, place).filter(|token| !token.text.trim().is_empty());
    }
    // `**` of Markdown around it.
    let place = if *byte == b'*'
        && text.as_bytes().get(place + 1) == Some(&b'*')
        && text.as_bytes().get(place + 2) == Some(&b'a')
    {
        place + 2
    } else {
        place
    };
    if let Some(token) = token::arn_with_spaces(text, place).or_else(|| token::arn(text, place)) {
        return Some(token);
    }
    if text.get(place..)?.starts_with("arn:") {
        return None;
    }
    for (words, kind) in IAM_NAMES {
        if let Some(behind) = phrase_at(text, place, words)
            && begins_word(text, place)
        {
            let token = token::arn(text, behind).or_else(|| {
                let name = token::word(text, behind);
                let whose = caller.name.as_deref().and_then(Arn::parse)?;
                let kind = if kind == "policy" { "policy" } else { kind };
                let arn = format!("arn:{}:iam::{}:{kind}{}", whose.partition, whose.account, name.text);
                (!name.text.is_empty()).then_some(Token { text: arn, end: name.end })
            });
            return token;
        }
    }
    let word = token::word(text, place);
    let stops = word.text.is_empty()
        || word.text.starts_with('(')
        || matches!(word.text.as_str(), "null" | "None" | "because" | "with" | "undefined");
    (!stops).then_some(word)
}
