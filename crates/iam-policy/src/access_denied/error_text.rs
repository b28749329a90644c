//! Error texts: the errors that a cleaned text tells, each from its own words. A word belongs to the error right before it or to
//! none: a reason, a code or an encoded message of one error says nothing of another.

use super::call::Call;
use super::clean_text::CleanText;
use super::console_box::ConsoleBox;
use super::mark::{Mark, mark_at};
use super::own_sentence::OwnSentence;
use super::phrase::{Place, before, begins_word, between, end_of};
use super::sentence::Sentence;
use super::{NotIam, error_code};

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
