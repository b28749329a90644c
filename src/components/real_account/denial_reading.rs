//! Reading a paste for refusals: at once where it is short, else in a thread of its own.

use iam_policy::access_denied::{
    Denial, DenialParseError, denials_from_text, parse_denials, remove_unknown_actions,
};
use iam_policy::render;
use leptos::prelude::*;

use crate::browser::denial_reader::DenialWorker;
use crate::session::service_reference::FetchedReference;
use crate::text::explain_denied as text;
use crate::ui::fetched::FetchState;

/// Longer texts, in bytes, are read apart from the page: what is read here takes a few milliseconds.
const READ_AT_ONCE: usize = 50_000;

/// What was read.
#[derive(Clone, Debug)]
pub struct ReadDenials {
    /// The paste, which the denials have their places in.
    pub text: StoredValue<String>,
    /// The refusals in it.
    pub denials: Vec<Denial>,
}

/// How far a reading is, or why it gave nothing.
pub type DenialState = FetchState<ReadDenials, String>;

/// The reading of one dialog. The thread stops with it.
#[derive(Clone, Copy, Debug)]
pub struct DenialReading {
    /// How far it is; `None` until something is given.
    pub state: RwSignal<Option<DenialState>>,
    worker: StoredValue<Option<DenialWorker>, LocalStorage>,
    text: StoredValue<String>,
    reference: RwSignal<FetchedReference>,
}

impl DenialReading {
    /// Nothing given yet. What is derived is checked with as much of `reference` as is known when a reading ends.
    pub fn new(reference: RwSignal<FetchedReference>) -> Self {
        Self {
            state: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            text: StoredValue::new(String::new()),
            reference,
        }
    }

    /// Shows nothing.
    pub fn clear(self) {
        self.worker.set_value(None);
        self.state.set(None);
    }

    /// Whether the field says this in the place of the paste that was read.
    pub fn is_shown_as(self, written: &str) -> bool {
        self.state.with_untracked(Option::is_some)
            && self.text.with_value(|read| text::long_paste(read.len()) == written)
    }

    /// Reads a paste; stops what was being read.
    pub fn read(self, pasted: String) {
        self.worker.set_value(None);
        if pasted.len() <= READ_AT_ONCE {
            let outcome = parse_denials(&pasted);
            self.text.set_value(pasted);
            self.end(outcome);
            return;
        }
        self.state.set(Some(FetchState::Loading));
        let worker = DenialWorker::start(&pasted, move |found| {
            match found.and_then(|found| denials_from_text(&found)) {
                Some(outcome) => self.end(outcome),
                None => self.fail(text::NOT_READ),
            }
        });
        self.text.set_value(pasted);
        if worker.is_none() {
            self.fail(text::NOT_READ);
        } else {
            self.worker.set_value(worker);
        }
    }

    /// Here and not where the text is read: a thread of its own has no reference, and both have to give one answer.
    fn end(self, outcome: Result<Vec<Denial>, DenialParseError>) {
        match outcome {
            Ok(mut denials) => {
                self.reference
                    .with_untracked(|reference| remove_unknown_actions(&mut denials, reference.known()));
                self.state.set(Some(FetchState::Ready(ReadDenials { text: self.text, denials })));
            }
            Err(why) => self.fail(render::denial_parse_error(why)),
        }
    }

    fn fail(self, why: &str) {
        self.state.set(Some(FetchState::Failed(why.to_owned())));
    }
}
