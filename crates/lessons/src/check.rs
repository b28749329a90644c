//! Checks: conditions on a lesson's state, asked of the evaluator and the world, never by comparing documents.

use aws_world::api::{Authorization, Caller, Response};
use aws_world::program::{AppRun, ProviderOutcome};
use aws_world::sts::StsCall;
use aws_world::{AccessQuery, ApiCall, World};
use iam_policy::evaluation::{Hypothesis, authorize, what_if};
use iam_policy::explanation::{AuthorizationResult, Effect, EvaluationDecision, Gate, GateVerdict};
use iam_policy::pattern::Pattern;
use iam_policy::request::{ContextValue, is_multivalued};

use crate::access_limit::{AccessLimit, JudgedLimits};
use crate::app_run::{fails_with, is_blocked_by_trust_policy};
use crate::lesson_state::LessonState;
use crate::milestone::Milestone;
use crate::permission_count::{self, PermissionCount};

/// What must be so for a goal to be met, or for a reply to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalCheck {
    /// This milestone is reached.
    Seen(Milestone),
    /// Something about the app, if it ran now.
    App(AppCheck),
    /// No app keeps a long-term key in any place.
    NoLongTermKeys,
    /// A long-term key has leaked, and none that leaked can sign a request any more.
    LeakedKeysAreUseless,
    /// The evaluator answers this question so.
    Decides(ExpectedDecision),
    /// There is an IAM user, group, role, managed policy or instance profile with this ARN, or a bucket. `*` stands for
    /// any letters.
    Exists(String),
    /// The question of this name has been answered rightly.
    Answered(String),
    /// Of the requests the world knows ([`permission_count::counted_requests`]), the principal may make at most so many.
    PermitsAtMost {
        /// ARN of the principal.
        principal_arn: String,
        /// How many.
        count: usize,
    },
    /// The principal is allowed nothing beyond a policy.
    AllowsNoMoreThan(AccessLimit),
    /// This is not so.
    Not(Box<GoalCheck>),
    /// All of these.
    All(Vec<GoalCheck>),
    /// One of these.
    Any(Vec<GoalCheck>),
}

/// What the app would meet if it ran now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppCheck {
    /// Every call would succeed.
    IsGreen,
    /// Every call would succeed, with the credentials of its instance's role.
    IsGreenThroughRole,
    /// It would find no credentials.
    HasNoCredentials,
    /// It would find credentials, and a call would fail.
    IsRefused,
    /// EC2 may not take on the instance's role: its trust policy says no.
    IsBlockedByTrustPolicy,
    /// A call would fail with this error code; of this action only, if one is given.
    FailsWith(String, Option<String>),
}

/// A question to the evaluator with the answer that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedDecision {
    /// The question.
    pub question: AccessQuery,
    /// Whether the request must be allowed.
    pub allowed: bool,
    /// What must decide it.
    pub decided_by: Option<DecidedBy>,
    /// The verdict that the policies of these gates must give by themselves, whichever gate decides.
    pub gates: Vec<(Gate, StandaloneVerdict)>,
    /// Condition keys that the request is asked with (or, where there is no value, without).
    pub context: Vec<(String, Option<String>)>,
}

/// What decides a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A denial is decided at this gate; an allowed request is allowed by it, whatever others say.
    Gate(Gate),
    /// The statement with this `Sid` is among those that decide.
    Statement(String),
}

/// The verdict of one gate's policies without the other gates. A gate without policies has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandaloneVerdict {
    /// They let it pass.
    Passes,
    /// They stop it.
    Stops,
}

impl GoalCheck {
    /// Whether it is known to be so.
    pub fn is_met(&self, lesson_state: &LessonState, limits: &JudgedLimits) -> bool {
        self.outcome(lesson_state, limits) == Some(true)
    }

    /// Whether it is so; `None` where that hangs on a limit that was not decided.
    fn outcome(&self, lesson_state: &LessonState, limits: &JudgedLimits) -> Option<bool> {
        let world = &lesson_state.world;
        Some(match self {
            Self::Seen(milestone) => lesson_state.milestones.contains(milestone),
            Self::App(check) => check.is_met(world),
            Self::NoLongTermKeys => no_long_term_keys(world),
            Self::LeakedKeysAreUseless => leaked_keys_are_useless(world),
            Self::Decides(decision) => decision.is_met(world),
            Self::Exists(arn) => exists(world, arn),
            Self::Answered(question) => lesson_state.answers.is_right(question),
            Self::PermitsAtMost { principal_arn, count } => {
                permission_count::count(world, principal_arn).is_some_and(|now| now.permitted <= *count)
            }
            Self::AllowsNoMoreThan(limit) => return limits.is_kept(limit),
            Self::Not(check) => !check.outcome(lesson_state, limits)?,
            Self::All(checks) => return first_outcome(checks, false, lesson_state, limits),
            Self::Any(checks) => return first_outcome(checks, true, lesson_state, limits),
        })
    }

    /// Adds the limits that have to be judged for this to be known; of several checks those before the first that is not so.
    pub(crate) fn add_limits<'c>(&'c self, lesson_state: &LessonState, limits: &mut Vec<&'c AccessLimit>) {
        match self {
            _ if !self.has_limit() => {}
            Self::AllowsNoMoreThan(limit) => limits.push(limit),
            Self::Not(check) => check.add_limits(lesson_state, limits),
            Self::All(checks) | Self::Any(checks) => {
                let stops = Some(matches!(self, Self::Any(_)));
                for check in checks {
                    check.add_limits(lesson_state, limits);
                    if check.outcome(lesson_state, &JudgedLimits::default()) == stops {
                        break;
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether it asks for a limit.
    pub(crate) fn has_limit(&self) -> bool {
        match self {
            Self::AllowsNoMoreThan(_) => true,
            Self::Not(check) => check.has_limit(),
            Self::All(checks) | Self::Any(checks) => checks.iter().any(Self::has_limit),
            _ => false,
        }
    }

    /// The questions it puts to the evaluator.
    pub fn questions(&self) -> Vec<&AccessQuery> {
        match self {
            Self::Decides(decision) => vec![&decision.question],
            Self::Not(check) => check.questions(),
            Self::All(checks) | Self::Any(checks) => checks.iter().flat_map(Self::questions).collect(),
            _ => Vec::new(),
        }
    }

    /// For a goal of policy golf: what is permitted now, and how many requests may be at most.
    pub fn permission_count(&self, world: &World) -> Option<(PermissionCount, usize)> {
        match self {
            Self::PermitsAtMost { principal_arn, count } => {
                Some((permission_count::count(world, principal_arn)?, *count))
            }
            Self::All(checks) => checks.iter().find_map(|check| check.permission_count(world)),
            _ => None,
        }
    }
}

/// `decisive` where one of the checks has that outcome, the other where all have the other.
fn first_outcome(
    checks: &[GoalCheck],
    decisive: bool,
    lesson_state: &LessonState,
    limits: &JudgedLimits,
) -> Option<bool> {
    let mut outcome = Some(!decisive);
    for check in checks {
        match check.outcome(lesson_state, limits) {
            Some(found) if found == decisive => return Some(decisive),
            Some(_) => {}
            None => outcome = None,
        }
    }
    outcome
}

impl ExpectedDecision {
    fn is_met(&self, world: &World) -> bool {
        let Some(answer) = world.simulate_access(&self.question) else { return false };
        let result = if self.context.is_empty() { answer.result } else { self.result_with_context(&answer) };
        (result.decision == EvaluationDecision::Allowed) == self.allowed
            && self.decided_by.as_ref().is_none_or(|decided_by| decided_by.holds_for(&result))
            && self
                .gates
                .iter()
                .all(|(gate, verdict)| StandaloneVerdict::for_gate(*gate, &result) == Some(*verdict))
    }

    fn result_with_context(&self, answer: &Authorization) -> AuthorizationResult {
        let change = |(key, value): &(String, Option<String>)| {
            let value = value.as_ref().map(|value| match is_multivalued(key) {
                true => ContextValue::Many(vec![value.clone()]),
                false => ContextValue::One(value.clone()),
            });
            Hypothesis::Key(key.clone(), value)
        };
        let changes: Vec<Hypothesis> = self.context.iter().map(change).collect();
        let (request, policies) = what_if(&answer.request, &answer.policies, &changes);
        authorize(&request, &policies)
    }
}

impl DecidedBy {
    fn holds_for(&self, result: &AuthorizationResult) -> bool {
        match self {
            Self::Gate(gate) if result.decision == EvaluationDecision::Allowed => {
                result.gates.iter().any(|it| it.gate == *gate && it.verdict == GateVerdict::Allows)
            }
            Self::Gate(gate) => {
                let deciding = result.deciding_gate.and_then(|index| result.gates.get(index));
                deciding.is_some_and(|outcome| outcome.gate == *gate)
            }
            Self::Statement(sid) => result.determining.iter().any(|place| {
                let gate = result.gates.get(place.gate);
                let policy = gate.and_then(|gate| gate.policies.get(place.policy));
                let statement = policy.and_then(|policy| policy.statements.get(place.statement));
                statement.is_some_and(|statement| statement.sid.as_deref() == Some(sid))
            }),
        }
    }
}

impl StandaloneVerdict {
    /// A gate behind the one that decided was not reached, so its statements are asked and not its verdict.
    fn for_gate(gate: Gate, result: &AuthorizationResult) -> Option<Self> {
        let outcome = result.gates.iter().find(|outcome| outcome.gate == gate)?;
        if outcome.verdict == GateVerdict::NotApplicable {
            return None;
        }
        let valid = || outcome.policies.iter().filter(|policy| !policy.invalid);
        let applies = |effect: Effect| {
            let mut statements = valid().flat_map(|policy| &policy.statements);
            statements.any(|statement| statement.applies && statement.effect == effect)
        };
        Some(match applies(Effect::Allow) && !applies(Effect::Deny) {
            true => Self::Passes,
            false => Self::Stops,
        })
    }
}

impl AppCheck {
    /// Runs every app on a copy of the world.
    fn is_met(&self, world: &World) -> bool {
        let ids: Vec<String> =
            instances(world).filter(|it| !it.app.name.is_empty()).map(|it| it.id.clone()).collect();
        let mut copy = world.clone();
        let mut runs = ids.iter().filter_map(|id| copy.run_app(id));
        match self {
            Self::IsGreen | Self::IsGreenThroughRole => {
                !ids.is_empty() && runs.all(|run| self.is_met_by(&run))
            }
            _ => runs.any(|run| self.is_met_by(&run)),
        }
    }

    fn is_met_by(&self, run: &AppRun) -> bool {
        match self {
            Self::IsGreen => run.succeeded(),
            Self::IsGreenThroughRole => {
                let role = run.chain.iter().any(|attempt| {
                    matches!(&attempt.outcome, ProviderOutcome::Found(found) if found.session_token.is_some())
                });
                role && run.succeeded()
            }
            Self::HasNoCredentials => run.calls.is_empty(),
            Self::IsRefused => run.calls.iter().any(|record| record.result.is_err()),
            Self::IsBlockedByTrustPolicy => is_blocked_by_trust_policy(run),
            Self::FailsWith(code, action) => fails_with(run, code, action.as_deref()),
        }
    }
}

fn instances(world: &World) -> impl Iterator<Item = &aws_world::ec2::Instance> {
    world.accounts().values().flat_map(|account| account.ec2.instances.values())
}

fn exists(world: &World, arn: &str) -> bool {
    let pattern = Pattern::new(arn);
    let fits = |it: &String| pattern.matches(it);
    world.accounts().values().any(|account| {
        let iam = &account.iam;
        iam.users.values().map(|it| &it.arn).any(fits)
            || iam.groups.values().map(|it| &it.arn).any(fits)
            || iam.roles.values().map(|it| &it.arn).any(fits)
            || iam.policies.values().map(|it| &it.arn).any(fits)
            || iam.instance_profiles.values().map(|it| &it.arn).any(fits)
            || account.s3.buckets.keys().any(|name| pattern.matches(&["arn:aws:s3:::", name].concat()))
    })
}

fn no_long_term_keys(world: &World) -> bool {
    let elsewhere = world.accounts().values().flat_map(|account| account.workloads.values());
    let mut apps =
        instances(world).map(|instance| &instance.app).chain(elsewhere.map(|workload| &workload.app));
    apps.all(|app| {
        app.keys_in_code.is_none() && app.keys_in_environment.is_none() && app.keys_in_shared_file.is_none()
    })
}

fn leaked_keys_are_useless(world: &World) -> bool {
    let Some(stranger) = world.stranger() else { return false };
    let keys: Vec<_> =
        stranger.credentials.iter().filter(|stolen| stolen.credentials.session_token.is_none()).collect();
    let mut copy = world.clone();
    !keys.is_empty()
        && keys.into_iter().all(|stolen| {
            let caller = Caller::Signed {
                credentials: stolen.credentials.clone(),
                source_ip: stranger.source_ip.clone(),
            };
            let record = copy.call_of_program(&caller, ApiCall::Sts(StsCall::GetCallerIdentity));
            !matches!(record.result, Ok(Response::CallerIdentity { .. }))
        })
}

#[cfg(test)]
mod tests {
    use aws_world::program::{AccessKeyPair, App, Host, Workload};

    use super::*;

    const ACCOUNT: &str = "111122223333";

    fn world_with_command_line(app: App) -> World {
        let mut world = World::new(1, aws_world::SimTime(0));
        world.add_account(ACCOUNT, "Photos");
        let host = Host::CommandLine;
        let workload = Workload { name: "laptop".into(), host, source_ip: String::new(), app };
        assert!(world.place_workload(ACCOUNT, workload));
        world
    }

    #[test]
    fn long_term_keys_count_wherever_an_app_runs() {
        let keys = Some(AccessKeyPair::default());
        assert!(no_long_term_keys(&world_with_command_line(App::default())));
        let app = App { keys_in_environment: keys, ..App::default() };
        assert!(!no_long_term_keys(&world_with_command_line(app)));
    }
}
