//! Stretches of a text that tell something of an error: a call, a sentence, a code, an encoded message.

use super::call::{Call, call_at};
use super::console_box::{ConsoleBox, console_box_at};
use super::own_sentence::{OwnSentence, own_sentence_at};
use super::phrase::{Place, ahead, any_at, before, between, end_of, phrase_at, skip_space};
use super::sentence::{Sentence, sentence_at};
use super::{error_code, token};

/// A stretch of the text that tells something of an error.
pub(super) enum Mark {
    Call(Call),
    Sentence(Sentence),
    Own(OwnSentence),
    Box(ConsoleBox),
    /// `You are not authorized to perform this operation`.
    Ec2,
    Encoded(Option<String>),
    /// `(Service: Amazon S3; Status Code: 403; …)`, with the code that it tells.
    Service(String, Option<String>),
    Code(String),
    /// `Access Denied`.
    Plain,
    Path(String),
}

/// The mark whose words are found at `place`, with its range.
pub(super) fn mark_at(text: &str, place: Place) -> Option<(Mark, Place, Place)> {
    let first = *text.as_bytes().get(place)?;
    match first {
        b'n' | b'N' => {
            if let Some(sentence) = sentence_at(text, place) {
                let range = (sentence.start, sentence.end);
                return Some((Mark::Sentence(sentence), range.0, range.1));
            }
        }
        b'Y' => {
            let said = any_at(
                text,
                place,
                &[
                    "You are not authorized to perform this operation",
                    "You are not authorized to perform the requested operation",
                ],
            );
            if let Some((_, end)) = said {
                return Some((Mark::Ec2, place, end));
            }
            if let Some(call) = permission_to(text, place) {
                let end = call.end;
                return Some((Mark::Call(call), place, end));
            }
        }
        b'E' | b'e' => {
            if let Some(found) = encoded_at(text, place) {
                return Some(found);
            }
        }
        b'S' if text.as_bytes().get(place.wrapping_sub(1)) == Some(&b'(') => {
            if let Some(found) = service_at(text, place) {
                return Some(found);
            }
        }
        b'U' => {
            if let Some(found) = console_box_at(text, place) {
                let range = (found.start, found.end);
                return Some((Mark::Box(found), range.0, range.1));
            }
        }
        b'R' if before(text, place, 1) == "<" => {
            if let Some(behind) = phrase_at(text, place, "Resource>/") {
                let end = end_of(text, behind, |byte| byte != b'<');
                let path = between(text, behind, end).trim_end_matches('/').to_owned();
                return (!path.is_empty()).then_some((Mark::Path(path), place, end));
            }
        }
        _ => {}
    }
    if matches!(first, b'A' | b'o' | b'E' | b'U' | b'd')
        && let Some(call) = call_at(text, place)
    {
        let range = (call.start, call.end);
        return Some((Mark::Call(call), range.0, range.1));
    }
    if let Some(own) = own_sentence_at(text, place) {
        let range = (own.start, own.end);
        return Some((Mark::Own(own), range.0, range.1));
    }
    code_at(text, place)
}

/// The console's words above its box: `You don't have permission to iam:ListUsers.`
fn permission_to(text: &str, place: Place) -> Option<Call> {
    let (_, behind) = any_at(
        text,
        place,
        &[
            "You don't have permission to ",
            "You do not have permission to ",
            "You don't have permissions to ",
        ],
    )?;
    let quoted = text.as_bytes().get(behind).is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let action = token::action(text, if quoted { behind + 1 } else { behind })?;
    Some(Call {
        start: place,
        end: action.end,
        action: Some(action.text),
        code: Some("AccessDenied".to_owned()),
        ..Call::default()
    })
}

fn encoded_at(text: &str, place: Place) -> Option<(Mark, Place, Place)> {
    let behind = phrase_at(text, place + 1, "ncoded authorization failure message:")?;
    let start = skip_space(text, behind);
    let found = token::encoded(text, start);
    let end = found.as_ref().map_or(behind, |token| token.end);
    let is_cut = any_at(text, end, &["...", "…"]).is_some();
    let message = found.map(|token| token.text).filter(|_| !is_cut);
    // `<ENCODED MESSAGE>` is one that somebody took out.
    let is_taken_out = message.is_none() && !is_cut;
    if is_taken_out {
        return Some((Mark::Ec2, place, end));
    }
    Some((Mark::Encoded(message), place, if is_cut { end + 3 } else { end }))
}

/// `Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: …)`
fn service_at(text: &str, place: Place) -> Option<(Mark, Place, Place)> {
    let behind = phrase_at(text, place, "Service: ")?;
    let name = ahead(text, behind, 64).split([';', ',', ')']).next()?;
    let name_end = behind + name.len();
    if !matches!(text.as_bytes().get(name_end), Some(b';' | b',' | b')')) {
        return None;
    }
    let end = name_end + ahead(text, name_end, 700).find(')').unwrap_or(0);
    let rest = between(text, name_end, end);
    let value = |label: &str| {
        let (_, value) = rest.split_once(label)?;
        let value = value.trim_start().split([';', ',', ' ', '\n', ')']).next()?;
        (!value.is_empty() && value != "null").then(|| value.to_owned())
    };
    let code = value("Error Code:").or_else(|| value("Status Code:"));
    Some((Mark::Service(super::call::service(name), code), place, end))
}

/// An error code in the place of one, or `Access Denied`.
fn code_at(text: &str, place: Place) -> Option<(Mark, Place, Place)> {
    let end = end_of(text, place, |byte| byte.is_ascii_alphanumeric());
    let word = between(text, place, end);
    let head = before(text, place, 14);
    if word == "Access" {
        let end = phrase_at(text, place, "Access Denied")?;
        let in_place = head.trim_end_matches(' ').ends_with([':', '>', '"', '\'', '-', '='])
            || text.len() < 32
            || before(text, place, 100).rsplit('\n').next().is_some_and(|line| line.contains("API: "))
            || any_at(text, end, &[" (Service", " (client)", " (AWS::", " (Aws::"]).is_some();
        return in_place.then_some((Mark::Plain, place, end));
    }
    let is_code = word.len() > 5 && word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    if !is_code || !(error_code::is_denial(word) || error_code::cause(word).is_some()) {
        return None;
    }
    let follows = any_at(
        text,
        end,
        &[": ", ":", "</Code>", " (client)", " (server)", ". ", "\n\tstatus code", "\nstatus code"],
    );
    const BEFORE: [&str; 15] = [
        "ode: ",
        "ode: \"",
        "ode: '",
        "ode\": \"",
        "ode\":\"",
        "ode=",
        "ode='",
        "ode=\"",
        "<Code>",
        "ype\":\"",
        "ype\": \"",
        "Errors::",
        "chr \"",
        "Some(\"",
        "rror ",
    ];
    let in_place = follows.is_some() || BEFORE.iter().any(|label| head.ends_with(label));
    in_place.then(|| (Mark::Code(word.to_owned()), place, end))
}
