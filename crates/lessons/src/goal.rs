//! Goals: what a lesson asks for, and whether it is so.

use aws_world::app::ProviderOutcome;
use aws_world::call::{Caller, Response};
use aws_world::sts::StsCall;
use aws_world::{ApiCall, Question, World};
use iam_policy::explanation::EvaluationDecision;

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
    /// Every call of the app would succeed if it ran now, with the credentials of its instance's role.
    AppIsGreenThroughRole,
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
    /// One of these.
    Any(Vec<GoalCheck>),
}

impl Goal {
    /// Reads `text | check; check`, as front matter holds it. `None` when a check is not known.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (text, checks) = line.rsplit_once(" | ")?;
        let mut checks = checks.split("; ").map(GoalCheck::read).collect::<Option<Vec<_>>>()?;
        let check = if checks.len() == 1 { checks.pop()? } else { GoalCheck::All(checks) };
        Some(Self { text: text.to_owned(), check })
    }
}

impl GoalCheck {
    /// `seen FACT or FACT`, `app is green`, `allowed PRINCIPAL ACTION RESOURCE` and so on.
    fn read(text: &str) -> Option<Self> {
        match text {
            "app is green" => return Some(Self::AppIsGreen),
            "app is green through a role" => return Some(Self::AppIsGreenThroughRole),
            "no long-term keys" => return Some(Self::NoLongTermKeys),
            "leaked keys are useless" => return Some(Self::LeakedKeysAreUseless),
            _ => {}
        }
        if let Some(facts) = text.strip_prefix("seen ") {
            let facts = facts.split(" or ").map(|fact| Fact::from_str(fact).map(Self::Seen));
            let mut facts = facts.collect::<Option<Vec<_>>>()?;
            return if facts.len() == 1 { facts.pop() } else { Some(Self::Any(facts)) };
        }
        let mut words = text.split(' ');
        let allowed = match words.next()? {
            "allowed" => true,
            "denied" => false,
            _ => return None,
        };
        Some(Self::Decides {
            principal_arn: words.next()?.to_owned(),
            action: words.next()?.to_owned(),
            resource: words.next()?.to_owned(),
            allowed,
        })
    }

    fn is_met(&self, situation: &Situation) -> bool {
        let world = &situation.world;
        match self {
            Self::Seen(fact) => situation.facts.contains(fact),
            Self::AppIsGreen => app_is_green(world, false),
            Self::AppIsGreenThroughRole => app_is_green(world, true),
            Self::NoLongTermKeys => no_long_term_keys(world),
            Self::LeakedKeysAreUseless => leaked_keys_are_useless(world),
            Self::Decides { principal_arn, action, resource, allowed } => {
                let question = Question {
                    principal_arn: principal_arn.clone(),
                    action: action.clone(),
                    resource: resource.clone(),
                };
                world
                    .ask(&question)
                    .is_some_and(|answer| (answer.result.decision == EvaluationDecision::Allowed) == *allowed)
            }
            Self::All(checks) => checks.iter().all(|check| check.is_met(situation)),
            Self::Any(checks) => checks.iter().any(|check| check.is_met(situation)),
        }
    }
}

/// Which goals of the lesson are met, in their order.
pub fn goals_met(lesson: &Lesson, situation: &Situation) -> Vec<bool> {
    lesson.goals.iter().map(|goal| goal.check.is_met(situation)).collect()
}

fn instances(world: &World) -> impl Iterator<Item = &aws_world::ec2::Instance> {
    world.accounts().values().flat_map(|account| account.ec2.instances.values())
}

/// Runs every app on a copy of the world.
fn app_is_green(world: &World, through_role: bool) -> bool {
    let ids: Vec<String> = instances(world).map(|instance| instance.id.clone()).collect();
    let mut copy = world.clone();
    !ids.is_empty()
        && ids.iter().all(|id| {
            copy.run_app(id).is_some_and(|run| {
                let role = run.chain.iter().any(|attempt| {
                    matches!(&attempt.outcome, ProviderOutcome::Found(found) if found.session_token.is_some())
                });
                run.is_green() && (role || !through_role)
            })
        })
}

fn no_long_term_keys(world: &World) -> bool {
    instances(world).all(|instance| {
        let app = &instance.app;
        app.keys_in_code.is_none() && app.keys_in_environment.is_none() && app.keys_in_shared_file.is_none()
    })
}

fn leaked_keys_are_useless(world: &World) -> bool {
    let Some(stranger) = world.stranger() else { return false };
    let keys: Vec<_> =
        stranger.found.iter().filter(|loot| loot.credentials.session_token.is_none()).collect();
    let mut copy = world.clone();
    !keys.is_empty()
        && keys.into_iter().all(|loot| {
            let caller = Caller::Signed {
                credentials: loot.credentials.clone(),
                source_ip: stranger.source_ip.clone(),
            };
            let record = copy.call(&caller, ApiCall::Sts(StsCall::GetCallerIdentity));
            !matches!(record.result, Ok(Response::CallerIdentity { .. }))
        })
}
