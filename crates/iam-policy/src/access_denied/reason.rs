//! The reason behind AWS's sentence: `because no … policy allows the … action`, `with an explicit deny in …` (IAM User Guide,
//! *Troubleshoot access denied error messages*; the policy's ARN behind it: AWS Security Blog, *Enhanced access denied error
//! messages with policy ARNs*). It counts only right behind its sentence.

use super::phrase::{Place, any_at, between, end_of, phrase_at, skip_space};
use super::token::{self, Token};
use super::{DeniedBy, NotIam};
use crate::arn::Arn;
use crate::explanation::EvaluationDecision;

/// What is told of the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) decision: Option<EvaluationDecision>,
    pub(super) denied_by: Option<DeniedBy>,
    pub(super) policy_arn: Option<String>,
    pub(super) not_iam: Option<NotIam>,
    pub(super) end: Place,
}

/// The kinds of policy as AWS's sentences name them, singular and plural.
const KINDS: [(&str, DeniedBy); 18] = [
    ("identity-based policy", DeniedBy::IdentityBasedPolicy),
    ("identity-based policies", DeniedBy::IdentityBasedPolicy),
    ("identity policy", DeniedBy::IdentityBasedPolicy),
    ("resource-based policy", DeniedBy::ResourceBasedPolicy),
    ("resource-based policies", DeniedBy::ResourceBasedPolicy),
    ("role trust policy", DeniedBy::RoleTrustPolicy),
    ("trust policy", DeniedBy::RoleTrustPolicy),
    ("permissions boundary", DeniedBy::PermissionsBoundary),
    ("permissions boundaries", DeniedBy::PermissionsBoundary),
    ("permission boundary", DeniedBy::PermissionsBoundary),
    ("session policy", DeniedBy::SessionPolicy),
    ("session policies", DeniedBy::SessionPolicy),
    ("service control policy", DeniedBy::ServiceControlPolicy),
    ("service control policies", DeniedBy::ServiceControlPolicy),
    ("resource control policy", DeniedBy::ResourceControlPolicy),
    ("resource control policies", DeniedBy::ResourceControlPolicy),
    ("VPC endpoint policy", DeniedBy::VpcEndpointPolicy),
    ("VPC endpoint policies", DeniedBy::VpcEndpointPolicy),
];

/// What is no IAM policy.
const CAUSES: [(&str, NotIam); 7] = [
    ("because public policies are ", NotIam::S3BlockPublicAccess),
    ("because public access control lists ", NotIam::S3BlockPublicAccess),
    ("because public ACLs are ", NotIam::S3BlockPublicAccess),
    ("because public access is ", NotIam::S3BlockPublicAccess),
    ("because access control lists ", NotIam::S3ObjectOwnership),
    ("because the bucket does not allow ACLs", NotIam::S3ObjectOwnership),
    (
        "because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys",
        NotIam::SseCustomerKeys,
    ),
];

/// The reason at `place`, which may be the white space before it.
pub(super) fn reason(text: &str, place: Place) -> Option<Reason> {
    let start = skip_space(text, place);
    if start == place && place > 0 {
        return None;
    }
    implicit(text, start)
        .or_else(|| explicit(text, start))
        .or_else(|| kms(text, start))
        .or_else(|| cause(text, start))
}

/// `no identity-based policy allows the iam:ListUsers action`, with or without `because` before it.
pub(super) fn implicit(text: &str, place: Place) -> Option<Reason> {
    let place = phrase_at(text, place, "because ").unwrap_or(place);
    let (denied_by, end) = kind(text, phrase_at(text, place, "no ")?)?;
    let (_, end) = any_at(text, end, &[" allows", " allow", " grants", " grant", " permits"])?;
    let mut end = end;
    // The action once more, or what stands for it.
    if let Some(behind) = phrase_at(text, end, " the ")
        && let Some(action) = token::action(text, behind)
    {
        end = phrase_at(text, action.end, " action").unwrap_or(action.end);
    } else if let Some((_, behind)) = any_at(text, end, &[" the action", " this action", " it", " access"]) {
        end = behind;
    }
    let mut reason = Reason {
        decision: Some(EvaluationDecision::ImplicitDeny),
        denied_by: Some(denied_by),
        end,
        ..Reason::default()
    };
    policy_arn(text, &mut reason);
    Some(reason)
}

fn explicit(text: &str, place: Place) -> Option<Reason> {
    let end = phrase_at(text, place, "with an explicit deny")?;
    let mut reason = Reason { decision: Some(EvaluationDecision::ExplicitDeny), end, ..Reason::default() };
    let article = any_at(text, end, &[" in an ", " in a ", " in the ", " in your ", " in "]);
    if let Some((_, behind)) = article
        && let Some((denied_by, end)) = kind(text, behind)
    {
        reason.denied_by = Some(denied_by);
        reason.end = end;
        policy_arn(text, &mut reason);
    }
    Some(reason)
}

/// KMS leaves open whether its key policy denies or is silent, or whether there is such a key at all.
fn kms(text: &str, place: Place) -> Option<Reason> {
    let end = phrase_at(
        text,
        place,
        "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
    )?;
    Some(Reason { denied_by: Some(DeniedBy::ResourceBasedPolicy), end, ..Reason::default() })
}

fn cause(text: &str, place: Place) -> Option<Reason> {
    let found = CAUSES.iter().find_map(|(phrase, cause)| Some((*cause, phrase_at(text, place, phrase)?)));
    let (cause, end) = found?;
    let line = text.get(end..)?.split(['\n', '"']).next().unwrap_or("");
    Some(Reason { not_iam: Some(cause), end: end + line.len().min(200), ..Reason::default() })
}

/// The context of the console's box: `no … policy allows …`, `a … policy explicitly denies the action`.
pub(super) fn context(text: &str, place: Place) -> Option<Reason> {
    if let Some(reason) = implicit(text, place).or_else(|| explicit(text, place)) {
        return Some(reason);
    }
    let (_, behind) = any_at(text, place, &["an ", "a ", "the "])?;
    let (denied_by, end) = kind(text, behind)?;
    let (_, end) = any_at(text, end, &[" explicitly denies", " explicitly deny", " denies"])?;
    let mut reason = Reason {
        decision: Some(EvaluationDecision::ExplicitDeny),
        denied_by: Some(denied_by),
        end: any_at(text, end, &[" the action", " this action", " it"]).map_or(end, |(_, end)| end),
        ..Reason::default()
    };
    policy_arn(text, &mut reason);
    Some(reason)
}

pub(super) fn kind(text: &str, place: Place) -> Option<(DeniedBy, Place)> {
    KINDS.iter().rev().find_map(|(name, kind)| Some((*kind, phrase_at(text, place, name)?)))
}

/// The ARN of a policy of an organization that goes over the end of its line: `policy/o-…/service_control_policy/p-…` (Service
/// Authorization Reference, *AWS Organizations*). Each of its parts is known, so the rest is recognized.
fn organization_policy(text: &str, found: &Token) -> Option<Token> {
    let path = Arn::parse(&found.text).filter(|arn| arn.service == "organizations")?.resource;
    if text.as_bytes().get(found.end) != Some(&b'\n') {
        return None;
    }
    let end = end_of(text, found.end + 1, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-')
    });
    let rest = between(text, found.end + 1, end);
    let whole = format!("{path}{rest}");
    let mut parts = whole.split('/');
    let is_id = |part: Option<&str>, prefix: &str| {
        part.and_then(|part| part.strip_prefix(prefix)).is_some_and(|id| {
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
    };
    let is_whole = parts.next() == Some("policy")
        && is_id(parts.next(), "o-")
        && matches!(parts.next(), Some("service_control_policy" | "resource_control_policy"))
        && is_id(parts.next(), "p-")
        && parts.next().is_none();
    // What is whole before the end of its line goes on nowhere.
    let ends_in_id = path.rsplit('/').next().is_some_and(|last| last.starts_with("p-"));
    (is_whole && !ends_in_id).then(|| Token { text: format!("{}{rest}", found.text), end })
}

/// The policy's ARN right behind the reason: `…: arn:aws:…`.
fn policy_arn(text: &str, reason: &mut Reason) {
    let behind = phrase_at(text, reason.end, ": ").filter(|place| *place < text.len());
    let Some(found) = behind.and_then(|place| token::arn(text, place)) else { return };
    let found = organization_policy(text, &found).unwrap_or(found);
    // `Caused by: …` and the like may follow a reason without a policy.
    if [":policy/", ":root", ":endpoint", ":vpc-endpoint/"].iter().any(|part| found.text.contains(part)) {
        reason.end = found.end;
        reason.policy_arn = Some(found.text);
    }
}
