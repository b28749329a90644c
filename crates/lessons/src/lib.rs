//! Lessons as data, and the checker that says which goals a situation meets.
//!
//! A lesson is a folder under `content/`: its text and goals (`lesson.md`), the world it starts in (`start.json`) and one
//! way to finish it (`solution.json`), both played from the lines in the text. Goals are assertions over what the
//! evaluator and the world say, never equality of documents. `docs/authoring.md` is the format.

mod answer;
mod check;
mod fact;
mod goal;
pub mod golf;
mod lesson;
mod lint;
mod marks;
mod read_check;
mod situation;
mod syntax_error;

pub use answer::Answers;
pub use check::{Alone, AppCheck, By, Decision, GoalCheck};
pub use fact::{Fact, Facts};
pub use goal::{Choice, Goal, LessonQuestion, Reply, Step, assumptions, goals_met, present_step, replies};
pub use lesson::{
    Card, FIRST_FACT, Insight, Lesson, LessonError, Listed, Wildcard, first, index, insights, seed_world,
};
pub use lint::{lint, lint_shown};
pub use marks::{Mark, marked};
pub use read_check::{GATES, read_checks};
pub use situation::{Situation, SituationError};
pub use syntax_error::CheckError;
