//! A world together with what has been seen to happen in it.

use std::collections::BTreeSet;

use aws_world::World;
use aws_world::app::{AppRun, Loot};

use crate::fact::Fact;

/// A world being played in, and the facts so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// The world as it is now.
    pub world: World,
    /// What has been seen to happen.
    pub facts: BTreeSet<Fact>,
}

/// Why a saved situation could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SituationError {
    /// What happened and what to do.
    pub message: String,
}

impl Situation {
    /// Nothing has happened yet in `world`.
    pub fn new(world: World) -> Self {
        Self {
            world,
            facts: BTreeSet::new(),
        }
    }

    /// Runs the app on an instance and notes what is seen. `None` when there is no such instance.
    pub fn run_app(&mut self, instance_id: &str) -> Option<AppRun> {
        self.world.run_app(instance_id)
    }

    /// The app's repository becomes public. Returns what a stranger found in it.
    pub fn leak_repository(&mut self, instance_id: &str) -> Vec<Loot> {
        self.world.leak_repository(instance_id)
    }

    /// A stranger reads the instance's role credentials.
    pub fn steal_session(&mut self, instance_id: &str) -> Vec<Loot> {
        self.world.steal_session(instance_id)
    }

    /// The stranger uses loot number `index`.
    pub fn run_stranger(&mut self, index: usize) -> Option<AppRun> {
        self.world.run_stranger(index)
    }

    /// The saved form: JSON with the world's own saved form and the names of the facts.
    pub fn to_json(&self) -> String {
        String::new()
    }

    /// Reads the saved form. Facts this version does not know are left out.
    pub fn from_json(text: &str) -> Result<Self, SituationError> {
        let _ = text;
        Err(SituationError {
            message: String::new(),
        })
    }
}
