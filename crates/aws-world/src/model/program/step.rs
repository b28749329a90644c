//! Steps of a program.

use super::App;
use crate::text::program::PHOTO;

/// One step of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramStep {
    /// Stores an object in its bucket.
    PutObject {
        /// Key.
        key: String,
        /// Text of the object.
        body: String,
    },
    /// Reads an object of its bucket.
    GetObject {
        /// Key.
        key: String,
    },
    /// Lists its bucket.
    ListObjects {
        /// Only keys that start so.
        prefix: String,
    },
    /// Opens a log stream in its log group, a new one in every run.
    CreateLogStream,
    /// Writes what the steps so far did to its log stream.
    PutLogEvents,
    /// Publishes a metric of its own.
    PutMetricData {
        /// The namespace: `Photos`.
        namespace: String,
        /// The metric's name.
        metric_name: String,
        /// Its value.
        value: u32,
    },
    /// Asks who it is.
    GetCallerIdentity,
    /// Assumes a role, and signs all later calls as a session of it.
    AssumeRole {
        /// ARN of the role.
        role_arn: String,
    },
    /// Waits: the world's clock goes on. The SDK renews what it can before it ends.
    Wait {
        /// Seconds.
        seconds: u32,
    },
}

/// The photo that the photo app stores and reads back.
pub(crate) const PHOTO_KEY: &str = "photos/cat.jpg";
/// The folder it lists.
pub(crate) const PHOTO_PREFIX: &str = "photos/";

impl App {
    /// Its own steps, or those of the photo app.
    pub(crate) fn steps(&self) -> Vec<ProgramStep> {
        if !self.steps.is_empty() {
            return self.steps.clone();
        }
        let key = || PHOTO_KEY.to_owned();
        vec![
            ProgramStep::PutObject { key: key(), body: PHOTO.to_owned() },
            ProgramStep::GetObject { key: key() },
            ProgramStep::ListObjects { prefix: PHOTO_PREFIX.to_owned() },
            ProgramStep::CreateLogStream,
            ProgramStep::PutLogEvents,
        ]
    }
}
