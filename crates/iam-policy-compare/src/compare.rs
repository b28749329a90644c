//! The questions and their answers.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{MissingPolicy, PolicySource};

use crate::attempt::Maker;
use crate::callers::cases;
use crate::compiled::Compiled;
use crate::difference::Difference;
use crate::gain::{Finding, Gain, Reason};
use crate::group::{Group, groups};
use crate::options::Options;
use crate::order::add;
use crate::view::View;
use crate::witness::Witness;
use crate::zone::Zone;

/// How the later view stands to the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Both let the same requests through.
    Equivalent,
    /// It lets less through.
    Narrower,
    /// It lets more through.
    Wider,
    /// It lets through what the other does not, and the other way round.
    Incomparable,
    /// That is not known.
    Undecided,
}

impl Answer {
    /// The word for it: `equivalent`, `narrower`, `wider`, `incomparable`, `undecided`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Narrower => "narrower",
            Self::Wider => "wider",
            Self::Incomparable => "incomparable",
            Self::Undecided => "undecided",
        }
    }
}

/// The answer of [`compare`].
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How the later view stands to the earlier one.
    pub answer: Answer,
    /// What the later one lets through and the earlier one does not, most actions first.
    pub gained: Vec<Group>,
    /// What the earlier one lets through and the later one does not.
    pub lost: Vec<Group>,
    /// Why more may be gained or lost than what is listed.
    pub undecided: Vec<Reason>,
    /// Policies with errors, which AWS would refuse and which let nothing through here.
    pub malformed: Vec<PolicySource>,
    /// Policies that may exist and that nobody gave; the answer holds for the others.
    pub missing: Vec<MissingPolicy>,
}

/// The answer about requests of some kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Existence {
    /// There is none: a proof.
    Never,
    /// This one.
    Witness(Box<Witness>),
    /// That is not known.
    Undecided(Vec<Reason>),
}

/// How `after` stands to `before`, and the difference in groups.
pub fn compare(before: &View, after: &View, options: &Options<'_>) -> Comparison {
    let (gained, mut open) = difference(before, after, options, false);
    let (lost, open_lost) = difference(after, before, options, false);
    let is_found = |gains: &[Gain]| gains.iter().any(|gain| matches!(gain.finding, Finding::Found(_)));
    let answer = match (is_found(&gained), is_found(&lost), open.is_empty(), open_lost.is_empty()) {
        (true, true, ..) => Answer::Incomparable,
        (true, false, _, true) => Answer::Wider,
        (false, true, true, _) => Answer::Narrower,
        (false, false, true, true) => Answer::Equivalent,
        _ => Answer::Undecided,
    };
    open_lost.into_iter().for_each(|reason| add(&mut open, reason));
    let views = [before, after];
    let mut malformed: Vec<PolicySource> = Vec::new();
    let mut missing: Vec<MissingPolicy> = Vec::new();
    for view in views {
        malformed.extend(view.malformed().map(|policy| policy.source.clone()));
        missing.extend(view.missing());
    }
    malformed.dedup();
    missing.dedup();
    Comparison {
        answer,
        gained: groups(after, before, &gained, options),
        lost: groups(before, after, &lost, options),
        undecided: open,
        malformed,
        missing,
    }
}

/// What `after` lets through and `before` does not, most actions first, and why there may be more: one direction of [`compare`].
pub fn gained(before: &View, after: &View, options: &Options<'_>) -> (Vec<Group>, Vec<Reason>) {
    let (gains, open) = difference(before, after, options, false);
    (groups(after, before, &gains, options), open)
}

/// Whether `after` lets a request through that `before` does not.
pub fn new_access(before: &View, after: &View, options: &Options<'_>) -> Existence {
    let (gains, open) = difference(before, after, options, true);
    let witness = gains.into_iter().find_map(|gain| match gain.finding {
        Finding::Found(witness) => Some(witness),
        _ => None,
    });
    match witness {
        Some(witness) => Existence::Witness(Box::new(Witness::clone(&witness))),
        None if open.is_empty() => Existence::Never,
        None => Existence::Undecided(open),
    }
}

/// Whether a view lets any of the actions be done on any of the resources, both written as in a policy.
pub fn grants(view: &View, actions: &[String], resources: &[String], options: &Options<'_>) -> Existence {
    let nothing = View::nothing(view.policy_type().unwrap_or(PolicyType::Identity));
    new_access(&nothing, &view.clone().within(actions, resources), options)
}

/// Whether a view lets somebody outside of the zone do anything: [`Zone::Named`] asks for the public.
pub fn is_public(view: &View, zone: Zone, options: &Options<'_>) -> Existence {
    let policy_type = view.policy_type().unwrap_or(PolicyType::Resource);
    new_access(&View::nothing(policy_type), view, &Options { zone, ..options.clone() })
}

pub(crate) fn difference(
    before: &View,
    after: &View,
    options: &Options<'_>,
    first_only: bool,
) -> (Vec<Gain>, Vec<Reason>) {
    let (form_before, form_after) = (before.form(), after.form());
    let mut compiled = Compiled::default();
    let places_before = compiled.add(&form_before, options.reference);
    let border = compiled.entries.len();
    let places_after = compiled.add(&form_after, options.reference);
    let cases = cases([before, after], &compiled.asked_keys(), &options.zone);
    let difference = Difference {
        compiled: &compiled,
        before: &places_before,
        after: &places_after,
        cases: &cases,
        policies: [&before.policies, &after.policies],
        border,
        maker: Some(Maker {
            before,
            after,
            reference: options.reference,
            resources: options.resources,
            callers: options.callers,
        }),
        first_only,
    };
    let (gains, mut reasons) = difference.gains(options.steps);
    for gain in &gains {
        if let Finding::Open(reason) = gain.finding {
            add(&mut reasons, reason);
        }
    }
    (gains, reasons)
}
