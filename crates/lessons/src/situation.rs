//! A world together with what has been seen to happen in it.

use aws_world::json::Json;
use aws_world::program::{AppRun, ProviderOutcome, StolenCredentials};
use aws_world::s3::S3Call;
use aws_world::snapshot::{self, SnapshotError};
use aws_world::sts::Credentials;
use aws_world::{ApiCall, World};
use iam_policy::json;

use crate::answer::Answers;
use crate::check::{gets, is_stopped_by_trust};
use crate::fact::{Fact, Facts};
use crate::goal::LessonQuestion;

const NINETY_DAYS: i64 = 90 * 86_400;

/// A world being played in, and the facts so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// The world as it is now.
    pub world: World,
    /// What has been seen to happen.
    pub facts: Facts,
    /// The answers to lessons' questions.
    pub answers: Answers,
}

/// Why a saved situation could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SituationError {
    /// A member that has to be there is not.
    Missing(&'static str),
    /// The form is of a later version.
    NewerVersion,
    /// The world in it cannot be read.
    World(SnapshotError),
}

impl std::fmt::Display for SituationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(member) => {
                let (lead, advice) =
                    ("The saved document is damaged: it has no ", ". Check that it was copied as a whole.");
                f.write_str(&[lead, member, advice].concat())
            }
            Self::NewerVersion => {
                f.write_str("The saved document is of a newer version. Reload the page to get a newer one.")
            }
            Self::World(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SituationError {}

impl Situation {
    /// Nothing has happened yet in `world`.
    pub fn new(world: World) -> Self {
        Self { world, facts: Facts::default(), answers: Answers::default() }
    }

    /// Runs the app on an instance and notes what is seen. `None` when there is no such instance.
    pub fn run_app(&mut self, instance_id: &str) -> Option<AppRun> {
        let before = self.session_of(instance_id);
        let run = self.world.run_app(instance_id)?;
        self.note_if(is_stopped_by_trust(&run), Fact::RanStoppedByTrust);
        self.note_if(gets(&run, "NoSuchKey", None), Fact::RanNoSuchKey);
        let refused = run.calls.iter().filter(|record| record.result.is_err());
        let missing = refused.filter(|record| is_missing(&self.world, &record.call)).count() > 0;
        self.note_if(missing && gets(&run, "AccessDenied", Some("s3:GetObject")), Fact::RanDeniedMissingKey);
        match found(&run) {
            None => self.note(Fact::RanWithoutCredentials),
            Some(credentials) if credentials.session_token.is_some() => {
                self.note(if run.succeeded() { Fact::RanGreenWithRole } else { Fact::RanRefusedWithRole });
                let replaced = before.is_some_and(|before| {
                    before.access_key_id != credentials.access_key_id
                        && before.expiration.is_some_and(|end| self.world.now().plus(5 * 60) >= end)
                });
                if replaced {
                    self.note(Fact::CredentialsRotated);
                }
            }
            Some(_) => {
                self.note(if run.succeeded() { Fact::RanGreenWithKeys } else { Fact::RanRefusedWithKeys })
            }
        }
        Some(run)
    }

    /// The app's repository becomes public. Returns what a stranger found in it.
    pub fn leak_repository(&mut self, instance_id: &str) -> Vec<StolenCredentials> {
        let found = self.world.leak_repository(instance_id);
        if self.world.instance(instance_id).is_some() {
            self.note(if found.is_empty() { Fact::LeakFoundNothing } else { Fact::LeakFoundKeys });
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
            .any(|record| record.result.as_ref().is_err_and(|error| error.code == "ExpiredToken"));
        if stolen.credentials.session_token.is_some() {
            self.note_if(reached_bucket, Fact::StolenSessionWorked);
            self.note_if(expired, Fact::StolenSessionExpired);
        } else {
            self.note_if(reached_bucket, Fact::StrangerSucceededWithKey);
            let late = self.world.now() >= stolen.found_at.plus(NINETY_DAYS);
            self.note_if(reached_bucket && late, Fact::StrangerSucceededAfter90Days);
            self.note_if(refused, Fact::StrangerRefused);
        }
        Some(run)
    }

    /// Whether a choice is right in the world as it is now.
    pub fn is_right(&self, question: &LessonQuestion, choice: usize) -> bool {
        question.choices.get(choice).is_some_and(|choice| choice.check.is_met(self))
    }

    /// Answers a question with one of its choices; says whether that is right.
    pub fn answer(&mut self, question: &LessonQuestion, choice: usize) -> bool {
        let is_right = self.is_right(question, choice);
        self.answers.give(&question.id, choice, is_right);
        is_right
    }

    fn note(&mut self, fact: Fact) {
        self.facts.insert(fact);
    }

    fn note_if(&mut self, seen: bool, fact: Fact) {
        if seen {
            self.note(fact);
        }
    }

    fn session_of(&self, instance_id: &str) -> Option<Credentials> {
        self.world.instance(instance_id)?.1.session.clone()
    }

    /// The saved form: JSON with the world's own saved form and the names of the facts. More members may be added.
    pub fn saved(&self) -> Json {
        let facts = self.facts.iter().map(|fact| Json::text(fact.as_str())).collect();
        Json::object()
            .with("version", Json::Number(1))
            .with("world", snapshot::saved(&self.world))
            .with("facts", Json::List(facts))
            .with_if_any("answers", self.answers.saved())
    }

    /// Reads the saved form. Facts this version does not know are left out, as are members that were added.
    pub fn from_saved(saved: &json::Node) -> Result<Self, SituationError> {
        match saved.member("version").and_then(json::Node::as_i64) {
            Some(1) => {}
            Some(_) => return Err(SituationError::NewerVersion),
            None => return Err(SituationError::Missing("version")),
        }
        let world = saved.member("world").ok_or(SituationError::Missing("world"))?;
        let world = snapshot::read_json(world).map_err(SituationError::World)?;
        let facts = saved.member("facts").and_then(json::Node::as_array).unwrap_or_default();
        let facts = facts.iter().filter_map(json::Node::as_str).filter_map(Fact::from_str).collect();
        let answers = Answers::from_saved(saved.member("answers"));
        Ok(Self { world, facts, answers })
    }
}

/// Whether the call asks for an object that is not there.
fn is_missing(world: &World, call: &ApiCall) -> bool {
    let ApiCall::S3(S3Call::GetObject { bucket, key }) = call else { return false };
    world.bucket(bucket).is_some_and(|(_, bucket)| !bucket.objects.contains_key(key))
}

fn found(run: &AppRun) -> Option<&Credentials> {
    run.chain.iter().find_map(|attempt| match &attempt.outcome {
        ProviderOutcome::Found(credentials) => Some(credentials),
        _ => None,
    })
}
