//! The state that lesson goals are checked against: a world, the milestones reached and the answers given.

use aws_world::api::ErrorCode;
use aws_world::json::Json;
use aws_world::program::{AppRun, StolenCredentials};
use aws_world::s3::S3Call;
use aws_world::snapshot::{self, SnapshotError};
use aws_world::sts::Credentials;
use aws_world::{ApiCall, World};
use iam_policy::json;

use crate::answer::Answers;
use crate::app_run::{fails_with, is_blocked_by_trust_policy, used_credentials};
use crate::milestone::{Milestone, Milestones};
use crate::text::lesson_state as text;

const NINETY_DAYS: i64 = 90 * 86_400;

/// A world being played in, with the milestones reached and the answers given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonState {
    /// The world as it is now.
    pub world: World,
    /// The milestones reached so far.
    pub milestones: Milestones,
    /// The answers to lessons' questions.
    pub answers: Answers,
}

/// Why a saved lesson state could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonStateError {
    /// A member that has to be there is not.
    Missing(&'static str),
    /// The form is of a later version.
    NewerVersion,
    /// The world in it cannot be parsed.
    World(SnapshotError),
}

impl std::fmt::Display for LessonStateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(member) => f.write_str(&text::missing(member)),
            Self::NewerVersion => f.write_str(text::NEWER_VERSION),
            Self::World(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LessonStateError {}

impl LessonState {
    /// Nothing has happened yet in `world`.
    pub fn new(world: World) -> Self {
        Self { world, milestones: Milestones::default(), answers: Answers::default() }
    }

    /// Runs the app on an instance and records the milestones it reaches. `None` when there is no such instance.
    pub fn run_app(&mut self, instance_id: &str) -> Option<AppRun> {
        let before = self.session_of(instance_id);
        let run = self.world.run_app(instance_id)?;
        self.record_if(is_blocked_by_trust_policy(&run), Milestone::RanStoppedByTrust);
        self.record_if(fails_with(&run, ErrorCode::NO_SUCH_KEY.as_str(), None), Milestone::RanNoSuchKey);
        let refused = run.calls.iter().filter(|record| record.result.is_err());
        let missing = refused.filter(|record| is_missing(&self.world, &record.call)).count() > 0;
        self.record_if(
            missing && fails_with(&run, ErrorCode::ACCESS_DENIED.as_str(), Some("s3:GetObject")),
            Milestone::RanDeniedMissingKey,
        );
        match used_credentials(&run) {
            None => self.record(Milestone::RanWithoutCredentials),
            Some(credentials) if credentials.session_token.is_some() => {
                self.record(if run.succeeded() {
                    Milestone::RanGreenWithRole
                } else {
                    Milestone::RanRefusedWithRole
                });
                let replaced = before.is_some_and(|before| {
                    before.access_key_id != credentials.access_key_id
                        && before.expiration.is_some_and(|end| self.world.now().plus(5 * 60) >= end)
                });
                if replaced {
                    self.record(Milestone::CredentialsRotated);
                }
            }
            Some(_) => self.record(if run.succeeded() {
                Milestone::RanGreenWithKeys
            } else {
                Milestone::RanRefusedWithKeys
            }),
        }
        Some(run)
    }

    /// The app's repository becomes public. Returns what a stranger found in it.
    pub fn leak_repository(&mut self, instance_id: &str) -> Vec<StolenCredentials> {
        let found = self.world.leak_repository(instance_id);
        if self.world.instance(instance_id).is_some() {
            self.record(if found.is_empty() {
                Milestone::LeakFoundNothing
            } else {
                Milestone::LeakFoundKeys
            });
        }
        found
    }

    /// A stranger reads the instance's role credentials.
    pub fn steal_session(&mut self, instance_id: &str) -> Vec<StolenCredentials> {
        self.world.steal_session(instance_id)
    }

    /// The stranger uses the stolen credentials at `index`.
    pub fn run_stranger(&mut self, index: usize) -> Option<AppRun> {
        let stolen = self.world.stranger()?.credentials.get(index)?.clone();
        let run = self.world.run_stranger(index)?;
        let reached_bucket =
            run.calls.iter().any(|record| matches!(record.call, ApiCall::S3(_)) && record.result.is_ok());
        let refused = run.calls.first().is_some_and(|record| record.result.is_err());
        let expired = run
            .calls
            .iter()
            .any(|record| record.result.as_ref().is_err_and(|error| error.code == ErrorCode::EXPIRED_TOKEN));
        if stolen.credentials.session_token.is_some() {
            self.record_if(reached_bucket, Milestone::StolenSessionWorked);
            self.record_if(expired, Milestone::StolenSessionExpired);
        } else {
            self.record_if(reached_bucket, Milestone::StrangerSucceededWithKey);
            let late = self.world.now() >= stolen.found_at.plus(NINETY_DAYS);
            self.record_if(reached_bucket && late, Milestone::StrangerSucceededAfter90Days);
            self.record_if(refused, Milestone::StrangerRefused);
        }
        Some(run)
    }

    fn record(&mut self, milestone: Milestone) {
        self.milestones.insert(milestone);
    }

    fn record_if(&mut self, seen: bool, milestone: Milestone) {
        if seen {
            self.record(milestone);
        }
    }

    fn session_of(&self, instance_id: &str) -> Option<Credentials> {
        self.world.instance(instance_id)?.1.session.clone()
    }

    /// The saved form: JSON with the world's own saved form and the names of the milestones. More members may be added.
    pub fn to_json(&self) -> Json {
        let milestones = self.milestones.iter().map(|milestone| Json::text(milestone.as_str())).collect();
        Json::object()
            .with("version", Json::Number(1))
            .with("world", snapshot::saved(&self.world))
            .with("facts", Json::List(milestones))
            .with_if_any("answers", self.answers.to_json())
    }

    /// Reads the saved form. Milestones that this version does not know are left out, as are members that were added.
    pub fn from_json(saved: &json::Node) -> Result<Self, LessonStateError> {
        match saved.member("version").and_then(json::Node::as_i64) {
            Some(1) => {}
            Some(_) => return Err(LessonStateError::NewerVersion),
            None => return Err(LessonStateError::Missing("version")),
        }
        let world = saved.member("world").ok_or(LessonStateError::Missing("world"))?;
        let world = snapshot::read_json(world).map_err(LessonStateError::World)?;
        let milestones = saved.member("facts").and_then(json::Node::as_array).unwrap_or_default();
        let milestones =
            milestones.iter().filter_map(json::Node::as_str).filter_map(Milestone::from_str).collect();
        let answers = Answers::from_json(saved.member("answers"));
        Ok(Self { world, milestones, answers })
    }
}

/// Whether the call asks for an object that is not there.
fn is_missing(world: &World, call: &ApiCall) -> bool {
    let ApiCall::S3(S3Call::GetObject { bucket, key }) = call else { return false };
    world.bucket(bucket).is_some_and(|(_, bucket)| !bucket.objects.contains_key(key))
}
