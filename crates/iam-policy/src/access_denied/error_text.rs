//! Error texts: the errors that a cleaned text tells, each from its own words. A word belongs to the error right before it or to
//! none: a reason, a code or an encoded message of one error says nothing of another.

use super::call::{Call, call_at};
use super::clean_text::CleanText;
use super::console_box::{ConsoleBox, console_box_at};
use super::own_sentence::{OwnSentence, own_sentence_at};
use super::phrase::{Place, ahead, any_at, before, begins_word, between, end_of, phrase_at, skip_space};
use super::sentence::{Sentence, sentence_at};
use super::{NotIam, error_code, token};

/// An error as far as its words tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundError {
    pub(super) start: Place,
    pub(super) end: Place,
    /// Where AWS's own words begin, behind what the client says.
    pub(super) message: Option<Place>,
    pub(super) call: Option<Call>,
    pub(super) sentence: Option<Sentence>,
    pub(super) own: Option<OwnSentence>,
    pub(super) console_box: Option<ConsoleBox>,
    /// `You are not authorized to perform this operation`, which EC2 says.
    pub(super) is_ec2: bool,
    pub(super) encoded: Option<String>,
    pub(super) encoded_is_cut: bool,
    pub(super) not_iam: Option<NotIam>,
    /// The service that the client names behind the message.
    pub(super) service: Option<String>,
    /// The `<Resource>` of S3's XML.
    pub(super) path: Option<String>,
    /// `Access Denied` and no more: S3's words.
    pub(super) is_plain: bool,
    pub(super) is_xml: bool,
    /// Whether a word says that it was denied, and not some other error.
    pub(super) is_denied: bool,
}

/// A stretch of the text that tells something of an error.
enum Mark {
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

/// Reads a text from one place to the next, so that a caller can pause.
#[derive(Clone, Debug, Default)]
pub(super) struct ErrorScan {
    place: Place,
    found: Vec<FoundError>,
}

impl ErrorScan {
    /// Reads at least `length` further bytes; whether all is read.
    pub(super) fn advance(&mut self, text: &str, length: usize) -> bool {
        let until = self.place.saturating_add(length).min(text.len());
        let bytes = text.as_bytes();
        while self.place < until {
            let here = self.place;
            let is_start = bytes.get(here).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'{')
                && begins_word(text, here);
            match is_start.then(|| mark_at(text, here)).flatten() {
                Some((mark, start, end)) => {
                    self.add(text, mark, start, end);
                    self.place = end.max(here + 1);
                }
                None => self.place = next_word(text, here),
            }
        }
        self.place >= text.len()
    }

    /// The errors, in the order of the text.
    pub(super) fn finish(self) -> Vec<FoundError> {
        self.found
    }

    fn add(&mut self, text: &str, mark: Mark, start: Place, end: Place) {
        let gap = self.found.last().map_or("", |last| between(text, last.end, start));
        let joins = self.found.last().is_some_and(|last| joins(last, &mark, gap));
        if !joins {
            self.found.push(FoundError { start, end, ..FoundError::default() });
        }
        let Some(error) = self.found.last_mut() else { return };
        error.start = error.start.min(start);
        error.end = error.end.max(end);
        match mark {
            Mark::Call(call) => {
                let code = call.code.as_deref().unwrap_or("");
                error.is_denied |= error_code::is_denial(code);
                error.not_iam = error.not_iam.or_else(|| error_code::cause(code));
                error.is_ec2 |= code.trim_start_matches("Client.") == "UnauthorizedOperation";
                error.call = Some(call);
                return;
            }
            Mark::Sentence(sentence) => {
                error.is_denied = true;
                error.not_iam = sentence.reason.not_iam.or(error.not_iam);
                error.sentence = Some(sentence);
            }
            Mark::Own(own) => {
                error.is_denied |= own.not_iam.is_none();
                error.not_iam = error.not_iam.or(own.not_iam);
                match &mut error.own {
                    Some(known) => known.resource = known.resource.take().or(own.resource),
                    None => error.own = Some(own),
                }
            }
            Mark::Box(found) => {
                error.is_denied = true;
                error.console_box = Some(found);
            }
            Mark::Ec2 => {
                error.is_denied = true;
                error.is_ec2 = true;
            }
            Mark::Encoded(message) => {
                error.is_denied = true;
                error.encoded_is_cut = message.is_none();
                error.encoded = message;
            }
            Mark::Service(service, code) => {
                let code = code.unwrap_or_default();
                error.is_denied |= error_code::is_denial(&code);
                error.not_iam = error.not_iam.or_else(|| error_code::cause(&code));
                error.service = Some(service);
                return;
            }
            Mark::Code(code) => {
                error.is_denied |= error_code::is_denial(&code);
                error.not_iam = error.not_iam.or_else(|| error_code::cause(&code));
                error.is_ec2 |= code == "UnauthorizedOperation";
                error.is_xml |= before(text, start, 6) == "<Code>";
                return;
            }
            Mark::Plain => {
                error.is_denied = true;
                error.is_plain = true;
            }
            Mark::Path(path) => {
                error.path = Some(path);
                return;
            }
        }
        error.message.get_or_insert(start);
    }
}

/// The start of the next word behind `place`.
fn next_word(text: &str, place: Place) -> Place {
    let behind = end_of(text, place, |byte| byte.is_ascii_alphanumeric()).max(place + 1);
    end_of(text, behind, |byte| !byte.is_ascii_alphanumeric() && byte != b'{')
}

/// The mark whose words are found at `place`, with its range.
fn mark_at(text: &str, place: Place) -> Option<(Mark, Place, Place)> {
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

/// Whether a mark tells of the error before it.
fn joins(error: &FoundError, mark: &Mark, gap: &str) -> bool {
    let length = gap.len();
    let is_message_told = error.sentence.is_some() || error.console_box.is_some() || error.encoded.is_some();
    let goes_on = !gap.contains("\n\n");
    // Of an error that has a code alone, its other words follow at once.
    let is_code_alone = error.call.is_none()
        && !is_message_told
        && error.own.is_none()
        && !error.is_plain
        && error.service.is_none()
        && error.path.is_none();
    match mark {
        Mark::Call(call) if call.is_in_trace => {
            error.call.is_none() && error.is_denied && length < 1_500 && goes_on
        }
        Mark::Call(_) => {
            is_code_alone && !error.is_ec2_told() && goes_on && length < 60 && !gap.contains('\n')
        }
        Mark::Sentence(_) | Mark::Own(_) if is_message_told || error.service.is_some() => {
            matches!(mark, Mark::Own(own) if error.not_iam.is_none() && own.not_iam.is_some() && length < 80 && goes_on)
        }
        Mark::Sentence(sentence) => {
            if let Some(own) = &error.own {
                let same = own.action.is_some() && own.action == sentence.action;
                return same && own.not_iam.is_none() && goes_on && length < 300;
            }
            // EC2's first words, or a code, stand right before the sentence.
            let near = if error.call.is_some() { 900 } else { 40 };
            let own_words = error.is_ec2_told() && error.call.is_none() && !is_code_alone;
            goes_on && length < near && !(own_words && length > 40) && !repeats(error, sentence)
        }
        Mark::Own(own) => match &error.own {
            Some(known) => {
                goes_on
                    && length < 300
                    && known.resource.is_none()
                    && own.action.is_none()
                    && own.not_iam.is_none()
                    && own.resource.is_some()
                    || own.not_iam.is_some() && own.not_iam == error.not_iam && length < 200 && goes_on
            }
            None => goes_on && length < if error.call.is_some() { 900 } else { 200 },
        },
        Mark::Box(found) => {
            let same = error.call.as_ref().and_then(|call| call.action.as_deref());
            !is_message_told
                && same.is_some_and(|action| {
                    found.action.as_deref().is_none_or(|told| told.eq_ignore_ascii_case(action))
                })
                && length < 900
        }
        Mark::Ec2 => {
            !is_message_told
                && error.own.is_none()
                && goes_on
                && length < if error.call.is_some() { 600 } else { 60 }
        }
        Mark::Encoded(_) => error.encoded.is_none() && !error.encoded_is_cut && length < 120 && goes_on,
        Mark::Service(..) => error.service.is_none() && length < 300 && goes_on,
        Mark::Code(code) => {
            let is_cause = error_code::cause(code).is_some();
            if is_cause && error.is_denied && error.not_iam.is_none() && is_message_told {
                return false;
            }
            length < 700 && (goes_on || length < 4)
        }
        Mark::Plain => length < 900 && goes_on,
        Mark::Path(_) => error.path.is_none() && length < 600,
    }
}

impl FoundError {
    fn is_ec2_told(&self) -> bool {
        self.is_ec2 && self.message.is_some()
    }
}

/// Whether a sentence is of another call than the one told before it.
fn repeats(error: &FoundError, sentence: &Sentence) -> bool {
    error.is_plain && sentence.caller.name.is_some() && error.call.is_none()
}

/// The ranges and words of the errors of `clean`.
pub(super) fn errors(clean: &CleanText) -> Vec<FoundError> {
    let mut scan = ErrorScan::default();
    scan.advance(&clean.text, usize::MAX);
    scan.finish()
}
