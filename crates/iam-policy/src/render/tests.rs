use std::sync::Arc;

use super::*;
use crate::document::PolicyDocument;
use crate::evaluation::authorize;
use crate::policy_set::{AttachedPolicy, PolicySet};
use crate::request::{ContextValue, Principal, RequestContext};

fn attached(statements: &str, policy_type: PolicyType, name: &str) -> AttachedPolicy {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    let document = PolicyDocument::parse(&text, policy_type);
    assert!(document.is_valid(), "{:?}", document.errors());
    let source = PolicySource { policy_type, name: name.into(), arn: None, attached_to: String::new() };
    AttachedPolicy { document: Arc::new(document), source }
}

/// The deciding sentence for the app's role putting a picture, with `aws:PrincipalTag/team` = blue.
#[track_caller]
fn check(statements: &str, sentence: &str, message: Option<&str>) {
    let mut context = RequestContext::default();
    context.set("aws:PrincipalTag/team", ContextValue::One("blue".into()));
    let request = AuthorizationRequest {
        caller: Principal::RoleSession {
            role_arn: "arn:aws:iam::111122223333:role/PhotoAppRole".into(),
            session_arn: "arn:aws:sts::111122223333:assumed-role/PhotoAppRole/i-0abc".into(),
        },
        action: "s3:PutObject".into(),
        resource: "arn:aws:s3:::photo-app-bucket/cat.jpg".into(),
        resource_account: Some("111122223333".into()),
        context,
    };
    let mut policies = PolicySet::default();
    if !statements.is_empty() {
        policies.identity.push(attached(statements, PolicyType::Identity, "PhotoApp"));
    }
    let result = authorize(&request, &policies);
    assert_eq!(deciding_sentence(&request, &result), sentence);
    assert_eq!(error_message(&request, &result).as_deref(), message);
}

const NO_ALLOW: &str = "User: arn:aws:sts::111122223333:assumed-role/PhotoAppRole/i-0abc is not authorized to perform: \
    s3:PutObject on resource: \"arn:aws:s3:::photo-app-bucket/cat.jpg\" because no identity-based policy allows the \
    s3:PutObject action";

#[test]
fn the_role_has_no_policy() {
    check("", "The caller has no identity-based policy, so nothing allows `s3:PutObject`.", Some(NO_ALLOW));
}

#[test]
fn the_nearest_statement_is_named_with_what_it_lacks() {
    check(
        r#"{"Sid":"Write","Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::photo-app-bucket"}"#,
        "No identity-based policy allows `s3:PutObject`. Statement 1 (Sid `Write`) in policy `PhotoApp` comes closest, but does not \
         apply: `arn:aws:s3:::photo-app-bucket` does not cover `arn:aws:s3:::photo-app-bucket/cat.jpg`. \
         `arn:aws:s3:::photo-app-bucket` is the bucket; its objects are `arn:aws:s3:::photo-app-bucket/*`.",
        Some(NO_ALLOW),
    );
    check(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}"#,
        "No identity-based policy allows `s3:PutObject`. Statement 1 in policy `PhotoApp` comes closest, but does not apply: \
         `aws:PrincipalTag/team` is `blue`, but has to be `red`.",
        Some(NO_ALLOW),
    );
}

#[test]
fn allowed_and_denied() {
    check(
        r#"{"Sid":"Write","Effect":"Allow","Action":"s3:PutObject","Resource":"*"}"#,
        "Statement 1 (Sid `Write`) in policy `PhotoApp` allows `s3:PutObject`, and nothing denies it.",
        None,
    );
    check(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"Freeze","Effect":"Deny","Action":"s3:Put*","Resource":"*"}"#,
        "Statement 2 (Sid `Freeze`) in policy `PhotoApp` denies `s3:Put*`, which covers `s3:PutObject`, on every resource. \
         A Deny always wins.",
        Some(
            "User: arn:aws:sts::111122223333:assumed-role/PhotoAppRole/i-0abc is not authorized to perform: s3:PutObject \
             on resource: \"arn:aws:s3:::photo-app-bucket/cat.jpg\" with an explicit deny in an identity-based policy",
        ),
    );
}
