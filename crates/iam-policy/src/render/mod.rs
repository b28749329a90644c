//! The only place that makes sentences out of a trace. The sentences are for somebody who learns: what was compared
//! with what, and which statement of which policy it was.

mod denied;
mod element;
mod error;
mod gate;
mod rule;

use crate::denied::{Denial, NotRead, Requirement};
use crate::document::PolicyType;
use crate::evaluation::PolicySource;
use crate::explanation::{
    AuthorizationResult, Effect, ElementKind, ElementMatch, EvaluationDecision, Gate, GateOutcome,
    PolicyOutcome, Rule, SpecialRule, StatementOutcome, StatementRef,
};
use crate::request::AuthorizationRequest;

/// AWS's own error text for a denied request; `None` when it is allowed (IAM User Guide, *Troubleshoot access denied
/// error messages*).
pub fn error_message(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    error::message(request, result)
}

/// What AWS's words about a refusal mean.
pub fn denial_meaning(denial: &Denial) -> String {
    denied::meaning(denial)
}

/// What would have to be true at a gate.
pub fn requirement(denial: &Denial, requirement: &Requirement) -> String {
    denied::requirement(denial, requirement)
}

/// The name of a kind of policy in AWS's error texts.
pub fn gate_kind(gate: Gate) -> &'static str {
    denied::kind(gate)
}

/// Why a text is no refusal.
pub fn not_read(why: NotRead) -> &'static str {
    denied::not_read(why)
}

/// The one sentence that says why.
pub fn deciding_sentence(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    if let Some(rule) = result.special_rule {
        return special(rule);
    }
    let action = &request.action;
    match result.decision {
        EvaluationDecision::ExplicitDeny => {
            match result.determining.first().and_then(|place| resolve(result, *place)) {
                Some((_, policy, statement)) => {
                    format!(
                        "{} in {} denies `{action}`, and a Deny always wins.",
                        capital(statement_name(statement)),
                        source_name(&policy.source)
                    )
                }
                None => format!("A statement denies `{action}`, and a Deny always wins."),
            }
        }
        EvaluationDecision::Allowed => match deciding_allow(result) {
            Some((policy, statement)) => {
                format!(
                    "{} in {} allows `{action}`, and nothing denies it.",
                    capital(statement_name(statement)),
                    source_name(&policy.source)
                )
            }
            None => format!(
                "The root user may do everything in its own account, `{action}` too, unless a policy of the organization or the resource denies it."
            ),
        },
        EvaluationDecision::ImplicitDeny => {
            match result.deciding_gate.and_then(|index| result.gates.get(index)) {
                Some(gate) => format!("{}{}", gate::sentence(gate), nearest(gate)),
                None => format!("Nothing allows `{action}`."),
            }
        }
    }
}

/// What a gate said and why, one sentence.
pub fn gate_sentence(gate: &GateOutcome) -> String {
    gate::sentence(gate)
}

/// Why an element matched or did not, one sentence with the resolved values.
pub fn element_sentence(element: &ElementMatch) -> String {
    element::sentence(element)
}

/// What the sources say of a rule that AWS does not settle, and what is chosen here; empty for documented rules.
pub fn rule_note(rule: Rule) -> &'static str {
    rule::note(rule)
}

/// `statement 1 (Sid `ReadPhotos`)`.
pub fn statement_name(statement: &StatementOutcome) -> String {
    let number = statement.index + 1;
    match &statement.sid {
        Some(sid) if !sid.is_empty() => format!("statement {number} (Sid `{sid}`)"),
        _ => format!("statement {number}"),
    }
}

/// `the trust policy of `PhotoAppRole``.
pub fn source_name(source: &PolicySource) -> String {
    let name = &source.name;
    match source.policy_type {
        PolicyType::Identity => format!("policy `{name}`"),
        PolicyType::Resource => format!("the resource policy of `{name}`"),
        PolicyType::Trust => format!("the trust policy of `{name}`"),
        PolicyType::PermissionsBoundary => format!("the permissions boundary `{name}`"),
        PolicyType::Session => format!("the session policy `{name}`"),
        PolicyType::ServiceControl => format!("the service control policy `{name}`"),
        PolicyType::ResourceControl => format!("the resource control policy `{name}`"),
        PolicyType::VpcEndpoint => format!("the endpoint policy `{name}`"),
        PolicyType::Grant => format!("the {name}"),
    }
}

fn special(rule: SpecialRule) -> String {
    let sentence = match rule {
        SpecialRule::AlwaysAllowed => {
            "`sts:GetCallerIdentity` needs no permission: everybody may ask who they are, and no policy can deny it."
        }
        SpecialRule::OnlyAuthenticates => {
            "`sts:GetSessionToken` only proves who asks and gives nothing more than the user has: it needs no permission, and no policy controls it."
        }
        SpecialRule::RootCannotAssumeRoles => {
            "The root user of an account cannot assume a role, whatever its trust policy says."
        }
        SpecialRule::NeedsSignature => {
            "Nobody signed this request, and the service takes it signed with an AWS identity's credentials only, whatever the policies say."
        }
        SpecialRule::TemporaryCredentials => {
            "Temporary credentials do not serve for every call, whatever the policies say: `sts:GetFederationToken` and `sts:GetSessionToken` want a user's own, long-term ones, and a federated user, outside the console, calls neither IAM nor, but for `sts:GetCallerIdentity`, STS."
        }
        SpecialRule::OwnAccountOnly => {
            "This action works within the account of the resource only: no policy can give it to another account."
        }
        SpecialRule::RootKeepsBucketPolicy => {
            "The bucket's policy denies it, but the root user of the bucket's account can always read, put and delete that policy."
        }
        SpecialRule::FederatedWithoutSessionPolicy => {
            "This federated session was made without a session policy, so none of the user's permissions reach it."
        }
        SpecialRule::ObjectOfAnotherAccount => {
            "The object belongs to another account than the bucket: the bucket's policy can deny, but only the object's owner can allow."
        }
        SpecialRule::PublicBucketRestricted { statement } => {
            return format!(
                "Statement {} makes the bucket's policy public, and S3 Block Public Access (`RestrictPublicBuckets`) then keeps out everybody but AWS services and the owner's account, whatever the other statements allow.",
                statement + 1
            );
        }
    };
    sentence.to_owned()
}

pub(super) fn resolve(
    result: &AuthorizationResult,
    place: StatementRef,
) -> Option<(&GateOutcome, &PolicyOutcome, &StatementOutcome)> {
    let gate = result.gates.get(place.gate)?;
    let policy = gate.policies.get(place.policy)?;
    Some((gate, policy, policy.statements.get(place.statement)?))
}

/// Of the Allows that count, the one that grants: an identity policy's before a resource policy's before limits.
fn deciding_allow(result: &AuthorizationResult) -> Option<(&PolicyOutcome, &StatementOutcome)> {
    let rank = |gate: Gate| match gate {
        Gate::IdentityPolicies => 0,
        Gate::ResourcePolicy => 1,
        _ => 2,
    };
    let granting = result.determining.iter().filter_map(|place| resolve(result, *place));
    let best = granting.filter(|(gate, ..)| rank(gate.gate) < 2).min_by_key(|(gate, ..)| rank(gate.gate))?;
    Some((best.1, best.2))
}

/// The Allow that comes closest, and the element it fails at.
fn nearest(gate: &GateOutcome) -> String {
    let mut best: Option<(usize, &PolicyOutcome, &StatementOutcome, &ElementMatch)> = None;
    for policy in &gate.policies {
        for statement in policy.statements.iter().filter(|statement| statement.effect == Effect::Allow) {
            let mut failing = statement.elements.iter().filter(|element| !element.matches);
            let Some(first) = failing.next() else {
                continue;
            };
            let count = 1 + failing.count();
            // A statement about other actions is not close.
            let about_it = first.kind != ElementKind::Action
                && statement
                    .elements
                    .iter()
                    .all(|element| element.kind != ElementKind::Action || element.matches);
            if about_it && best.is_none_or(|(known, ..)| count < known) {
                best = Some((count, policy, statement, first));
            }
        }
    }
    match best {
        Some((_, policy, statement, element)) => format!(
            " {} in {} comes closest, but does not apply: {}",
            capital(statement_name(statement)),
            source_name(&policy.source),
            element::sentence(element)
        ),
        None => String::new(),
    }
}

fn capital(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => text,
    }
}

#[cfg(test)]
mod tests;
