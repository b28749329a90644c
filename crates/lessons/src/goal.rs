//! Goals: what a lesson asks for, and whether it is so.

use crate::fact::Fact;
use crate::lesson::Lesson;
use crate::situation::Situation;

/// One thing a lesson asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What the reader is asked to do, one sentence.
    pub text: String,
    /// When it counts as done.
    pub check: GoalCheck,
}

/// What must be so for a goal to be met. Judged by asking the world, never by comparing documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalCheck {
    /// This has been seen to happen at some time.
    Seen(Fact),
    /// Every call of the app would succeed if it ran now.
    AppIsGreen,
    /// No app keeps a long-term key in any place.
    NoLongTermKeys,
    /// A long-term key has leaked, and none that leaked can sign a request any more.
    LeakedKeysAreUseless,
    /// The evaluator answers this question so.
    Decides {
        /// ARN of the principal.
        principal_arn: String,
        /// `service:Name`.
        action: String,
        /// ARN or `*`.
        resource: String,
        /// The answer that is asked for.
        allowed: bool,
    },
    /// All of these.
    All(Vec<GoalCheck>),
}

/// Which goals of the lesson are met, in their order.
pub fn goals_met(lesson: &Lesson, situation: &Situation) -> Vec<bool> {
    let _ = situation;
    lesson.goals.iter().map(|_| false).collect()
}
