//! Lessons as data, and the checker that says which goals a state of the world meets.
//!
//! A lesson is a folder under `content/`: its text and goals (`lesson.md`), the world it starts in (`start.json`) and one
//! way to finish it (`solution.json`), both played from the lines in the text. Goals are assertions over what the
//! evaluator and the world say, never equality of documents. `docs/authoring.md` is the format.

mod access_limit;
mod answer;
mod app_run;
mod check;
mod check_parser;
mod evaluate;
mod goal;
mod inline_markup;
mod lesson;
mod lesson_state;
mod limit_judge;
mod linked_text;
mod lint;
mod milestone;
pub mod permission_count;
mod syntax_error;
mod text;

pub use access_limit::{AccessLimit, ExtraRequest, JudgeLimit, JudgedLimits, LimitVerdict};
pub use answer::Answers;
pub use check::{AppCheck, DecidedBy, ExpectedDecision, GoalCheck, StandaloneVerdict};
pub use check_parser::{GATE_NAMES, parse_checks};
pub use evaluate::{assumptions, goals_met, limits, limits_of, replies};
pub use goal::{Choice, Goal, LessonQuestion, LessonStep, Reply, current_step};
pub use inline_markup::{InlineStyle, parse_inline_markup};
pub use lesson::{
    FIRST_MILESTONE, Insight, Lesson, LessonCard, LessonError, LessonSummary, WildcardOutcome, first, index,
    insights, seed_world,
};
pub use lesson_state::{LessonState, LessonStateError};
pub use limit_judge::judge_limit;
pub use linked_text::{LinkedText, parse_linked_text};
pub use lint::{asked_questions, lint_lesson, lint_site_lesson};
pub use milestone::{Milestone, Milestones};
pub use syntax_error::CheckError;
