//! Goals, replies, questions and steps of a lesson, and whether its goals are met.

use aws_world::AccessQuery;
use iam_policy::evaluation::Assumption;

use crate::check::{DecidedBy, ExpectedDecision, GoalCheck};
use crate::lesson::Lesson;
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

/// Which goals of the lesson are met, in their order.
pub fn goals_met(lesson: &Lesson, lesson_state: &LessonState) -> Vec<bool> {
    lesson.goals.iter().map(|goal| goal.check.is_met(lesson_state)).collect()
}

/// What the lesson has to say to the present state: nothing where all goals are met.
pub fn replies<'l>(lesson: &'l Lesson, lesson_state: &LessonState) -> Vec<&'l str> {
    if goals_met(lesson, lesson_state).iter().all(|met| *met) {
        return Vec::new();
    }
    let said = lesson.replies.iter().filter(|reply| reply.check.is_met(lesson_state));
    said.map(|reply| reply.text.as_str()).collect()
}

/// What nobody told and the answers to the goals' questions hang on: the goals are met, or not, only as far as it lets it be so.
pub fn assumptions(lesson: &Lesson, lesson_state: &LessonState) -> Vec<Assumption> {
    let mut all = Vec::new();
    for question in lesson.goals.iter().flat_map(|goal| goal.check.questions()) {
        let assumptions =
            lesson_state.world.simulate_access(question).map(|answer| answer.result.assumptions);
        for assumption in assumptions.into_iter().flatten() {
            if !all.contains(&assumption) {
                all.push(assumption);
            }
        }
    }
    all
}
