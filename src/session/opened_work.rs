//! Whether somebody has changed what they opened: an example, the start of a lesson, a shared world. What is still as it was
//! opened can be opened again, so it is nobody's own work.

use std::sync::Arc;

use super::checksum::crc32;
use super::document::Document;
use super::kept_lesson::LESSON_DRAFT;
use super::own_lesson::OwnLesson;
use super::saved_document::{self, Drafts};
use super::sign_in::SignIn;
use super::story::Story;

/// Length and checksum of what can be changed in a document: not which lesson is told beside it, nor who looks at it.
fn fingerprint(document: &Document, drafts: &Drafts) -> String {
    let own_lesson = document.own_lesson.clone().map(|own| OwnLesson { is_open: false, ..own });
    let content = Document {
        lesson: 0,
        lesson_world: None,
        story: Story::Lesson,
        sign_in: SignIn::default(),
        opened_as: None,
        own_lesson,
        ..document.without_journal()
    };
    // The draft of a lesson is its author's, whatever document it goes on in.
    let mut drafts = drafts.clone();
    drafts.remove(LESSON_DRAFT);
    let json = saved_document::to_json(&content, &drafts);
    format!("{}-{:08x}", json.len(), crc32(json.as_bytes()))
}

/// Whether two documents, each with its unsaved texts, are the same in what can be changed.
pub fn has_same_content(one: (&Document, &Drafts), other: (&Document, &Drafts)) -> bool {
    fingerprint(one.0, one.1) == fingerprint(other.0, other.1)
}

/// The document, which knows from now on what it was when it was opened with these unsaved texts.
pub fn as_opened(document: Document, drafts: &Drafts) -> Document {
    let opened_as = Some(Arc::from(fingerprint(&document, drafts)));
    Document { opened_as, ..document }
}

/// Whether a document is one that was opened, and nothing in it was changed since.
pub fn is_as_opened(document: &Document, drafts: &Drafts) -> bool {
    document.opened_as.as_deref().is_some_and(|opened| opened == fingerprint(document, drafts))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::session::command::Command;
    use crate::session::expectation::Expectation;
    use crate::session::test_worlds::{apply_calls, user};

    fn examples() -> Vec<Document> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/built");
        let files = fs::read_dir(folder).expect("the gallery").map(|entry| entry.expect("a file").path());
        let files = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
        let documents = files.filter(|file| !file.ends_with("index.json")).map(|file| {
            let json = fs::read_to_string(&file).expect("a text");
            saved_document::from_json(&json).expect("opens").0
        });
        documents.collect()
    }

    fn saved_and_restored(document: &Document, drafts: &Drafts) -> Document {
        saved_document::from_json(&saved_document::to_json(document, drafts)).expect("opens").0
    }

    #[test]
    fn opened_document_is_unchanged_by_looking_by_another_lesson_and_by_a_reload() {
        let none = Drafts::new();
        let all = examples();
        assert!(all.len() > 10, "{}", all.len());
        for document in all {
            assert!(!is_as_opened(&document, &none), "nobody has opened it");
            let mut document = as_opened(document, &none);
            assert!(is_as_opened(&document, &none));
            let account = document.account().id.to_string();
            Command::SignIn(SignIn { account, principal: None }).perform(&mut document);
            Command::OpenLesson(3).perform(&mut document);
            assert!(is_as_opened(&document, &none));
            assert!(is_as_opened(&saved_and_restored(&document, &none), &none));
        }
    }

    #[test]
    fn opened_document_is_unchanged_by_the_draft_of_a_lesson_that_goes_on_in_it() {
        let mut drafts = Drafts::new();
        let document = as_opened(Document::default(), &drafts);
        drafts.insert(LESSON_DRAFT.into(), "{}".into());
        assert!(is_as_opened(&document, &drafts));
        assert!(has_same_content((&document, &drafts), (&document, &Drafts::new())));
    }

    /// A change of an opened document, or of its unsaved texts.
    type Change = fn(&mut Document, &mut Drafts);

    #[test]
    fn opened_document_is_changed_by_whatever_can_be_saved() {
        let changes: [(&str, Change); 6] = [
            ("a call", |document, _| drop(apply_calls(document, vec![user("zed")]))),
            ("a run", |document, _| drop(Command::RunApp.perform(document))),
            ("the clock", |document, _| drop(Command::AdvanceClock(60).perform(document))),
            ("an expectation", |document, _| {
                let caller = crate::session::selection::RequestCaller::App;
                let request = aws_world::world::ActionOnResource {
                    action: "s3:GetObject".into(),
                    resource: "*".into(),
                };
                document.expected.push(Expectation { caller, request, allowed: true });
            }),
            ("a lesson", |document, _| document.own_lesson = Some(OwnLesson::default())),
            ("an unsaved text", |_, drafts| drafts.insert("trust:App".into(), "{}".into())),
        ];
        for (what, change) in changes {
            let mut drafts = Drafts::new();
            let mut document = as_opened(Document::default(), &drafts);
            change(&mut document, &mut drafts);
            assert!(!is_as_opened(&document, &drafts), "{what}");
            assert!(
                !is_as_opened(&saved_and_restored(&document, &drafts), &drafts),
                "{what}, after a reload"
            );
        }
    }
}
