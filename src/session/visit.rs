//! Looking at a world that somebody shared, while the reader's own work is kept.

use std::sync::Arc;

use leptos::prelude::*;

use super::document::Document;
use super::history::{History, Step};
use super::link::{Broken, Shared};
use super::saved::Drafts;
use super::{Dialog, Session};
use crate::text::links as text;

/// The reader's own work, as it was when they came to a shared world.
#[derive(Clone, Debug)]
pub struct OwnWork {
    /// The document.
    pub document: Arc<Document>,
    /// The unsaved texts.
    pub drafts: Drafts,
    /// The example of the gallery that is looked at meanwhile; `None` for a world that somebody shared.
    pub example: Option<String>,
    history: History,
}

/// What a link or a file turned out to be.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// A shared world.
    Shared(Shared),
    /// Something damaged.
    Broken(Arc<Broken>),
}

/// A damaged link or file to tell of. Two are the same when they are one.
#[derive(Clone, Debug)]
pub struct Unreadable(pub Arc<Broken>);

impl PartialEq for Unreadable {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Unreadable {}

impl Session {
    /// Shows what has come by a link or a file. What the reader had stays theirs.
    pub fn receive(&self, arrival: Arrival) {
        match arrival {
            Arrival::Shared(shared) => self.visit(shared, None),
            Arrival::Broken(broken) => self.dialog.set(Some(Dialog::Unreadable(Unreadable(broken)))),
        }
    }

    /// Shows a shared world, or an example of the gallery with this title, in the place of the reader's own, which is kept.
    pub fn visit(&self, shared: Shared, example: Option<String>) {
        let history = self.history.try_update(std::mem::take).unwrap_or_default();
        let opened = example.as_deref().map_or(text::OPENED.to_owned(), text::example_opened);
        let own = self.own_work.try_update(Option::take).flatten().unwrap_or_else(|| {
            let (document, drafts) = (self.document_untracked(), self.drafts.get_untracked());
            OwnWork { document, drafts, history, example: None }
        });
        self.own_work.set(Some(OwnWork { example, ..own }));
        self.replace_document(shared.document, shared.drafts);
        self.dialog.set(None);
        self.tell(&opened, false);
        if let Some(why) = shared.why {
            self.explain(why);
        }
    }

    /// Whether something was done in the world that is visited.
    pub fn has_changed(&self) -> bool {
        self.history.with_untracked(|history| history.steps() > 0)
    }

    /// Goes back to the reader's own work.
    pub fn leave(&self) {
        let Some(own) = self.own_work.try_update(Option::take).flatten() else { return };
        self.history.set(own.history);
        self.replace_document(own.document, own.drafts);
        self.tell(text::IS_BACK, false);
    }

    /// Makes the visited world the reader's work, as one step that can be undone.
    pub fn adopt(&self) {
        let Some(own) = self.own_work.try_update(Option::take).flatten() else { return };
        self.history.update(|history| {
            let later = std::mem::take(history);
            let name = text::REPLACE_STEP.to_owned();
            let step = Step { name, document: own.document, drafts: Some(own.drafts) };
            *history = own.history.followed_by(step, later);
        });
        self.tell(text::REPLACED, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;

    const HOUR: i64 = 3_600;

    /// The first world, some hours later.
    fn after(hours: i64) -> Shared {
        let mut document = Document::default();
        Command::AdvanceClock(hours * HOUR).perform(&mut document);
        Shared { document: Arc::new(document), drafts: Drafts::new(), why: None }
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
            session.visit(after(7), None);
            assert_eq!((hours(session), session.undo_name(), session.has_changed()), (7, None, false));
            wait(session);
            assert!(session.has_changed());
            session.visit(after(20), None);
            session.leave();
            assert_eq!(hours(session), 1);
            session.undo();
            assert_eq!(hours(session), 0);
        });
    }

    #[test]
    fn replacing_the_work_can_be_undone() {
        Owner::new().with(|| {
            let session = Session::new(Document::default(), Drafts::new());
            wait(session);
            session.visit(after(7), None);
            wait(session);
            session.adopt();
            assert_eq!((hours(session), session.own_work.with_untracked(Option::is_some)), (8, false));
            let steps = [7, 1, 0].map(|_| {
                session.undo();
                hours(session)
            });
            assert_eq!(steps, [7, 1, 0]);
        });
    }
}
