//! Inline policies that are being written for the first time: unsaved texts, which give nothing to anybody.

use leptos::prelude::*;

use super::Session;
use super::document::Document;
use super::selection::{IdentityKind, Selection};
use crate::text::embed::READ_ONLY;

/// Where the unsaved text of an inline policy belongs.
pub fn draft_key(kind: IdentityKind, owner: &str, name: &str) -> String {
    [&owner_prefix(kind, owner), name].concat()
}

fn owner_prefix(kind: IdentityKind, owner: &str) -> String {
    ["inline:", kind.word(), ":", owner, ":"].concat()
}

fn is_saved(document: &Document, kind: IdentityKind, owner: &str, name: &str) -> bool {
    document.permissions(kind, owner).is_some_and(|permissions| permissions.inline.contains_key(name))
}

impl Session {
    /// Names of the inline policies of an identity that were never saved, tracked.
    pub fn inline_drafts(&self, kind: IdentityKind, owner: &str) -> Vec<String> {
        let (document, prefix) = (self.document(), owner_prefix(kind, owner));
        self.drafts.with(|drafts| {
            let names = drafts.keys().filter_map(|place| place.strip_prefix(&prefix));
            names.filter(|name| !is_saved(&document, kind, owner, name)).map(ToOwned::to_owned).collect()
        })
    }

    /// Begins an inline policy of an identity with a text, and selects it.
    pub fn begin_inline_policy(&self, kind: IdentityKind, owner: &str, text: &str) {
        if self.read_only.get_value() {
            return self.tell(READ_ONLY, true);
        }
        let document = self.document_untracked();
        let is_free = |name: &String| {
            let is_draft =
                self.drafts.with_untracked(|drafts| drafts.contains_key(&draft_key(kind, owner, name)));
            !is_draft && !is_saved(&document, kind, owner, name)
        };
        let first = [owner, "-policy"].concat();
        let further = (2..).map(|number: usize| [&first, "-", &number.to_string()].concat());
        let Some(name) = [first.clone()].into_iter().chain(further).find(is_free) else { return };
        self.drafts.update(|drafts| drafts.insert(draft_key(kind, owner, &name), text.to_owned()));
        self.select(Selection::InlinePolicy(kind, owner.to_owned(), name));
    }

    /// Throws away an inline policy that was never saved.
    pub fn discard_inline_policy(&self, kind: IdentityKind, owner: &str, name: &str) {
        self.drafts.update(|drafts| drop(drafts.remove(&draft_key(kind, owner, name))));
        self.select(kind.select(owner));
    }

    /// Whether the selected thing is an inline policy that is being written for an identity of this document.
    pub(super) fn is_inline_draft(&self, document: &Document, selection: &Selection) -> bool {
        let Selection::InlinePolicy(kind, owner, name) = selection else { return false };
        document.permissions(*kind, owner).is_some()
            && self.drafts.with_untracked(|drafts| drafts.contains_key(&draft_key(*kind, owner, name)))
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::IamCall;

    use super::*;
    use crate::session::command::Command;
    use crate::session::matrix::{Verdict, compute_matrix};
    use crate::session::saved_document::{self, Drafts};
    use crate::session::test_worlds::{apply_calls, user};

    const TEXT: &str =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

    fn with_ann() -> Session {
        let mut document = Document::default();
        apply_calls(&mut document, vec![user("ann")]);
        Session::new(document, Drafts::new())
    }

    fn selected(session: Session) -> Option<Selection> {
        session.selection.get_untracked()
    }

    fn policy(name: &str) -> Option<Selection> {
        Some(Selection::InlinePolicy(IdentityKind::User, "ann".into(), name.into()))
    }

    fn drafts(session: Session) -> Vec<String> {
        session.inline_drafts(IdentityKind::User, "ann")
    }

    /// How many requests of the matrix ann may make.
    fn allowed(session: Session) -> usize {
        let matrix = compute_matrix(&session.document_untracked(), None);
        let of_ann = matrix.rows.iter().filter(|row| row.name == "ann").flat_map(|row| &row.cells);
        of_ann.filter(|cell| cell.verdict == Verdict::Allowed).count()
    }

    fn save(session: Session, name: &str) {
        let call = IamCall::PutInlinePolicy {
            of: IdentityKind::User.named("ann"),
            policy_name: name.into(),
            policy_document: TEXT.into(),
        };
        assert_eq!(session.call("Save", vec![ApiCall::Iam(call)]).refused, None);
    }

    #[test]
    fn inline_draft_grants_nothing_before_it_is_saved() {
        Owner::new().with(|| {
            let session = with_ann();
            session.begin_inline_policy(IdentityKind::User, "ann", TEXT);
            assert_eq!((allowed(session), session.undo_name()), (0, None));
            assert_eq!(
                (selected(session), drafts(session)),
                (policy("ann-policy"), vec!["ann-policy".into()])
            );
            save(session, "ann-policy");
            assert!(allowed(session) > 0);
            assert_eq!((selected(session), drafts(session)), (policy("ann-policy"), vec![]));
        });
    }

    #[test]
    fn inline_draft_is_not_lost() {
        Owner::new().with(|| {
            let session = with_ann();
            session.begin_inline_policy(IdentityKind::User, "ann", TEXT);
            session.perform(Command::AdvanceClock(3_600));
            assert_eq!(selected(session), policy("ann-policy"), "after a step");
            session.undo();
            assert_eq!(selected(session), policy("ann-policy"), "after undo");
            session.select(Selection::User("ann".into()));
            assert_eq!(drafts(session), ["ann-policy"], "after something else was selected");
            let json = session
                .drafts
                .with_untracked(|all| saved_document::to_json(&session.document_untracked(), all));
            let (document, all) = saved_document::from_json(&json).expect("opens");
            assert_eq!(drafts(Session::new(document, all)), ["ann-policy"], "after a reload");
        });
    }

    #[test]
    fn each_has_a_name_of_its_own_and_can_be_thrown_away() {
        Owner::new().with(|| {
            let session = with_ann();
            save(session, "ann-policy");
            for _ in 0..2 {
                session.begin_inline_policy(IdentityKind::User, "ann", TEXT);
            }
            assert_eq!(drafts(session), ["ann-policy-2", "ann-policy-3"]);
            session.discard_inline_policy(IdentityKind::User, "ann", "ann-policy-3");
            assert_eq!(selected(session), Some(Selection::User("ann".into())));
            assert_eq!(drafts(session), ["ann-policy-2"]);
        });
    }

    #[test]
    fn inline_draft_goes_with_its_identity() {
        Owner::new().with(|| {
            let session = with_ann();
            session.begin_inline_policy(IdentityKind::User, "ann", TEXT);
            let delete = IamCall::DeleteUser { user_name: "ann".into() };
            assert_eq!(session.call("Delete", vec![ApiCall::Iam(delete)]).refused, None);
            assert_eq!(selected(session), None);
        });
    }
}
