//! The saved form of a world: versioned, apart from the types the world computes with.

use crate::world::World;

/// Why a saved world could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotError {
    /// What happened and what to do.
    pub message: String,
}

/// The world as JSON text of the newest version.
pub fn to_json(world: &World) -> String {
    let _ = world;
    String::new()
}

/// Reads a saved world of any version.
pub fn from_json(text: &str) -> Result<World, SnapshotError> {
    let _ = text;
    Err(SnapshotError { message: String::new() })
}
