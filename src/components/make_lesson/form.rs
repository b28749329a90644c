//! What is on the form: read from a draft, kept as one, made a lesson.

use std::sync::Arc;

use leptos::prelude::*;
use lessons::{JudgedLimits, Lesson, LessonState, goals_met, limits};

use super::goals::GoalRow;
use super::questions::QuestionRow;
use crate::components::limit_judge::LimitsNow;
use crate::session::document::Document;
use crate::session::kept_lesson::KeptLesson;
use crate::session::lesson_draft::LessonDraft;
use crate::session::lesson_findings::{LessonField, LessonFinding};
use crate::session::saved_document;
use crate::text::make_lesson as text;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub title: RwSignal<String>,
    pub misconception: RwSignal<String>,
    pub minutes: RwSignal<String>,
    pub unlocks: RwSignal<String>,
    pub text: RwSignal<String>,
    pub goals: RwSignal<Vec<GoalRow>>,
    pub replies: RwSignal<Vec<GoalRow>>,
    pub questions: RwSignal<Vec<QuestionRow>>,
    pub hints: [RwSignal<String>; 3],
    pub takes_start: RwSignal<bool>,
    pub takes_solution: RwSignal<bool>,
    /// Start and solution that were taken before.
    worlds: StoredValue<[Arc<str>; 2]>,
}

impl Form {
    /// Of a draft.
    pub fn new(kept: KeptLesson) -> Self {
        let KeptLesson { draft, start, solution, takes_start, takes_solution } = kept;
        Self {
            title: RwSignal::new(draft.title),
            misconception: RwSignal::new(draft.misconception),
            minutes: RwSignal::new(draft.minutes),
            unlocks: RwSignal::new(draft.unlocks),
            text: RwSignal::new(draft.text),
            goals: RwSignal::new(draft.goals.into_iter().map(GoalRow::new).collect()),
            replies: RwSignal::new(draft.replies.into_iter().map(GoalRow::new).collect()),
            questions: RwSignal::new(draft.questions.into_iter().map(QuestionRow::new).collect()),
            hints: draft.hints.map(RwSignal::new),
            takes_start: RwSignal::new(takes_start),
            takes_solution: RwSignal::new(takes_solution),
            worlds: StoredValue::new([start, solution]),
        }
    }

    /// The fields, tracked.
    pub fn draft(self) -> LessonDraft {
        LessonDraft {
            title: self.title.get(),
            misconception: self.misconception.get(),
            minutes: self.minutes.get(),
            unlocks: self.unlocks.get(),
            text: self.text.get(),
            goals: self.goals.get().iter().map(GoalRow::draft).collect(),
            replies: self.replies.get().iter().map(GoalRow::draft).collect(),
            questions: self.questions.get().iter().map(QuestionRow::draft).collect(),
            hints: self.hints.map(|hint| hint.get()),
        }
    }

    /// All of it, tracked.
    pub fn kept(self) -> KeptLesson {
        let [start, solution] = self.worlds.get_value();
        let (takes_start, takes_solution) = (self.takes_start.get(), self.takes_solution.get());
        KeptLesson { draft: self.draft(), start, solution, takes_start, takes_solution }
    }

    /// Whether a start, and whether a solution was taken before.
    pub fn has_worlds(self) -> [bool; 2] {
        self.worlds.with_value(|worlds| worlds.each_ref().map(|world| !world.is_empty()))
    }
}

fn lesson_state(saved: &str) -> Option<LessonState> {
    Some(saved_document::from_json(saved).ok()?.0.lesson_state)
}

/// What is wrong with the worlds of a draft that is complete besides; it takes those that are ticked from `document`.
pub fn findings_of_worlds(
    kept: &KeptLesson,
    document: &Document,
    judge: impl Fn(&Lesson, &LessonState) -> LimitsNow,
) -> Vec<LessonFinding> {
    let kept = kept.clone().with_worlds(document);
    let lesson = Lesson::parse(&kept.draft.to_text()).0;
    let mut findings = Vec::new();
    let mut add = |field, text: &str| findings.push(LessonFinding { field, text: text.to_owned() });
    match lesson_state(&kept.start) {
        None => add(LessonField::Start, text::NO_START),
        Some(start) => {
            for (place, question) in lesson.questions.iter().enumerate() {
                if question
                    .choices
                    .iter()
                    .filter(|choice| choice.check.is_met(&start, &JudgedLimits::default()))
                    .count()
                    != 1
                {
                    add(LessonField::ChoiceCheck(place, 0), text::NOT_ONE_RIGHT);
                }
            }
            if !goals_met(&lesson, &start, &judge(&lesson, &start).judged).contains(&false) {
                add(LessonField::Goals, text::NOTHING_TO_DO);
            }
        }
    }
    if let Some(solution) = lesson_state(&kept.solution) {
        let now = judge(&lesson, &solution);
        if goals_met(&lesson, &solution, &now.judged).contains(&false) {
            let said = [vec![text::NOT_SOLVED.to_owned()], now.notes(limits(&lesson, &solution))].concat();
            add(LessonField::Solution, &said.join(" "));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::lesson_draft::{ChoiceDraft, GoalDraft, QuestionDraft};
    use crate::session::test_worlds::{apply_calls, user};

    fn with_ann() -> Document {
        let mut document = Document::default();
        apply_calls(&mut document, vec![user("ann")]);
        document
    }

    /// A lesson that asks for ann, with a question.
    fn kept(takes_start: bool, takes_solution: bool) -> KeptLesson {
        let goal = GoalDraft { check: "exists user/ann".into(), text: "Create ann.".into(), step: None };
        let choice = |check: &str| ChoiceDraft { text: "A".into(), check: check.into(), reply: "B".into() };
        let choices = vec![choice("exists user/ann"), choice("not exists user/ann")];
        let question = QuestionDraft { id: "own/1".into(), text: "Is she there?".into(), choices };
        let draft = LessonDraft { goals: vec![goal], questions: vec![question], ..LessonDraft::default() };
        KeptLesson { draft, takes_start, takes_solution, ..KeptLesson::default() }
    }

    fn fields(kept: &KeptLesson, document: &Document) -> Vec<LessonField> {
        findings_of_worlds(kept, document, |_, _| LimitsNow::default())
            .into_iter()
            .map(|finding| finding.field)
            .collect()
    }

    #[test]
    fn start_has_something_to_do_and_solution_has_nothing_left() {
        let (before, after) = (Document::default(), with_ann());
        assert_eq!(fields(&kept(true, false), &before), []);
        assert_eq!(fields(&kept(false, false), &before), [LessonField::Start]);
        assert_eq!(fields(&kept(true, false), &after), [LessonField::Goals]);
        assert_eq!(fields(&kept(true, true), &before), [LessonField::Solution]);
        // The start was taken when the dialog closed, the solution is the world of now.
        let started = kept(true, false).with_worlds(&before);
        let solved = KeptLesson { takes_solution: true, ..started };
        assert_eq!(fields(&solved, &after), []);
    }

    #[test]
    fn question_has_exactly_one_right_answer_where_the_lesson_starts() {
        let mut none = kept(true, false);
        none.draft.questions[0].choices[1].check = "wrong".into();
        assert_eq!(fields(&none, &Document::default()), [LessonField::ChoiceCheck(0, 0)]);
        let mut two = kept(true, false);
        two.draft.questions[0].choices[0].check = "right".into();
        assert_eq!(fields(&two, &Document::default()), [LessonField::ChoiceCheck(0, 0)]);
    }
}
