//! Lints for lessons: what a lesson lacks.

use crate::check::GoalCheck;
use crate::lesson::{Lesson, LessonError, WildcardOutcome};

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
    need(!lesson.title.is_empty(), "It has no `title`.");
    need(!lesson.misconception.is_empty(), "It has no `misconception`: what people believe before it.");
    need(lesson.minutes > 0, "It has no `minutes`: how long it takes.");
    need(!lesson.unlocks.is_empty(), "It has no `unlocks`: what one understands after it.");
    need(!lesson.text.is_empty(), "It has no text: paragraphs after the front matter.");
    need(!lesson.goals.is_empty(), "It has no `goal`.");
    need(lesson.hints.len() == 3, "It needs three `hint` lines; the third one tells everything.");
    for paragraph in &lesson.text {
        need(paragraph.chars().count() <= LONGEST, "A paragraph is longer than 400 characters.");
    }
    for (place, step) in lesson.steps.iter().enumerate() {
        let end = lesson.steps.get(place + 1).map_or(lesson.goals.len(), |next| next.first_goal);
        need(step.first_goal < end, &format!("Step {} has no goal: write one after it.", place + 1));
    }
    need(
        lesson.steps.first().is_none_or(|step| step.first_goal == 0),
        "A goal stands before the first step.",
    );
    for question in &lesson.questions {
        let id = &question.id;
        need(question.choices.len() >= 2, &format!("Question `{id}` needs at least two choices."));
        let asked = lesson.goals.iter().any(|goal| answered(&goal.check).contains(&id.as_str()));
        need(asked, &format!("No goal asks for question `{id}`: write `answered {id}`."));
    }
    for id in lesson.goals.iter().flat_map(|goal| answered(&goal.check)) {
        let known = lesson.questions.iter().any(|question| question.id == id);
        need(known, &format!("A goal asks for question `{id}`, which is not there."));
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
    need(lesson.replies.len() >= 2, "It needs at least two `reply` lines: answers to wrong states.");
    need(
        lesson.identity.is_some() || lesson.wildcard == WildcardOutcome::Allowed,
        "It has no `identity` (whose permissions it is about); where anything may be granted, write `wildcard: allowed`.",
    );
    need(lesson.script("start").is_some(), "It has no `## start`: the lines its world is played from.");
    need(lesson.script("solution").is_some(), "It has no `## solution`: the lines that meet every goal.");
    for number in 1..=lesson.replies.len() {
        let name = format!("reply {number}");
        need(
            lesson.script(&name).is_some(),
            &format!("It has no `## {name}`: lines that lead to that reply."),
        );
    }
    errors
}

fn answered(check: &GoalCheck) -> Vec<&str> {
    match check {
        GoalCheck::Answered(id) => vec![id],
        GoalCheck::Not(check) => answered(check),
        GoalCheck::All(checks) | GoalCheck::Any(checks) => checks.iter().flat_map(answered).collect(),
        _ => Vec::new(),
    }
}
