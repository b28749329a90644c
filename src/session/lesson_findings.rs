//! What keeps the draft of a lesson from being a lesson, each at the field where its author can mend it.

use lessons::{GoalCheck, Lesson, asked_questions, lint_lesson, parse_checks};

use super::lesson_draft::{GoalDraft, LessonDraft, QuestionDraft};
use crate::text::make_lesson as text;

/// A field of the form; goals, replies, questions, choices and hints by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonField {
    /// Title.
    Title,
    /// What people believe before it.
    Misconception,
    /// How long it takes.
    Minutes,
    /// What one understands after it.
    Unlocks,
    /// The paragraphs.
    Text,
    /// The list of goals, where one is missing.
    Goals,
    /// Whether a step begins with a goal.
    GoalBeginsStep(usize),
    /// The instruction of that step.
    GoalStep(usize),
    /// What a goal asks.
    GoalText(usize),
    /// When it is met.
    GoalCheck(usize),
    /// What a reply says.
    ReplyText(usize),
    /// When it is said.
    ReplyCheck(usize),
    /// What a question asks.
    QuestionText(usize),
    /// What a choice of a question says.
    ChoiceText(usize, usize),
    /// Whether it is the right one.
    ChoiceCheck(usize, usize),
    /// What is said to it.
    ChoiceReply(usize, usize),
    /// A hint.
    Hint(usize),
    /// Whether the world is where the lesson starts.
    Start,
    /// Whether it solves the lesson.
    Solution,
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonFinding {
    /// Where.
    pub field: LessonField,
    /// What is missing or wrong, and what to do.
    pub text: String,
}

/// Longest paragraph, in characters: one that is longer is not read.
const LONGEST_PARAGRAPH: usize = 400;

/// Names of the questions that a check asks for, if it can be read.
fn asked(check: &Option<GoalCheck>) -> Vec<&str> {
    check.as_ref().map(asked_questions).unwrap_or_default()
}

/// Finds what is missing.
struct Finder(Vec<LessonFinding>);

impl Finder {
    fn add(&mut self, field: LessonField, text: impl Into<String>) {
        self.0.push(LessonFinding { field, text: text.into() });
    }

    fn need_text(&mut self, written: &str, field: LessonField, text: &str) {
        if written.trim().is_empty() {
            self.add(field, text);
        }
    }

    /// A check, and the words that go with it.
    fn need_check(&mut self, goal: &GoalDraft, field: LessonField) {
        if goal.check.trim().is_empty() {
            self.add(field, text::NO_CHECK);
        } else if let Err(error) = parse_checks(&goal.check) {
            self.add(field, error.to_string());
        }
    }

    fn goals(&mut self, goals: &[GoalDraft]) {
        if goals.is_empty() {
            self.add(LessonField::Goals, text::NEEDS_GOAL);
        }
        let has_steps = goals.iter().any(|goal| goal.step.is_some());
        for (place, goal) in goals.iter().enumerate() {
            if place == 0 && has_steps && goal.step.is_none() {
                self.add(LessonField::GoalBeginsStep(0), text::FIRST_GOAL_BEGINS_STEP);
            }
            if let Some(step) = &goal.step {
                self.need_text(step, LessonField::GoalStep(place), text::NEEDS_INSTRUCTION);
            }
            self.need_text(&goal.text, LessonField::GoalText(place), text::NEEDS_SENTENCE);
            self.need_check(goal, LessonField::GoalCheck(place));
        }
    }

    fn questions(&mut self, questions: &[QuestionDraft], goals: &[GoalDraft]) {
        let checks: Vec<_> = goals.iter().map(|goal| parse_checks(&goal.check).ok()).collect();
        for (place, question) in questions.iter().enumerate() {
            self.need_text(&question.text, LessonField::QuestionText(place), text::NEEDS_QUESTION);
            if question.choices.len() < 2 {
                self.add(LessonField::QuestionText(place), text::NEEDS_TWO_ANSWERS);
            }
            if !checks.iter().any(|check| asked(check).contains(&question.id.as_str())) {
                self.add(LessonField::QuestionText(place), text::no_goal_asks(&question.id));
            }
            for (at, choice) in question.choices.iter().enumerate() {
                self.need_text(&choice.text, LessonField::ChoiceText(place, at), text::NEEDS_ANSWER);
                self.need_text(
                    &choice.reply,
                    LessonField::ChoiceReply(place, at),
                    text::NEEDS_REPLY_TO_ANSWER,
                );
                if let Err(error) = parse_checks(&choice.check) {
                    self.add(LessonField::ChoiceCheck(place, at), error.to_string());
                }
            }
        }
        for (place, check) in checks.iter().enumerate() {
            let is_there = |id: &&str| questions.iter().any(|question| question.id == **id);
            if let Some(id) = asked(check).into_iter().find(|id| !is_there(id)) {
                self.add(LessonField::GoalCheck(place), text::no_such_question(id));
            }
        }
    }
}

impl LessonDraft {
    /// What is missing, or cannot be read, in the order of the form.
    pub fn findings(&self) -> Vec<LessonFinding> {
        let mut finder = Finder(Vec::new());
        finder.need_text(&self.title, LessonField::Title, text::NEEDS_TITLE);
        finder.need_text(&self.misconception, LessonField::Misconception, text::NEEDS_MISCONCEPTION);
        if !self.minutes.trim().parse::<u32>().is_ok_and(|minutes| minutes > 0) {
            finder.add(LessonField::Minutes, text::NEEDS_MINUTES);
        }
        finder.need_text(&self.unlocks, LessonField::Unlocks, text::NEEDS_UNLOCKS);
        let paragraphs = self.paragraphs();
        if paragraphs.is_empty() {
            finder.add(LessonField::Text, text::NEEDS_TEXT);
        }
        for (place, paragraph) in paragraphs.iter().enumerate() {
            let length = paragraph.chars().count();
            if length > LONGEST_PARAGRAPH {
                finder.add(LessonField::Text, text::long_paragraph(place + 1, length, LONGEST_PARAGRAPH));
            }
        }
        finder.goals(&self.goals);
        for (place, reply) in self.replies.iter().enumerate() {
            finder.need_text(&reply.text, LessonField::ReplyText(place), text::NEEDS_REPLY);
            finder.need_check(reply, LessonField::ReplyCheck(place));
        }
        finder.questions(&self.questions, &self.goals);
        for (place, (hint, need)) in self.hints.iter().zip(text::NEEDS_HINT).enumerate() {
            finder.need_text(hint, LessonField::Hint(place), need);
        }
        if finder.0.is_empty() {
            // Whatever else keeps the text from being read as a lesson.
            let (lesson, errors) = Lesson::parse(&self.to_text());
            for error in errors.into_iter().chain(lint_lesson(&lesson)) {
                finder.add(LessonField::Title, error.message);
            }
        }
        finder.0
    }
}

#[cfg(test)]
mod tests {
    use LessonField::*;

    use super::*;
    use crate::session::lesson_draft::ChoiceDraft;
    use crate::session::lesson_draft::tests::whole;

    fn fields(draft: &LessonDraft) -> Vec<LessonField> {
        draft.findings().into_iter().map(|finding| finding.field).collect()
    }

    #[test]
    fn complete_draft_has_no_findings_and_an_empty_one_has_one_for_each_field() {
        assert_eq!(whole().findings(), []);
        let empty = [Title, Misconception, Minutes, Unlocks, Text, Goals, Hint(0), Hint(1), Hint(2)];
        assert_eq!(fields(&LessonDraft::default()), empty);
    }

    type Change = fn(&mut LessonDraft);

    /// What is changed in a complete draft, and where that is found.
    const CASES: [(Change, &[LessonField]); 20] = [
        (|draft| draft.title = " \n".into(), &[Title]),
        (|draft| draft.title = "A | B\n---".into(), &[]),
        (|draft| draft.minutes = "five".into(), &[Minutes]),
        (|draft| draft.minutes = "0".into(), &[Minutes]),
        (|draft| draft.minutes = " 5 ".into(), &[]),
        (|draft| draft.text = "# \n\n ##".into(), &[Text]),
        (|draft| draft.text = "a".repeat(400), &[]),
        (|draft| draft.text = ["Short.\n\n", &"ä".repeat(401)].concat(), &[Text]),
        (|draft| draft.goals[1].text.clear(), &[GoalText(1)]),
        (|draft| draft.goals[1].check.clear(), &[GoalCheck(1)]),
        (|draft| draft.goals[0].check = "allowed".into(), &[GoalCheck(0)]),
        (|draft| draft.goals[0].step = None, &[GoalBeginsStep(0)]),
        (|draft| draft.goals[2].step = Some(" ".into()), &[GoalStep(2)]),
        (|draft| draft.replies[0] = GoalDraft::default(), &[ReplyText(0), ReplyCheck(0)]),
        (|draft| drop(draft.goals.pop()), &[QuestionText(0)]),
        (|draft| drop(draft.questions.pop()), &[GoalCheck(2)]),
        (|draft| drop(draft.questions[0].choices.pop()), &[QuestionText(0)]),
        (
            |draft| {
                draft.questions[0].choices[1] =
                    ChoiceDraft { check: "right".into(), ..ChoiceDraft::default() }
            },
            &[ChoiceText(0, 1), ChoiceReply(0, 1)],
        ),
        (|draft| draft.questions[0].choices[0].check = "maybe".into(), &[ChoiceCheck(0, 0)]),
        (|draft| draft.hints[1].clear(), &[Hint(1)]),
    ];

    #[test]
    fn finding_is_at_the_field_that_its_author_mends() {
        for (place, (change, found)) in CASES.iter().enumerate() {
            let mut draft = whole();
            change(&mut draft);
            assert_eq!(fields(&draft), *found, "case {place}: {:?}", draft.findings());
            // The form finds what the format does, and nothing besides where a lesson would be read.
            let (lesson, errors) = Lesson::parse(&draft.to_text());
            let is_lesson = errors.is_empty() && lint_lesson(&lesson).is_empty();
            assert!(is_lesson || !found.is_empty(), "case {place}: {errors:?}");
        }
    }

    #[test]
    fn findings_are_in_the_words_of_the_form() {
        let mut draft = whole();
        draft.goals[0].check = "allowed".into();
        for finding in draft.findings().into_iter().chain(LessonDraft::default().findings()) {
            assert!(!finding.text.contains('`') && finding.text.ends_with('.'), "{finding:?}");
        }
    }
}
