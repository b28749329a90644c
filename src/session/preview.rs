//! The preview of a shared document, while the user's own work is suspended.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::document::Document;
use super::history::HistoryStep;
use super::kept_lesson::{KeptLesson, LESSON_DRAFT, world_of};
use super::link::SharedDocument;
use super::opened_work::as_opened;
use super::saved_document::Drafts;
use super::shared_document::{DamagedLinkRef, Incoming, SuspendedWork, Visit};
use super::ui_state::Dialog;
use crate::text::links as text;

impl Session {
    /// Opens what has come by a link or a file. The user's own work is kept.
    pub fn open_incoming(&self, incoming: Incoming) {
        match incoming {
            Incoming::Shared(shared) => self.preview(shared, None),
            Incoming::Damaged(damaged) => self.dialog.set(Some(Dialog::DamagedLink(DamagedLinkRef(damaged)))),
        }
    }

    /// Previews a shared document, or an example of the gallery with this title. The user's own work is suspended.
    pub fn preview(&self, shared: SharedDocument, example: Option<String>) {
        let opened = example.as_deref().map_or(text::OPENED.to_owned(), text::example_opened);
        self.visit(shared, example.map_or(Visit::Shared, Visit::Example));
        self.announce(&opened);
    }

    /// Opens the draft of a lesson as a learner gets it, in this document. The user's own work is suspended.
    pub fn try_out(&self, document: Document) {
        let document = Arc::new(document);
        self.visit(SharedDocument { document, drafts: Drafts::new(), why: None }, Visit::TryOut);
    }

    /// Looks at a document. The user's own work is suspended.
    fn visit(&self, shared: SharedDocument, visit: Visit) {
        let history = self.history.try_update(std::mem::take).unwrap_or_default();
        let own = self.suspended_work.try_update(Option::take).flatten().unwrap_or_else(|| {
            let (document, drafts) = (self.document_untracked(), self.drafts.get_untracked());
            SuspendedWork { document, drafts, history, visit: Visit::Shared }
        });
        self.suspended_work.set(Some(SuspendedWork { visit, ..own }));
        let document = as_opened(Arc::unwrap_or_clone(shared.document), &shared.drafts);
        self.replace_document(Arc::new(document), shared.drafts);
        self.dialog.set(None);
        // The bar above the world says it.
        self.messages.dismiss();
        if let Some(why) = shared.why {
            self.explain(why);
        }
    }

    /// Whether something was done in the previewed world.
    pub fn preview_is_edited(&self) -> bool {
        self.history.with_untracked(|history| history.steps() > 0)
    }

    /// Goes back to the user's own work.
    pub fn exit_preview(&self) {
        let Some(own) = self.suspended_work.try_update(Option::take).flatten() else { return };
        self.history.set(own.history);
        self.replace_document(own.document, own.drafts);
        self.tell(text::IS_BACK, false);
    }

    /// Whether the user's own lesson is tried out.
    pub fn tries_out(&self) -> bool {
        let is_try_out = |own: &SuspendedWork| own.visit == Visit::TryOut;
        self.suspended_work.with_untracked(|own| own.as_ref().is_some_and(is_try_out))
    }

    /// Goes back from a lesson that was tried out to its draft; where the world solves the lesson, with the world.
    pub fn end_try_out(&self, takes_solution: bool) {
        let solution = takes_solution.then(|| world_of(&self.document_untracked()));
        self.exit_preview();
        if let (Some(solution), Some(kept)) = (solution, self.kept_lesson()) {
            self.keep_lesson(&KeptLesson { solution, takes_solution: false, ..kept });
        }
        self.dialog.set(Some(Dialog::MakeLesson));
    }

    /// Makes the previewed world the user's work, as one step that can be undone.
    pub fn keep_preview(&self) {
        let Some(own) = self.suspended_work.try_update(Option::take).flatten() else { return };
        // The draft of a lesson goes on, as in whatever else is opened.
        if let Some(draft) = own.drafts.get(LESSON_DRAFT) {
            let draft = KeptLesson::settled(draft, &own.document);
            self.drafts.update(|drafts| {
                if drafts.get(LESSON_DRAFT).is_none() {
                    drafts.insert(LESSON_DRAFT.to_owned(), draft);
                }
            });
        }
        self.history.update(|history| {
            let later = std::mem::take(history);
            let name = text::REPLACE_STEP.to_owned();
            let step = HistoryStep { name, document: own.document, drafts: Some(own.drafts), access: None };
            *history = own.history.followed_by(step, later);
        });
        self.tell(text::REPLACED, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;
    use crate::session::saved_document;

    const HOUR: i64 = 3_600;

    /// The first world, some hours later.
    fn after(hours: i64) -> SharedDocument {
        let mut document = Document::default();
        Command::AdvanceClock(hours * HOUR).perform(&mut document);
        SharedDocument { document: Arc::new(document), drafts: Drafts::new(), why: None }
    }

    fn hours(session: Session) -> i64 {
        let start = Document::default().world().now();
        (session.document_untracked().world().now().0 - start.0) / HOUR
    }

    fn wait(session: Session) {
        session.perform(Command::AdvanceClock(HOUR));
    }

    #[test]
    fn own_work_comes_back_with_its_history() {
        Owner::new().with(|| {
            let session = Session::new(Document::default(), Drafts::new());
            wait(session);
            session.preview(after(7), None);
            assert_eq!((hours(session), session.undo_name(), session.preview_is_edited()), (7, None, false));
            wait(session);
            assert!(session.preview_is_edited());
            session.preview(after(20), None);
            session.exit_preview();
            assert_eq!(hours(session), 1);
            session.undo();
            assert_eq!(hours(session), 0);
        });
    }

    #[test]
    fn lesson_that_is_tried_out_leaves_draft_and_world_as_they_were_and_may_bring_its_solution() {
        for takes_solution in [false, true] {
            Owner::new().with(|| {
                let session = Session::new(Document::default(), Drafts::new());
                let mut kept = KeptLesson { takes_start: true, ..KeptLesson::default() };
                kept.draft.title = "Mine".into();
                wait(session);
                session.keep_lesson(&kept);
                session.try_out(Document::default());
                assert_eq!((hours(session), session.kept_lesson()), (0, None));
                wait(session);
                wait(session);
                session.end_try_out(takes_solution);
                assert_eq!((hours(session), session.undo_name().is_some()), (1, true));
                assert_eq!(session.dialog.get_untracked(), Some(Dialog::MakeLesson));
                let back = session.kept_lesson().expect("the draft");
                assert_eq!(back.solution.is_empty(), !takes_solution);
                assert_eq!(KeptLesson { solution: "".into(), ..back }, kept);
            });
        }
    }

    #[test]
    fn draft_of_a_lesson_goes_on_in_the_world_that_replaces_the_work() {
        Owner::new().with(|| {
            let session = Session::new(Document::default(), Drafts::new());
            let mut kept = KeptLesson { takes_start: true, ..KeptLesson::default() };
            kept.draft.title = "Mine".into();
            wait(session);
            session.keep_lesson(&kept);
            session.preview(after(7), None);
            assert_eq!(session.kept_lesson(), None, "a world that is looked at has no draft");
            session.keep_preview();
            let back = session.kept_lesson().expect("the draft");
            assert_eq!((back.draft, back.takes_start), (kept.draft, false));
            let start = saved_document::from_json(&back.start).expect("opens").0;
            assert_eq!((start.world().now().0 - Document::default().world().now().0) / HOUR, 1);
        });
    }

    #[test]
    fn replacing_the_work_can_be_undone() {
        Owner::new().with(|| {
            let session = Session::new(Document::default(), Drafts::new());
            wait(session);
            session.preview(after(7), None);
            wait(session);
            session.keep_preview();
            assert_eq!((hours(session), session.suspended_work.with_untracked(Option::is_some)), (8, false));
            let steps = [7, 1, 0].map(|_| {
                session.undo();
                hours(session)
            });
            assert_eq!(steps, [7, 1, 0]);
        });
    }
}
