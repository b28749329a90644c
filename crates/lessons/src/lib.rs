//! Lessons as data, and the checker that says which goals a situation meets.
//!
//! A lesson is a folder under `content/`: its text and goals (`lesson.md`), the world it starts in (`start.json`) and
//! one way to finish it (`solution.json`, which only the tests read). Goals are assertions over what the evaluator and the world say, never
//! equality of documents.

mod fact;
mod goal;
mod lesson;
mod situation;

pub use fact::{Fact, Facts};
pub use goal::{Goal, GoalCheck, goals_met};
pub use lesson::{Lesson, lessons, seed_world};
pub use situation::{Situation, SituationError};
