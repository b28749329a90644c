use std::sync::Arc;

use super::*;
use crate::document::{PolicyDocument, PolicyType};
use crate::explanation::{Gate, GateVerdict};
use crate::request::{Principal, RequestContext};

fn attached(text: &str, policy_type: PolicyType, name: &str) -> AttachedPolicy {
    let document = PolicyDocument::parse(text, policy_type);
    assert!(document.is_valid(), "{:?}", document.errors());
    let source = PolicySource { policy_type, name: name.into(), arn: None, attached_to: String::new() };
    AttachedPolicy { document: Arc::new(document), source }
}

fn ann(action: &str, resource: &str) -> AuthorizationRequest {
    AuthorizationRequest {
        caller: Principal::User { arn: "arn:aws:iam::111122223333:user/ann".into() },
        action: action.into(),
        resource: resource.into(),
        resource_account: None,
        context: RequestContext::default(),
    }
}

#[test]
fn a_document_with_errors_allows_nothing_and_the_result_says_so() {
    let text = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Perhaps","Action":"*","Resource":"*"}]}"#;
    let document = Arc::new(PolicyDocument::parse(text, PolicyType::Identity));
    let source = PolicySource {
        policy_type: PolicyType::Identity,
        name: "p".into(),
        arn: None,
        attached_to: String::new(),
    };
    let policies = PolicySet { identity: vec![AttachedPolicy { document, source }], ..PolicySet::default() };
    let result = authorize(&ann("s3:GetObject", "arn:aws:s3:::b/k"), &policies);
    assert_eq!(result.decision, EvaluationDecision::ImplicitDeny);
    assert!(result.gates.iter().flat_map(|gate| &gate.policies).all(|policy| policy.invalid));
}

#[test]
fn the_trace_names_the_statement_that_decided() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},
        {"Sid":"NoDelete","Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}"#;
    let policies =
        PolicySet { identity: vec![attached(text, PolicyType::Identity, "photos")], ..PolicySet::default() };
    let allowed = authorize(&ann("s3:GetObject", "arn:aws:s3:::b/k"), &policies);
    assert_eq!(allowed.decision, EvaluationDecision::Allowed);
    assert_eq!(allowed.determining.len(), 1);
    let denied = authorize(&ann("s3:DeleteObject", "arn:aws:s3:::b/k"), &policies);
    assert_eq!(denied.decision, EvaluationDecision::ExplicitDeny);
    assert_eq!(denied.deciding_gate, Some(0));
    assert_eq!(denied.determining.first().map(|place| place.statement), Some(1));
    assert_eq!(
        decide(&ann("s3:DeleteObject", "arn:aws:s3:::b/k"), &policies),
        EvaluationDecision::ExplicitDeny
    );
}

#[test]
fn a_gate_behind_the_deciding_one_says_what_it_would_have_said() {
    let allow = |action: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
        )
    };
    let policies = PolicySet {
        identity: vec![attached(&allow("s3:GetObject"), PolicyType::Identity, "photos")],
        permissions_boundary: Some(attached(&allow("logs:*"), PolicyType::PermissionsBoundary, "limit")),
        session: Some(vec![attached(&allow("s3:*"), PolicyType::Session, "narrow")]),
        vpc_endpoint: Some(vec![attached(
            &allow("sqs:*").replace(r#""Effect""#, r#""Principal":"*","Effect""#),
            PolicyType::VpcEndpoint,
            "endpoint",
        )]),
        ..PolicySet::default()
    };
    let result = authorize(&ann("s3:GetObject", "arn:aws:s3:::b/k"), &policies);
    let of = |wanted: Gate| {
        let gate = result.gates.iter().find(|gate| gate.gate == wanted);
        gate.map(|gate| (gate.verdict, gate.own_verdict)).expect("every gate is listed")
    };
    use GateVerdict::{Allows, ImplicitDeny, NotApplicable, NotReached};
    assert_eq!(of(Gate::IdentityPolicies), (Allows, Allows));
    assert_eq!(of(Gate::PermissionsBoundary), (ImplicitDeny, ImplicitDeny));
    assert_eq!(of(Gate::SessionPolicies), (NotReached, Allows));
    assert_eq!(of(Gate::VpcEndpointPolicy), (NotReached, ImplicitDeny));
    assert_eq!(of(Gate::ResourcePolicy), (NotApplicable, NotApplicable));
}

#[test]
fn the_deciding_statement_and_the_elements_that_made_it() {
    let element_names = |action: &str, text: &str| {
        let policies =
            PolicySet { identity: vec![attached(text, PolicyType::Identity, "p")], ..PolicySet::default() };
        let result = authorize(&ann(action, "arn:aws:s3:::b/k"), &policies);
        let deciding = result.deciding_statement()?;
        let place = deciding.statement;
        let policy = result.gates.get(place.gate)?.policies.get(place.policy)?;
        let statement = policy.statements.get(place.statement)?;
        let names = deciding.elements.iter().filter_map(|index| statement.elements.get(*index));
        Some((place.statement, names.map(|element| element.name.to_string()).collect::<Vec<_>>()))
    };
    let statement = |body: &str| format!(r#"{{"Version":"2012-10-17","Statement":[{body}]}}"#);
    let cases = [
        // A Deny: its condition, else what it excepts, else its narrowest element.
        (
            r#"{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#,
            None,
        ),
        (r#"{"Effect":"Deny","NotAction":"iam:*","Resource":"*"}"#, Some((0, vec!["NotAction"]))),
        (r#"{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}"#, Some((0, vec!["Action"]))),
        (
            r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Null":{"aws:TokenIssueTime":"true"}}}"#,
            Some((0, vec!["Null aws:TokenIssueTime"])),
        ),
        // An Allow that missed: what it missed.
        (
            r#"{"Effect":"Allow","Action":"logs:*","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b"}"#,
            Some((1, vec!["Resource"])),
        ),
        // None is about the action.
        (r#"{"Effect":"Allow","Action":"logs:*","Resource":"*"}"#, Some((0, vec!["Action"]))),
    ];
    for (body, wanted) in cases {
        let wanted = wanted.map(|(index, names)| (index, names.into_iter().map(str::to_owned).collect()));
        assert_eq!(element_names("s3:GetObject", &statement(body)), wanted, "{body}");
    }
}
