//! Evaluates a lesson in a state: the goals met, the replies given, the assumptions made.

use aws_world::AccessQuery;
use iam_policy::evaluation::Assumption;

use crate::access_limit::{AccessLimit, JudgedLimits};
use crate::check::GoalCheck;
use crate::lesson::Lesson;
use crate::lesson_state::LessonState;

/// Which goals of the lesson are met, in their order. One with a limit that is not judged, or undecided, is not.
pub fn goals_met(lesson: &Lesson, lesson_state: &LessonState, limits: &JudgedLimits) -> Vec<bool> {
    lesson.goals.iter().map(|goal| goal.check.is_met(lesson_state, limits)).collect()
}

/// What the lesson has to say to the present state: nothing where all goals are met.
pub fn replies<'l>(lesson: &'l Lesson, lesson_state: &LessonState, limits: &JudgedLimits) -> Vec<&'l str> {
    if goals_met(lesson, lesson_state, limits).iter().all(|met| *met) {
        return Vec::new();
    }
    let said = lesson.replies.iter().filter(|reply| reply.check.is_met(lesson_state, limits));
    said.map(|reply| reply.text.as_str()).collect()
}

/// The limits that goals and replies hang on in this state.
pub fn limits<'l>(lesson: &'l Lesson, lesson_state: &LessonState) -> Vec<&'l AccessLimit> {
    let replies = lesson.replies.iter().map(|reply| &reply.check);
    let mut found = Vec::new();
    for check in lesson.goals.iter().map(|goal| &goal.check).chain(replies) {
        check.add_limits(lesson_state, &mut found);
    }
    found
}

/// The limits that one check hangs on in this state.
pub fn limits_of<'c>(check: &'c GoalCheck, lesson_state: &LessonState) -> Vec<&'c AccessLimit> {
    let mut found = Vec::new();
    check.add_limits(lesson_state, &mut found);
    found
}

/// What nobody told and the answers to the goals' questions hang on: the goals are met, or not, only as far as it lets it be so.
pub fn assumptions(lesson: &Lesson, lesson_state: &LessonState) -> Vec<Assumption> {
    let mut all = Vec::new();
    let mut add = |assumption: Assumption| {
        if !all.contains(&assumption) {
            all.push(assumption);
        }
    };
    let world = &lesson_state.world;
    for question in lesson.goals.iter().flat_map(|goal| goal.check.questions()) {
        let answer = world.simulate_access(question);
        answer.into_iter().flat_map(|answer| answer.result.assumptions).for_each(&mut add);
    }
    for limit in lesson.goals.iter().flat_map(|goal| limits_of(&goal.check, lesson_state)) {
        let (principal_arn, action) = (limit.principal_arn.clone(), "sts:GetCallerIdentity".to_owned());
        let asked = AccessQuery { principal_arn, action, resource: "*".to_owned() };
        let policies = world.simulate_access(&asked).map(|answer| answer.policies);
        let missing = policies.into_iter().flat_map(|policies| policies.missing_of_caller);
        missing.map(Assumption::MissingPolicy).for_each(&mut add);
    }
    all
}
