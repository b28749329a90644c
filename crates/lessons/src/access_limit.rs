//! Limits: a policy beyond which a principal is to be allowed nothing. Judging one takes a comparison of policies, which whoever
//! asks for goals hands in; until then a limit is neither kept nor exceeded.

use aws_world::World;
use iam_policy::reference::Reference;

/// A policy beyond which nothing is to be allowed to a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessLimit {
    /// ARN of the principal.
    pub principal_arn: String,
    /// The policy, as JSON.
    pub policy: String,
}

/// Whether a limit is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitVerdict {
    /// Nothing beyond it is allowed: a proof.
    Kept,
    /// This is allowed besides.
    Exceeded(ExtraRequest),
    /// It could not be decided, for a reason: a clause without a full stop.
    Undecided(String),
    /// There is no such principal.
    NoPrincipal,
}

/// A request beyond a limit that is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraRequest {
    /// `service:Name`.
    pub action: String,
    /// ARN or `*`.
    pub resource: String,
    /// Of the condition keys that the policies ask for those that the request carries, with their values.
    pub carries: Vec<(String, String)>,
    /// And those that it does not carry.
    pub lacks: Vec<String>,
    /// Name of the policy that allows it.
    pub policy: String,
}

/// Judges a limit in a world, with what is known of AWS's services.
pub type JudgeLimit = fn(&World, &AccessLimit, &Reference) -> LimitVerdict;

/// Limits that were judged in one state of a world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgedLimits(Vec<(AccessLimit, LimitVerdict)>);

impl JudgedLimits {
    /// Judges limits, each once.
    pub fn judge<'l>(
        limits: impl IntoIterator<Item = &'l AccessLimit>,
        world: &World,
        judge: impl Fn(&World, &AccessLimit) -> LimitVerdict,
    ) -> Self {
        let mut judged = Self::default();
        for limit in limits {
            if judged.verdict(limit).is_none() {
                judged.0.push((limit.clone(), judge(world, limit)));
            }
        }
        judged
    }

    /// The verdict on a limit; `None` while it is not judged.
    pub fn verdict(&self, limit: &AccessLimit) -> Option<&LimitVerdict> {
        self.0.iter().find(|(known, _)| known == limit).map(|(_, verdict)| verdict)
    }

    /// Whether a limit is kept; `None` while that is not known.
    pub(crate) fn is_kept(&self, limit: &AccessLimit) -> Option<bool> {
        match self.verdict(limit)? {
            LimitVerdict::Kept => Some(true),
            LimitVerdict::Exceeded(_) | LimitVerdict::NoPrincipal => Some(false),
            LimitVerdict::Undecided(_) => None,
        }
    }

    /// All limits with their verdicts.
    pub fn iter(&self) -> impl Iterator<Item = (&AccessLimit, &LimitVerdict)> {
        self.0.iter().map(|(limit, verdict)| (limit, verdict))
    }
}
