//! The saved form of a world: versioned, apart from the types the world computes with.
//!
//! Version 1 is a JSON object: `version`, `seed`, `issued`, `now`, `accounts`, `aws_managed`, `sessions`,
//! `stranger`, `coverage`. What
//! follows from something else (ARNs, AWS managed policies that are built in) and what is empty or usual is left out, because worlds travel in
//! links. Policy documents are kept as the user wrote them, byte for byte.

pub mod chunks;
mod coverage;
mod kms;
mod node;
mod organization;
mod programs;
mod read;
mod read_iam;
mod s3;
mod values;
mod write;

use iam_policy::json;
use iam_policy::span::LineColumn;

use crate::dispatch::World;
use crate::json::Json;
use crate::text::snapshot as text;

/// Error of reading a saved world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// The text is not JSON from here on.
    NotJson(LineColumn),
    /// It has no version.
    NoVersion,
    /// It is of a version that is not read.
    UnknownVersion(i64),
    /// A value is missing or of another form.
    Damaged {
        /// The expected value.
        expected: &'static str,
        /// The path to it; empty at the top.
        path: String,
    },
}

impl std::fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotJson(position) => f.write_str(&text::not_json(position.line, position.column)),
            Self::NoVersion => f.write_str(text::NO_VERSION),
            Self::UnknownVersion(version) => f.write_str(&text::unknown_version(*version, VERSION)),
            Self::Damaged { expected, path } => f.write_str(&text::damaged(expected, path)),
        }
    }
}

impl std::error::Error for SnapshotError {}

/// The newest version: the one that is written.
const VERSION: i64 = 1;

/// The world as JSON text of the newest version.
pub fn to_json(world: &World) -> String {
    saved(world).compact()
}

/// The world as JSON of the newest version, as a part of other JSON.
pub fn saved(world: &World) -> Json {
    write::world(world)
}

/// Reads a saved world of any version.
pub fn from_json(text: &str) -> Result<World, SnapshotError> {
    let parsed = json::parse(text);
    if let Some(error) = parsed.errors.first() {
        return Err(SnapshotError::NotJson(LineColumn::at(text, error.range.start)));
    }
    read_json(&parsed.root)
}

/// Reads a saved world that is a part of something else's JSON.
pub fn read_json(value: &json::Node) -> Result<World, SnapshotError> {
    match value.member("version").and_then(json::Node::as_i64) {
        Some(VERSION) => read::world(value).map(World::from_state),
        Some(other) => Err(SnapshotError::UnknownVersion(other)),
        None => Err(SnapshotError::NoVersion),
    }
}

#[cfg(test)]
mod tests {
    use super::{from_json, to_json};
    use crate::clock::SimTime;
    use crate::dispatch::World;

    /// Saved work opens for ever, whatever text an account's id is.
    #[test]
    fn account_ids_of_any_text_are_read() {
        for id in ["111122223333", "1111-2222-3333", "1", "acme"] {
            let mut world = World::new(7, SimTime::default());
            world.add_account(id, "Photo app");
            assert_eq!(from_json(&to_json(&world)), Ok(world), "{id}");
        }
    }
}
