//! Evaluates a lesson in a state: the goals met, the replies given, the assumptions made.

use iam_policy::evaluation::Assumption;

use crate::lesson::Lesson;
use crate::lesson_state::LessonState;

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
