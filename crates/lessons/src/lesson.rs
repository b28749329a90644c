//! Lessons, read from their folders.

use aws_world::{SimTime, World};

use crate::goal::Goal;
use crate::situation::Situation;

/// One lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The folder's name without its number; part of the lesson's address.
    pub slug: &'static str,
    /// Title.
    pub title: String,
    /// What people believe before it.
    pub misconception: String,
    /// How long it takes.
    pub minutes: u32,
    /// Short paragraphs: plain text with `code` and **bold** markers only.
    pub text: Vec<String>,
    /// What to do.
    pub goals: Vec<Goal>,
    /// Three hints, the third one tells everything.
    pub hints: Vec<String>,
}

impl Lesson {
    /// The world the lesson starts in.
    pub fn start(&self) -> World {
        seed_world()
    }

    /// One way to finish it.
    pub fn solution(&self) -> Situation {
        Situation::default()
    }
}

/// All lessons in order.
pub fn lessons() -> Vec<Lesson> {
    Vec::new()
}

/// The photo app on a bare instance, with an empty bucket and a log group: where the story starts.
pub fn seed_world() -> World {
    World::new(1, SimTime(1_772_442_000))
}
