//! Saves the work a moment after each change, and at once when the page is left.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::{Work, codec};
use crate::browser::page_exit;
use crate::browser::scheduling::Debounce;
use crate::session::Session;
use crate::session::kept_lesson::KeptLesson;

/// How long after the last change the work is saved, in milliseconds.
const SAVE_DELAY: u32 = 300;

/// When work is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaveTime {
    /// While the page is there.
    Later,
    /// While the page is left: what is not written before the next task of the browser is lost.
    Now,
}

/// The work that waits to be saved.
#[derive(Clone)]
struct Autosave {
    session: Session,
    waiting: Rc<RefCell<Option<Work>>>,
    delay: Debounce,
    /// Whether the last save failed: told once, and again if it fails after it has worked in between.
    has_failed: RwSignal<bool>,
}

impl Autosave {
    fn schedule(&self, work: Work) {
        self.waiting.replace(Some(work));
        let this = self.clone();
        self.delay.schedule(SAVE_DELAY, move || this.save(SaveTime::Later));
    }

    fn save(&self, time: SaveTime) {
        let Some(work) = self.waiting.take() else { return };
        let (session, has_failed) = (self.session, self.has_failed);
        wasm_bindgen_futures::spawn_local(async move {
            let problem = codec::save(session, work, time).await.err();
            let reported_before = has_failed.try_get_untracked().unwrap_or(true);
            let _ = has_failed.try_set(problem.is_some());
            if let Some(problem) = problem.filter(|_| !reported_before) {
                session.tell(problem.message(), true);
            }
        });
    }

    fn save_now(&self) {
        self.delay.cancel();
        self.save(SaveTime::Now);
    }
}

/// Saves what differs from the work that is saved already, from now on. A shared world is not saved while it is only
/// previewed.
pub(super) fn watch(session: Session, saved: Work) {
    let autosave = Autosave {
        session,
        waiting: Rc::default(),
        delay: Debounce::default(),
        has_failed: RwSignal::new(false),
    };
    session.settle_draft.set_value(Some(KeptLesson::settled));
    let leaving = autosave.clone();
    page_exit::on_exit(move || leaving.save_now());
    Effect::new(move |before: Option<Work>| {
        let before = before.unwrap_or_else(|| saved.clone());
        let work = Work::own(session);
        if work == before {
            return before;
        }
        autosave.schedule(work.clone());
        work
    });
}
