//! Replacing the document: no selection, explanation, draft or mark of one document is left in the next.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::command::OpenedScope;
use super::document::Document;
use super::kept_lesson::LESSON_DRAFT;
use super::saved_document::Drafts;

impl Session {
    /// Shows the document after a command that opened `opened_scope`.
    pub(super) fn show_after(&self, opened_scope: Option<OpenedScope>, document: Arc<Document>) {
        let tells_another = self.document.with_untracked(|before| before.story != document.story);
        // A story that was opened is to be read, so its panel is shown.
        if opened_scope == Some(OpenedScope::Lesson) || opened_scope.is_some() && tells_another {
            self.is_story_closed.set(false);
        }
        match opened_scope {
            Some(OpenedScope::Document) => {
                self.replace_document(document, self.lesson_draft());
            }
            Some(OpenedScope::Lesson) => {
                self.clear_view_state();
                self.show(document);
            }
            None => self.show(document),
        }
    }

    /// The unsaved texts that go on in a document that is opened: the draft of a lesson, with the worlds that it takes from the
    /// document before. Its author may have left it by a reload, and not by the dialog, which takes them.
    fn lesson_draft(&self) -> Drafts {
        let mut kept = Drafts::new();
        if let Some(draft) = self.drafts.with_untracked(|drafts| drafts.get(LESSON_DRAFT).cloned()) {
            let settle = self.settle_draft.get_value();
            let settled =
                settle.map(|settle| self.document.with_untracked(|document| settle(&draft, document)));
            kept.insert(LESSON_DRAFT.to_owned(), settled.unwrap_or(draft));
        }
        kept
    }

    /// Goes on with the unsaved texts of work that was left. The draft of a lesson is the one that there is now: it is its author's,
    /// whatever document it goes on in.
    pub fn resume_drafts(&self, mut left: Drafts) {
        left.remove(LESSON_DRAFT);
        self.drafts.update(|drafts| {
            if let Some(draft) = drafts.get(LESSON_DRAFT).cloned() {
                left.insert(LESSON_DRAFT.to_owned(), draft);
            }
            *drafts = left;
        });
    }

    /// Replaces the document and its unsaved texts. Every way to open a document calls this.
    pub(super) fn replace_document(&self, document: Arc<Document>, drafts: Drafts) {
        self.clear_view_state();
        self.newest_access_key.set(None);
        self.drafts.set(drafts);
        self.resets_baseline.set_value(true);
        self.show(document);
    }

    /// Clears the selection, the explanation with its hypotheses, the highlighted path and the drag.
    fn clear_view_state(&self) {
        self.selection.set(None);
        self.explanation.end();
        self.pointer.point_at(None);
        self.dragged.set(None);
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::{IamCall, Identity};
    use aws_world::sts::Credentials;
    use aws_world::world::ActionOnResource;
    use iam_policy::evaluation::Hypothesis;

    use super::*;
    use crate::session::command::{Command, DocumentRef};
    use crate::session::link::SharedDocument;
    use crate::session::own_lesson::OwnLesson;
    use crate::session::selection::{RequestCaller, Selection, WhyTarget};
    use crate::session::test_worlds::{apply_calls, user, with_catalog};

    const ANN: &str = "arn:aws:iam::111122223333:user/ann";
    const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

    fn attach() -> IamCall {
        IamCall::AttachPolicy { to: Identity::User("ann".into()), policy_arn: ADMINISTRATOR.into() }
    }

    fn key() -> Credentials {
        Credentials {
            access_key_id: "AKIAEXAMPLE".into(),
            secret_access_key: "secret".into(),
            session_token: None,
            expiration: None,
        }
    }

    /// A world with ann, who may do nothing.
    fn with_ann() -> Document {
        let mut document = with_catalog();
        apply_calls(&mut document, vec![user("ann")]);
        document
    }

    fn opened() -> Command {
        Command::Open { name: "Another".into(), document: DocumentRef(Arc::new(with_ann())) }
    }

    /// A session on a world like the one that is opened, with something of every kind in hand.
    fn in_use() -> Session {
        let session = Session::new(with_ann(), Drafts::new());
        assert_eq!(marks(session), 0, "nothing was edited");
        session.call("Attach", vec![ApiCall::Iam(attach())]);
        session.select(Selection::User("ann".into()));
        let request = ActionOnResource { action: "s3:GetObject".into(), resource: "arn:aws:s3:::a/b".into() };
        session.explain(WhyTarget::Cell(RequestCaller::Principal(ANN.into()), request));
        session.explanation.suppose(Hypothesis::Key("aws:SourceIp".into(), None));
        session.explanation.show_path(vec![Selection::User("ann".into())]);
        session.dragged.set(Some(Selection::User("ann".into())));
        session.newest_access_key.set(Some(key()));
        session.drafts.update(|drafts| drafts.insert("trust:App".into(), "{}".into()));
        assert!(marks(session) > 0, "the edit is marked");
        session
    }

    fn marks(session: Session) -> usize {
        let count = |matrix: &crate::session::matrix::Matrix| {
            matrix.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.before.is_some()).count()
        };
        session.matrix.with_untracked(count)
    }

    /// What is left of what was in hand, by name.
    fn left(session: Session) -> Vec<&'static str> {
        let all = [
            ("selection", session.selection.with_untracked(Option::is_some)),
            ("explanation", session.explanation.target_untracked().is_some()),
            ("what if", !untrack(|| session.explanation.hypotheses()).is_empty()),
            ("way", !untrack(|| session.explanation.path()).is_empty()),
            ("dragged", session.dragged.with_untracked(Option::is_some)),
            ("key", session.newest_access_key.with_untracked(Option::is_some)),
            ("drafts", session.drafts.with_untracked(|drafts| drafts.iter().next().is_some())),
            ("marks", marks(session) > 0),
        ];
        all.into_iter().filter(|(_, is_left)| *is_left).map(|(name, _)| name).collect()
    }

    #[test]
    fn replace_document_clears_view_state() {
        let none: [&str; 0] = [];
        Owner::new().with(|| {
            let session = in_use();
            session.perform(opened());
            assert_eq!(left(session), none, "opened");
            let session = in_use();
            session.perform(Command::Reset);
            assert_eq!(left(session), none, "started over");
            let session = in_use();
            let shared = SharedDocument { document: Arc::new(with_ann()), drafts: Drafts::new(), why: None };
            session.preview(shared, None);
            assert_eq!(left(session), none, "a link or an example");
        });
    }

    #[test]
    fn another_lesson_over_the_same_world_keeps_what_is_not_saved() {
        Owner::new().with(|| {
            let session = in_use();
            session.perform(Command::OpenLesson(3));
            assert_eq!(left(session), ["key", "drafts"]);
        });
    }

    #[test]
    fn draft_of_a_lesson_goes_on_in_whatever_is_opened_and_nothing_else_does() {
        let open = |session: Session, own_lesson| {
            let document = DocumentRef(Arc::new(Document { own_lesson, ..with_ann() }));
            session.perform(Command::Open { name: "Another".into(), document });
            session.drafts.with_untracked(|drafts| drafts.keys().cloned().collect::<Vec<_>>())
        };
        Owner::new().with(|| {
            let session = in_use();
            session.drafts.update(|drafts| drafts.insert(LESSON_DRAFT.into(), "{}".into()));
            assert_eq!(open(session, Some(OwnLesson::default())), [LESSON_DRAFT]);
            assert_eq!(open(session, None), [LESSON_DRAFT]);
            session.perform(Command::Reset);
            assert_eq!(left(session), ["drafts"], "started over");
        });
    }

    #[test]
    fn undo_of_an_opening_brings_back_what_was_not_saved() {
        Owner::new().with(|| {
            let session = in_use();
            session.perform(opened());
            session.drafts.update(|drafts| drafts.insert("trust:Other".into(), "[]".into()));
            session.undo();
            assert_eq!(left(session), ["drafts"]);
            let has = |place: &str| session.drafts.with_untracked(|drafts| drafts.get(place).is_some());
            assert!(has("trust:App") && !has("trust:Other"));
            session.redo();
            assert!(!has("trust:App") && has("trust:Other"));
            assert_eq!(marks(session), 0);
        });
    }

    #[test]
    fn edit_after_replace_document_marks_changed_verdicts() {
        Owner::new().with(|| {
            let session = in_use();
            session.perform(opened());
            assert_eq!(marks(session), 0);
            session.call("Attach", vec![ApiCall::Iam(attach())]);
            assert!(marks(session) > 0);
        });
    }
}
