use std::sync::Arc;

use super::*;
use crate::document::{PolicyDocument, PolicyType};
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
