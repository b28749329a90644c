//! The draft of a lesson, kept with the work while its author writes: among the unsaved texts, so that it is saved, undone
//! and restored with them. Anything may be missing in it.

use std::sync::Arc;

use aws_world::json::Json;
use iam_policy::json::{self, Node};
use leptos::prelude::*;

use super::Session;
use super::document::Document;
use super::lesson_draft::{ChoiceDraft, GoalDraft, LessonDraft, QuestionDraft};
use super::own_lesson::OwnLesson;
use super::saved_document::{self, Drafts};
use super::story::Story;

/// Its place among the unsaved texts.
pub const LESSON_DRAFT: &str = "lesson";

/// Version of the saved form.
const VERSION: i64 = 1;

/// A lesson as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptLesson {
    /// The fields.
    pub draft: LessonDraft,
    /// The document it starts in, as saved work; empty where none was taken yet.
    pub start: Arc<str>,
    /// A document that solves it, as saved work; empty where none was taken yet.
    pub solution: Arc<str>,
    /// The world as it is when the lesson is saved is its start.
    pub takes_start: bool,
    /// The world as it is when the lesson is saved solves it.
    pub takes_solution: bool,
}

/// A document as a start or a solution: without its lesson and its records.
pub fn world_of(document: &Document) -> Arc<str> {
    let world = Document {
        own_lesson: None,
        lesson_world: None,
        opened_as: None,
        story: Story::Lesson,
        ..document.without_journal()
    };
    saved_document::to_json(&world, &Drafts::new()).into()
}

/// The document in which a lesson starts, with the lesson open; `None` where it cannot be read.
pub fn document_at_start(own: &OwnLesson) -> Option<Document> {
    let (document, _) = saved_document::from_json(&own.start).ok()?;
    let own = OwnLesson { is_open: true, ..own.clone() };
    Some(Document { own_lesson: Some(own), story: Story::Lesson, ..document })
}

impl KeptLesson {
    /// Of a lesson that was saved before.
    pub fn of(own: &OwnLesson) -> Self {
        let OwnLesson { text, start, solution, .. } = own.clone();
        Self { draft: LessonDraft::parse(&text), start, solution, ..Self::default() }
    }

    /// The same with the worlds that it takes from this document.
    pub fn with_worlds(self, document: &Document) -> Self {
        if !self.takes_start && !self.takes_solution {
            return self;
        }
        let now = world_of(document);
        let start = if self.takes_start { Arc::clone(&now) } else { self.start };
        let solution = if self.takes_solution { now } else { self.solution };
        Self { start, solution, takes_start: false, takes_solution: false, ..self }
    }

    /// The lesson, whatever is missing in it.
    pub fn lesson(&self) -> OwnLesson {
        OwnLesson {
            text: self.draft.to_text().into(),
            start: Arc::clone(&self.start),
            solution: Arc::clone(&self.solution),
            is_open: true,
        }
    }

    fn to_json(&self) -> Json {
        let texts = |texts: &[&str]| Json::texts(texts);
        let goal = |goal: &GoalDraft| {
            Json::object()
                .with_text_if_any("text", &goal.text)
                .with_text_if_any("check", &goal.check)
                .with_if_any("step", Json::texts(goal.step.as_slice()))
        };
        let choice = |choice: &ChoiceDraft| texts(&[&choice.text, &choice.check, &choice.reply]);
        let question = |question: &QuestionDraft| {
            Json::object()
                .with_text("id", &question.id)
                .with_text_if_any("text", &question.text)
                .with("choices", Json::List(question.choices.iter().map(choice).collect()))
        };
        let LessonDraft { title, misconception, minutes, unlocks, text, goals, replies, questions, hints } =
            &self.draft;
        Json::object()
            .with("version", Json::Number(VERSION))
            .with_text_if_any("title", title)
            .with_text_if_any("misconception", misconception)
            .with_text_if_any("minutes", minutes)
            .with_text_if_any("unlocks", unlocks)
            .with_text_if_any("text", text)
            .with_if_any("goals", Json::List(goals.iter().map(goal).collect()))
            .with_if_any("replies", Json::List(replies.iter().map(goal).collect()))
            .with_if_any("questions", Json::List(questions.iter().map(question).collect()))
            .with("hints", Json::texts(hints))
            .with_text_if_any("start", &self.start)
            .with_text_if_any("solution", &self.solution)
            .with("takes_start", Json::Bool(self.takes_start))
            .with("takes_solution", Json::Bool(self.takes_solution))
    }

    /// What was kept; whatever is not of its form counts as not written. `None` where it is of a newer version.
    fn from_json(text: &str) -> Option<Self> {
        let parsed = json::parse(text);
        let saved = &parsed.root;
        if saved.member("version")?.as_i64()? != VERSION {
            return None;
        }
        let text = |node: &Node, name: &str| {
            node.member(name).and_then(Node::as_str).map(ToOwned::to_owned).unwrap_or_default()
        };
        let list = |node: &Node, name: &str| -> Vec<Node> {
            node.member(name).and_then(Node::as_array).map(<[Node]>::to_vec).unwrap_or_default()
        };
        let nth = |node: &Node, place: usize| {
            let item = node.as_array().and_then(|items| items.get(place)?.as_str());
            item.map(ToOwned::to_owned).unwrap_or_default()
        };
        let goal = |node: &Node| GoalDraft {
            step: node.member("step").map(|step| nth(step, 0)),
            text: text(node, "text"),
            check: text(node, "check"),
        };
        let choice =
            |node: &Node| ChoiceDraft { text: nth(node, 0), check: nth(node, 1), reply: nth(node, 2) };
        let question = |node: &Node| QuestionDraft {
            id: text(node, "id"),
            text: text(node, "text"),
            choices: list(node, "choices").iter().map(choice).collect(),
        };
        let hint = |place: usize| saved.member("hints").map(|hints| nth(hints, place)).unwrap_or_default();
        let is = |name: &str| saved.member(name).and_then(Node::as_bool).unwrap_or_default();
        let draft = LessonDraft {
            title: text(saved, "title"),
            misconception: text(saved, "misconception"),
            minutes: text(saved, "minutes"),
            unlocks: text(saved, "unlocks"),
            text: text(saved, "text"),
            goals: list(saved, "goals").iter().map(goal).collect(),
            replies: list(saved, "replies").iter().map(goal).collect(),
            questions: list(saved, "questions").iter().map(question).collect(),
            hints: [0, 1, 2].map(hint),
        };
        Some(Self {
            draft,
            start: text(saved, "start").into(),
            solution: text(saved, "solution").into(),
            takes_start: is("takes_start"),
            takes_solution: is("takes_solution"),
        })
    }
}

impl KeptLesson {
    /// A draft as it was kept with this document, for another one in which it goes on: with the worlds that it takes.
    pub fn settled(kept: &str, document: &Document) -> String {
        let settled = Self::from_json(kept).map(|kept| kept.with_worlds(document).to_json().compact());
        settled.unwrap_or_else(|| kept.to_owned())
    }
}

impl Session {
    /// The draft of a lesson that is kept with the work.
    pub fn kept_lesson(&self) -> Option<KeptLesson> {
        self.drafts.with_untracked(|drafts| KeptLesson::from_json(drafts.get(LESSON_DRAFT)?))
    }

    /// Keeps the draft of a lesson with the work.
    pub fn keep_lesson(&self, kept: &KeptLesson) {
        self.drafts.update(|drafts| drafts.insert(LESSON_DRAFT.to_owned(), kept.to_json().compact()));
    }

    /// Takes the worlds that are ticked from this document, before another one is opened in which the draft goes on.
    pub fn settle_kept_lesson(&self) {
        let document = self.document_untracked();
        let kept = self.drafts.with_untracked(|drafts| drafts.get(LESSON_DRAFT).cloned());
        if let Some(kept) = kept {
            let settled = KeptLesson::settled(&kept, &document);
            self.drafts.update(|drafts| drafts.insert(LESSON_DRAFT.to_owned(), settled));
        }
    }

    /// Throws the draft away.
    pub fn discard_kept_lesson(&self) {
        self.drafts.update(|drafts| drop(drafts.remove(LESSON_DRAFT)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::{Command, DocumentRef};
    use crate::session::lesson_draft::tests::whole;
    use crate::session::link;

    fn session() -> Session {
        Session::new(Document::default(), Drafts::new())
    }

    /// Drafts as they are while somebody writes: nothing, everything, and what no lesson's text could hold.
    fn drafts() -> Vec<KeptLesson> {
        let half_goal =
            GoalDraft { step: Some(String::new()), text: " two  blanks ".into(), check: "a | b".into() };
        let half = LessonDraft {
            title: "A\u{1}\"\\ title ".into(),
            text: "One.\n\n\n## start\n".into(),
            goals: vec![half_goal, GoalDraft::default()],
            replies: vec![GoalDraft::default()],
            questions: vec![QuestionDraft { id: "own/1".into(), ..QuestionDraft::default() }],
            hints: ["", "Only the second.", ""].map(str::to_owned),
            ..LessonDraft::default()
        };
        let of = |draft| KeptLesson { draft, takes_start: true, ..KeptLesson::default() };
        let with_worlds = KeptLesson { start: "{}".into(), solution: "{\"a\":1}".into(), ..of(whole()) };
        vec![KeptLesson::default(), of(half), with_worlds]
    }

    #[test]
    fn kept_lesson_comes_back_as_it_was_typed_with_the_saved_work() {
        for kept in drafts() {
            Owner::new().with(|| {
                let session = session();
                assert_eq!(session.kept_lesson(), None);
                session.keep_lesson(&kept);
                let saved = session
                    .drafts
                    .with_untracked(|drafts| saved_document::to_json(&session.document_untracked(), drafts));
                let (document, drafts) = saved_document::from_json(&saved).expect("opens");
                let restored = Session::new(document, drafts);
                assert_eq!(restored.kept_lesson(), Some(kept));
                restored.discard_kept_lesson();
                assert_eq!(restored.kept_lesson(), None);
            });
        }
    }

    #[test]
    fn kept_lesson_of_another_form_is_none_and_never_panics() {
        for damaged in ["", "{}", "[]", r#"{"version":2,"title":"A"}"#, r#"{"version":"1"}"#] {
            assert_eq!(KeptLesson::from_json(damaged), None, "{damaged}");
        }
        let odd = r#"{"version":1,"title":7,"goals":[7,{"step":"x"}],"questions":{},"hints":[1],"start":[]}"#;
        let read = KeptLesson::from_json(odd).expect("what is of its form");
        assert_eq!((read.draft.title.as_str(), read.draft.goals.len()), ("", 2));
    }

    #[test]
    fn kept_lesson_is_in_no_link_and_other_unsaved_texts_are() {
        Owner::new().with(|| {
            let session = session();
            session.keep_lesson(&drafts()[1]);
            session.drafts.update(|drafts| drafts.insert("trust:App".into(), "{}".into()));
            let link =
                session.drafts.with_untracked(|drafts| link::encode(&Document::default(), drafts, None));
            let shared = link::decode(&link).expect("a link").expect("intact");
            assert_eq!(shared.drafts.keys().collect::<Vec<_>>(), ["trust:App"]);
        });
    }

    #[test]
    fn kept_lesson_takes_the_worlds_that_are_ticked_once() {
        let document = Document { lesson: 3, ..Document::default() };
        let kept = KeptLesson { takes_start: true, solution: "{}".into(), ..KeptLesson::default() };
        let taken = kept.with_worlds(&document);
        assert_eq!((&*taken.solution, taken.takes_start), ("{}", false));
        assert_eq!(saved_document::from_json(&taken.start).expect("opens").0.lesson, 3);
        assert_eq!(taken.clone().with_worlds(&Document::default()), taken);
    }

    #[test]
    fn kept_lesson_goes_on_in_an_example_with_the_world_it_was_begun_in() {
        Owner::new().with(|| {
            let session = session();
            let own = Document { lesson: 3, ..Document::default() };
            session.perform(open(own));
            let kept = KeptLesson { draft: whole(), takes_start: true, ..KeptLesson::default() };
            session.keep_lesson(&kept);
            session.settle_kept_lesson();
            session.perform(open(Document { lesson: 5, ..Document::default() }));
            // Over a reload.
            let saved = session
                .drafts
                .with_untracked(|drafts| saved_document::to_json(&session.document_untracked(), drafts));
            let (document, drafts) = saved_document::from_json(&saved).expect("opens");
            let back = Session::new(document, drafts).kept_lesson().expect("the draft");
            assert_eq!((&back.draft, back.takes_start), (&kept.draft, false));
            assert_eq!(saved_document::from_json(&back.start).expect("opens").0.lesson, 3);
            session.undo();
            assert_eq!(session.kept_lesson().map(|kept| kept.draft), Some(kept.draft));
        });
    }

    #[test]
    fn kept_lesson_that_was_left_by_a_reload_takes_its_world_before_another_is_opened() {
        let own = Document { lesson: 3, ..Document::default() };
        let started_in =
            |kept: &KeptLesson| saved_document::from_json(&kept.start).map(|saved| saved.0.lesson);
        for (takes_start, expected) in [(true, Some(3)), (false, None)] {
            let session = Session::new(own.clone(), Drafts::new());
            session.settle_draft.set_value(Some(KeptLesson::settled));
            let kept = KeptLesson { draft: whole(), takes_start, ..KeptLesson::default() };
            session.keep_lesson(&kept);
            session.perform(open(Document { lesson: 5, ..Document::default() }));
            let back = session.kept_lesson().expect("the draft");
            assert_eq!((&back.draft, back.takes_start), (&kept.draft, false));
            assert_eq!(started_in(&back).ok(), expected, "takes the start: {takes_start}");
            session.undo();
            assert_eq!(session.kept_lesson(), Some(kept));
        }
    }

    #[test]
    fn kept_lesson_stays_when_work_on_another_lesson_goes_on() {
        let mut left = Drafts::new();
        left.insert("trust:App".into(), "{}".into());
        left.insert(LESSON_DRAFT.into(), drafts()[1].to_json().compact());
        let names = |session: Session| {
            session.drafts.with_untracked(|drafts| drafts.keys().cloned().collect::<Vec<_>>())
        };
        let writing = session();
        writing.keep_lesson(&drafts()[2]);
        writing.resume_drafts(left.clone());
        assert_eq!(writing.kept_lesson().as_ref(), Some(&drafts()[2]), "the newer one");
        assert_eq!(names(writing), [LESSON_DRAFT, "trust:App"]);
        // Nor does an old one come back.
        let done = session();
        done.resume_drafts(left);
        assert_eq!(names(done), ["trust:App"]);
    }

    fn open(document: Document) -> Command {
        Command::Open { name: "Another".into(), document: DocumentRef(Arc::new(document)) }
    }

    #[test]
    fn kept_lesson_comes_back_when_the_lesson_made_of_it_is_undone() {
        let session = session();
        let kept = KeptLesson { draft: whole(), takes_start: true, ..KeptLesson::default() };
        session.keep_lesson(&kept);
        let own = kept.clone().with_worlds(&session.document_untracked()).lesson();
        session.perform(Command::MakeLesson(Some(own)));
        session.discard_kept_lesson();
        assert_eq!(session.kept_lesson(), None);
        session.undo();
        assert_eq!(session.kept_lesson(), Some(kept));
        assert!(session.document_untracked().own_lesson.is_none());
        session.redo();
        assert!(session.document_untracked().own_lesson.is_some());
        assert_eq!(session.kept_lesson(), None, "the lesson is made");
    }
}
