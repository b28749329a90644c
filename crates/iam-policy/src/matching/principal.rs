//! `Principal` and `NotPrincipal` (IAM User Guide, *IAM JSON policy elements: Principal*, *NotPrincipal*).

use crate::document::Effect;
use crate::document::{PrincipalElement, PrincipalName};
use crate::explanation::{
    ElementKind, ElementMatch, MatchReason, Mismatch, NoExceptionReason, PrincipalReach,
};
use crate::request::Principal;
use crate::rule::Rule;

/// The caller as a statement's principals are compared with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PrincipalView<'r> {
    pub(crate) caller: &'r Principal,
    /// The caller's account, parsed from its ARN once.
    pub(crate) account: Option<&'r str>,
    /// The caller's canonical user id, where it is known.
    pub(crate) canonical_id: Option<&'r str>,
    /// Whether the caller has a permissions boundary, which matters to `NotPrincipal`.
    pub(crate) has_boundary: bool,
    /// Whether the policy is that of a gateway endpoint, in which an account stands for its root user only (AWS PrivateLink
    /// Guide, *Control access to VPC endpoints using endpoint policies*).
    pub(crate) at_gateway: bool,
}

/// The result of comparing `Principal` or `NotPrincipal`, without any text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrincipalResult {
    pub(crate) matches: bool,
    /// The reach of the principal that names the caller; meaningful where the statement matches.
    pub(crate) reach: PrincipalReach,
    value: Option<usize>,
    reason: PrincipalReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PrincipalReason {
    Named,
    NotNamed,
    OnlyRootNamed,
    NotJudged,
    Excepted,
    NoExceptionReason(NoExceptionReason),
}

/// Evaluates the element for a caller.
pub(crate) fn evaluate(
    element: &PrincipalElement,
    effect: Effect,
    principal_view: PrincipalView<'_>,
) -> PrincipalResult {
    let PrincipalView { canonical_id, at_gateway, .. } = principal_view;
    let mut best: Option<(PrincipalReach, usize)> = None;
    let mut listed = ListedParents::default();
    let mut unknown = None;
    for (index, value) in element.values.iter().enumerate() {
        let canonical = matches!(value.name, PrincipalName::CanonicalUser(_));
        if canonical && canonical_id.is_none() {
            unknown = Some(index);
        }
        if let Some(reach) = named_reach(&value.name, principal_view) {
            listed.account |= canonical || matches!(value.name, PrincipalName::Account(_));
            listed.role |= reach == PrincipalReach::Role;
            if best.is_none_or(|(known, _)| reach > known) {
                best = Some((reach, index));
            }
        }
    }
    if element.negated {
        match_not_principal(effect, principal_view, best, listed, unknown)
    } else if let (true, Effect::Allow, Some((reach @ PrincipalReach::Account, index))) =
        (at_gateway, effect, best)
    {
        PrincipalResult { matches: false, reach, value: Some(index), reason: PrincipalReason::OnlyRootNamed }
    } else {
        match_listed(effect, best, unknown)
    }
}

fn match_listed(
    effect: Effect,
    best: Option<(PrincipalReach, usize)>,
    unknown: Option<usize>,
) -> PrincipalResult {
    match (best, unknown) {
        (Some((reach, index)), _) => {
            PrincipalResult { matches: true, reach, value: Some(index), reason: PrincipalReason::Named }
        }
        (None, None) => PrincipalResult {
            matches: false,
            reach: PrincipalReach::Caller,
            value: None,
            reason: PrincipalReason::NotNamed,
        },
        // The caller's canonical id is not known: a Deny applies, an Allow does not.
        (None, Some(index)) => PrincipalResult {
            matches: effect == Effect::Deny,
            reach: PrincipalReach::Account,
            value: Some(index),
            reason: PrincipalReason::NotJudged,
        },
    }
}

/// Whether a list names the caller's account or role besides the caller itself.
#[derive(Clone, Copy, Debug, Default)]
struct ListedParents {
    account: bool,
    /// The role of a session, or the user behind a federated user.
    role: bool,
}

fn match_not_principal(
    effect: Effect,
    principal_view: PrincipalView<'_>,
    best: Option<(PrincipalReach, usize)>,
    listed: ListedParents,
    unknown: Option<usize>,
) -> PrincipalResult {
    let index = best.map(|(_, index)| index);
    let applies = |why| PrincipalResult {
        matches: true,
        reach: PrincipalReach::Everyone,
        value: index,
        reason: PrincipalReason::NoExceptionReason(why),
    };
    let excepted =
        |reason| PrincipalResult { matches: false, reach: PrincipalReach::Everyone, value: index, reason };
    if effect == Effect::Allow {
        // Excepting too many from an Allow is the safe side.
        return match (best, unknown) {
            (Some(_), _) => excepted(PrincipalReason::Excepted),
            (None, Some(_)) => excepted(PrincipalReason::NotJudged),
            (None, None) => applies(NoExceptionReason::NotListed),
        };
    }
    if principal_view.has_boundary {
        return applies(NoExceptionReason::HasBoundary);
    }
    match best {
        // It may be the caller whom a canonical id lists.
        None | Some((PrincipalReach::Account, _)) if unknown.is_some() => PrincipalResult {
            matches: true,
            reach: PrincipalReach::Everyone,
            value: unknown,
            reason: PrincipalReason::NotJudged,
        },
        None | Some((PrincipalReach::Account, _)) => applies(NoExceptionReason::NotListed),
        Some((PrincipalReach::Everyone, _)) => excepted(PrincipalReason::Excepted),
        Some(_) if principal_view.account.is_some() && !listed.account => {
            applies(NoExceptionReason::AccountNotListed)
        }
        // AWS checks the account, then the role, and then its session.
        Some((PrincipalReach::Role, _)) => applies(NoExceptionReason::SessionNotListed),
        Some((PrincipalReach::Caller, _))
            if matches!(principal_view.caller, Principal::RoleSession { .. }) && !listed.role =>
        {
            applies(NoExceptionReason::RoleNotListed)
        }
        Some((PrincipalReach::Caller, _)) => excepted(PrincipalReason::Excepted),
    }
}

/// The relation of `name` to the caller; `None` where there is none.
fn named_reach(name: &PrincipalName, principal_view: PrincipalView<'_>) -> Option<PrincipalReach> {
    let PrincipalView { caller, account, canonical_id, .. } = principal_view;
    let reach = match (name, caller) {
        (PrincipalName::Everyone, _) => PrincipalReach::Everyone,
        (PrincipalName::Account(id), Principal::Root { account }) if id == account => PrincipalReach::Caller,
        (PrincipalName::Account(id), _) if account == Some(id) => PrincipalReach::Account,
        // An account, or an origin access identity (Amazon S3 User Guide, *Principals for bucket policies*).
        (PrincipalName::CanonicalUser(id), _) if canonical_id == Some(id) => match caller {
            Principal::Root { .. } | Principal::OriginAccessIdentity { .. } => PrincipalReach::Caller,
            _ => PrincipalReach::Account,
        },
        (PrincipalName::User(named), Principal::User { arn } | Principal::OriginAccessIdentity { arn })
            if named == arn =>
        {
            PrincipalReach::Caller
        }
        (PrincipalName::User(named), Principal::FederatedUser { source_arn, .. }) if named == source_arn => {
            PrincipalReach::Role
        }
        (PrincipalName::Role(named), Principal::RoleSession { role_arn, .. }) if named == role_arn => {
            PrincipalReach::Role
        }
        (PrincipalName::RoleSession(named), Principal::RoleSession { session_arn, .. })
            if named == session_arn =>
        {
            PrincipalReach::Caller
        }
        (PrincipalName::FederatedUser(named), Principal::FederatedUser { arn, .. }) if named == arn => {
            PrincipalReach::Caller
        }
        (PrincipalName::Service(named), Principal::Service { name }) if named == name => {
            PrincipalReach::Caller
        }
        (PrincipalName::Federated(named), Principal::Federated { provider }) if named == provider => {
            PrincipalReach::Caller
        }
        _ => return None,
    };
    Some(reach)
}

pub(crate) fn explain(
    element: &PrincipalElement,
    effect: Effect,
    principal_view: PrincipalView<'_>,
) -> (ElementMatch, PrincipalResult) {
    let result = evaluate(element, effect, principal_view);
    let value = result.value.and_then(|index| element.values.get(index));
    let raw = || value.map_or_else(String::new, |value| value.text.value.clone());
    let name = || principal_view.caller.display_name().into_owned();
    let reason = match (result.reason, result.matches) {
        (PrincipalReason::Named, _) => Ok(MatchReason::PrincipalNamed { raw: raw(), reach: result.reach }),
        (PrincipalReason::NotNamed, _) => Err(not_named(element, name())),
        (PrincipalReason::OnlyRootNamed, _) => Err(Mismatch::PrincipalOnlyRoot { raw: raw() }),
        (PrincipalReason::NotJudged, true) => Ok(MatchReason::PrincipalNotJudged { raw: raw() }),
        (PrincipalReason::NotJudged, false) => Err(Mismatch::PrincipalNotJudged { raw: raw() }),
        (PrincipalReason::Excepted, _) => Err(Mismatch::PrincipalExcepted { raw: raw() }),
        (PrincipalReason::NoExceptionReason(why), _) => {
            Ok(MatchReason::PrincipalNotExcepted { caller: name(), why })
        }
    };
    let rule = match result.reason {
        PrincipalReason::NoExceptionReason(NoExceptionReason::SessionNotListed)
            if matches!(principal_view.caller, Principal::FederatedUser { .. }) =>
        {
            Rule::NotPrincipalOfFederatedUser
        }
        // The page says that AWS "might" check the account, the role and the session; the AWS Security Blog (*How to
        // restrict Amazon S3 bucket access to a specific IAM role*, text of 2021) wants role and session both.
        PrincipalReason::NoExceptionReason(
            NoExceptionReason::AccountNotListed
            | NoExceptionReason::RoleNotListed
            | NoExceptionReason::SessionNotListed,
        ) => Rule::NotPrincipalIncomplete,
        // An earlier text of the page says whom it lets in; today's says that it is not supported.
        _ if element.negated && effect == Effect::Allow => Rule::NotPrincipalInAllow,
        PrincipalReason::NotJudged => Rule::CanonicalUser,
        _ if element.negated => Rule::NotPrincipal,
        _ => Rule::Principal,
    };
    let explained = ElementMatch {
        name: if element.negated { "NotPrincipal" } else { "Principal" }.into(),
        range: element.range,
        matched_range: value.map(|value| value.text.range),
        matches: reason.is_ok(),
        kind: ElementKind::Principal,
        reason,
        rule,
    };
    (explained, result)
}

fn not_named(element: &PrincipalElement, caller: String) -> Mismatch {
    if let [value] = element.values.as_slice()
        && let PrincipalName::Deleted(id) = &value.name
    {
        return Mismatch::PrincipalDeleted { id: id.clone() };
    }
    Mismatch::PrincipalNotNamed { caller }
}
