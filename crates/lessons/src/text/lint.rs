//! What a lesson lacks.

pub(crate) const TITLE: &str = "It has no `title`.";
pub(crate) const MISCONCEPTION: &str = "It has no `misconception`: what people believe before it.";
pub(crate) const MINUTES: &str = "It has no `minutes`: how long it takes.";
pub(crate) const UNLOCKS: &str = "It has no `unlocks`: what one understands after it.";
pub(crate) const TEXT: &str = "It has no text: paragraphs after the front matter.";
pub(crate) const GOAL: &str = "It has no `goal`.";
pub(crate) const HINTS: &str = "It needs three `hint` lines; the third one tells everything.";
pub(crate) const GOAL_BEFORE_STEPS: &str = "A goal stands before the first step.";

pub(crate) fn long_paragraph(longest: usize) -> String {
    format!("A paragraph is longer than {longest} characters.")
}

pub(crate) fn step_without_goal(number: usize) -> String {
    format!("Step {number} has no goal: write one after it.")
}

pub(crate) fn too_few_choices(question: &str) -> String {
    format!("Question `{question}` needs at least two choices.")
}

pub(crate) fn question_not_asked(question: &str) -> String {
    format!("No goal asks for question `{question}`: write `answered {question}`.")
}

pub(crate) fn limit_in_choice(question: &str) -> String {
    format!(
        "A choice of question `{question}` asks for a limit, which only goals and replies can: ask for `allowed` or `denied`."
    )
}

pub(crate) fn question_missing(question: &str) -> String {
    format!("A goal asks for question `{question}`, which is not there.")
}

// Of lessons of this site.

pub(crate) const REPLIES: &str = "It needs at least two `reply` lines: answers to wrong states.";
pub(crate) const IDENTITY: &str = "It has no `identity` (whose permissions it is about); where anything may be granted, write `wildcard: allowed`.";
pub(crate) const START: &str = "It has no `## start`: the lines its world is played from.";
pub(crate) const SOLUTION: &str = "It has no `## solution`: the lines that meet every goal.";

/// `name` is that of the heading: `reply 2`.
pub(crate) fn reply_without_script(name: &str) -> String {
    format!("It has no `## {name}`: lines that lead to that reply.")
}
