//! Goals, replies, questions and steps of a lesson.

use aws_world::AccessQuery;

use crate::access_limit::JudgedLimits;
use crate::check::{DecidedBy, ExpectedDecision, GoalCheck};
use crate::lesson_state::LessonState;

/// A goal of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What the user is asked to do, one sentence.
    pub text: String,
    /// When it counts as done.
    pub check: GoalCheck,
}

/// An answer to a state that is wrong and worth understanding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What is said.
    pub text: String,
    /// When it is said.
    pub check: GoalCheck,
}

/// A question that is answered by pointing at one of several choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonQuestion {
    /// Its name in the lesson's goals and in saved work, unique among all lessons.
    pub id: String,
    /// The question.
    pub text: String,
    /// What can be pointed at.
    pub choices: Vec<Choice>,
}

impl LessonQuestion {
    /// Whether a choice is right in a world: that with which the lesson begins, whatever was built since. No limit is judged for it.
    pub fn is_right(&self, choice: usize, state: &LessonState) -> bool {
        self.choices.get(choice).is_some_and(|choice| choice.check.is_met(state, &JudgedLimits::default()))
    }

    /// Answers the question with one of its choices; says whether that is right.
    pub fn answer(&self, choice: usize, state: &mut LessonState) -> bool {
        let is_right = self.is_right(choice, state);
        state.answers.record(&self.id, choice, is_right);
        is_right
    }

    /// The choices that are statements which may decide a request: their place, the request, the `Sid`.
    pub fn statements(&self) -> Vec<(usize, &AccessQuery, &str)> {
        let choices = self.choices.iter().enumerate().filter_map(|(place, choice)| match &choice.check {
            GoalCheck::Decides(ExpectedDecision {
                question,
                decided_by: Some(DecidedBy::Statement(sid)),
                ..
            }) => Some((place, question, sid.as_str())),
            _ => None,
        });
        choices.collect()
    }
}

/// One of the choices of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// When it is the right one: asked of the world at the moment it is chosen.
    pub check: GoalCheck,
    /// What is said when it is chosen.
    pub reply: String,
}

/// A step of a lesson: an instruction, and the goals that stand after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonStep {
    /// The instruction.
    pub text: String,
    /// The index of its first goal.
    pub first_goal: usize,
}

/// The index of the current step: the first with a goal that is not met, or the last.
pub fn current_step(steps: &[LessonStep], met: &[bool]) -> usize {
    let is_open = |place: usize| {
        let first = steps.get(place).map_or(0, |step| step.first_goal);
        let end = steps.get(place + 1).map_or(met.len(), |next| next.first_goal);
        met.get(first..end).is_some_and(|met| met.contains(&false))
    };
    (0..steps.len()).find(|place| is_open(*place)).unwrap_or(steps.len().saturating_sub(1))
}
