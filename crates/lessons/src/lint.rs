//! Lints for lessons: what a lesson lacks.

use crate::check::GoalCheck;
use crate::lesson::{Lesson, LessonError, WildcardOutcome};
use crate::text::lint as text;

/// Longest paragraph, in characters: one that is longer is not read.
const LONGEST: usize = 400;

/// What a lesson lacks that every lesson needs before somebody plays it.
pub fn lint_lesson(lesson: &Lesson) -> Vec<LessonError> {
    let mut errors = Vec::new();
    let mut need = |there: bool, message: &str| {
        if !there {
            errors.push(LessonError { line: 0, message: message.to_owned() });
        }
    };
    need(!lesson.title.is_empty(), text::TITLE);
    need(!lesson.misconception.is_empty(), text::MISCONCEPTION);
    need(lesson.minutes > 0, text::MINUTES);
    need(!lesson.unlocks.is_empty(), text::UNLOCKS);
    need(!lesson.text.is_empty(), text::TEXT);
    need(!lesson.goals.is_empty(), text::GOAL);
    need(lesson.hints.len() == 3, text::HINTS);
    for paragraph in &lesson.text {
        need(paragraph.chars().count() <= LONGEST, &text::long_paragraph(LONGEST));
    }
    for (place, step) in lesson.steps.iter().enumerate() {
        let end = lesson.steps.get(place + 1).map_or(lesson.goals.len(), |next| next.first_goal);
        need(step.first_goal < end, &text::step_without_goal(place + 1));
    }
    need(lesson.steps.first().is_none_or(|step| step.first_goal == 0), text::GOAL_BEFORE_STEPS);
    for question in &lesson.questions {
        let id = &question.id;
        need(question.choices.len() >= 2, &text::too_few_choices(id));
        let asked = lesson.goals.iter().any(|goal| asked_questions(&goal.check).contains(&id.as_str()));
        need(asked, &text::question_not_asked(id));
        let has_limit = question.choices.iter().any(|choice| choice.check.has_limit());
        need(!has_limit, &text::limit_in_choice(id));
    }
    for id in lesson.goals.iter().flat_map(|goal| asked_questions(&goal.check)) {
        let known = lesson.questions.iter().any(|question| question.id == id);
        need(known, &text::question_missing(id));
    }
    errors
}

/// What a lesson of this site lacks: its solution and replies must be playable, so that tests can prove them.
pub fn lint_site_lesson(lesson: &Lesson) -> Vec<LessonError> {
    let mut errors = lint_lesson(lesson);
    let mut need = |there: bool, message: &str| {
        if !there {
            errors.push(LessonError { line: 0, message: message.to_owned() });
        }
    };
    need(lesson.replies.len() >= 2, text::REPLIES);
    need(lesson.identity.is_some() || lesson.wildcard == WildcardOutcome::Allowed, text::IDENTITY);
    need(lesson.script("start").is_some(), text::START);
    need(lesson.script("solution").is_some(), text::SOLUTION);
    for number in 1..=lesson.replies.len() {
        let name = ["reply ", &number.to_string()].concat();
        need(lesson.script(&name).is_some(), &text::reply_without_script(&name));
    }
    errors
}

/// Names of the questions that a check asks to be answered.
pub fn asked_questions(check: &GoalCheck) -> Vec<&str> {
    match check {
        GoalCheck::Answered(id) => vec![id],
        GoalCheck::Not(check) => asked_questions(check),
        GoalCheck::All(checks) | GoalCheck::Any(checks) => checks.iter().flat_map(asked_questions).collect(),
        _ => Vec::new(),
    }
}
