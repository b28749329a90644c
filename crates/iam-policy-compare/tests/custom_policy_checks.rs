//! The cases of AWS's samples for custom policy checks (github.com/aws-samples/iam-access-analyzer-custom-policy-check-samples),
//! in words of our own: a reference policy, policies that pass the check against it, and policies that fail.

#![allow(clippy::panic, reason = "a test fails by panicking")]

use iam_policy::document::PolicyType;
use iam_policy_compare::{Existence, Options, View, Zone, grants, is_public, new_access};

fn policy(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

#[track_caller]
fn check(policy_type: PolicyType, reference: &str, passing: &[&str], failing: &[&str]) {
    let view = |statements: &str| View::document(policy_type, &policy(statements));
    let reference = view(reference);
    assert!(reference.malformed().next().is_none());
    for (texts, passes) in [(passing, true), (failing, false)] {
        for text in texts {
            let candidate = view(text);
            assert!(candidate.malformed().next().is_none(), "{text}");
            match new_access(&reference, &candidate, &Options::default()) {
                Existence::Never => assert!(passes, "{text}"),
                Existence::Witness(witness) => assert!(!passes, "{text}: {witness:?}"),
                Existence::Undecided(reasons) => panic!("{text}: {reasons:?}"),
            }
        }
    }
}

const EVERYTHING: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;

/// `identity-policies/check-access-to-sensitive-resource/s3-object.md`
#[test]
fn sensitive_objects() {
    let vault = "arn:aws:s3:::vault/*";
    let allow = |actions: &str, resource: &str| {
        format!(r#"{{"Effect":"Allow","Action":[{actions}],"Resource":"{resource}"}}"#)
    };
    let object_actions = r#""s3:GetObject","s3:PutObject","s3:DeleteObject","s3:GetObjectAcl""#;
    let reference =
        format!(r#"{EVERYTHING},{{"Effect":"Deny","Action":[{object_actions}],"Resource":"{vault}"}}"#);
    let denied =
        format!(r#"{},{{"Effect":"Deny","Action":"*","Resource":"{vault}"}}"#, allow(r#""s3:*""#, "*"));
    check(
        PolicyType::Identity,
        &reference,
        &[&allow(r#""s3:PutObject","s3:GetObject""#, "arn:aws:s3:::open/*"), &denied],
        &[
            &allow(r#""s3:PutObject""#, vault),
            &allow(r#""s3:GetObject""#, "arn:aws:s3:*:*:*vault*/*"),
            &allow(r#""s3:*""#, "*"),
        ],
    );
}

/// `identity-policies/check-for-tag-based-access/act-on-ec2-instance-with-tag.md`
#[test]
fn access_by_a_tag() {
    let terminate = |effect: &str, condition: &str| {
        let condition =
            if condition.is_empty() { String::new() } else { format!(r#","Condition":{condition}"#) };
        format!(r#"{{"Effect":"{effect}","Action":"ec2:TerminateInstances","Resource":"*"{condition}}}"#)
    };
    let tag = "aws:ResourceTag/team";
    let reference = [EVERYTHING, &terminate("Deny", &format!(r#"{{"Null":{{"{tag}":"true"}}}}"#))].join(",");
    let denied = terminate("Deny", &format!(r#"{{"StringNotEquals":{{"{tag}":"blue"}}}}"#));
    check(
        PolicyType::Identity,
        &reference,
        &[
            &terminate("Allow", &format!(r#"{{"StringEquals":{{"{tag}":"blue"}}}}"#)),
            r#"{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}"#,
            &[terminate("Allow", ""), denied].join(","),
        ],
        &[&terminate("Allow", ""), r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#],
    );
}

/// `resource-policies/check-who-is-granted-access/s3-specific-actions.md`
#[test]
fn who_may_write_to_a_bucket() {
    let allow = |principal: &str, action: &str, condition: &str| {
        format!(
            r#"{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"{action}",
            "Resource":"arn:aws:s3:::vault/*"{condition}}}"#
        )
    };
    let role = |name: &str| format!("arn:aws:iam::111122223333:role/{name}");
    let by_key =
        |name: &str| format!(r#","Condition":{{"ArnLike":{{"aws:PrincipalArn":"{}"}}}}"#, role(name));
    let reference = format!(
        r#"{{"Effect":"Allow","Principal":{{"AWS":["{}","{}"]}},"Action":"s3:PutObject","Resource":"*"}},
        {{"Effect":"Allow","Principal":{{"AWS":"*"}},"Action":"s3:PutObject","Resource":"*",
          "Condition":{{"ArnLike":{{"aws:PrincipalArn":["{0}","{1}"]}}}}}},
        {{"Effect":"Allow","Principal":"*","NotAction":"s3:PutObject","Resource":"*"}}"#,
        role("writer"),
        role("admin")
    );
    check(
        PolicyType::Resource,
        &reference,
        &[
            &allow("*", "s3:GetObject", &by_key("reader")),
            &allow(&role("writer"), "s3:PutObject", ""),
            &allow("*", "s3:PutObject", &by_key("writer")),
        ],
        &[
            &allow("*", "s3:*", ""),
            &allow(&role("reader"), "s3:PutObject", ""),
            &allow("*", "s3:PutObject", &by_key("reader")),
        ],
    );
}

/// `resource-policies/role-trust-policies/allowlist-account-principals.md`
#[test]
fn who_may_assume_a_role() {
    let allow = |principal: &str, action: &str| {
        format!(r#"{{"Effect":"Allow","Principal":{principal},"Action":"{action}"}}"#)
    };
    let reference = [
        allow(r#"{"AWS":["111122223333","444455556666"]}"#, "sts:AssumeRole"),
        r#"{"Effect":"Allow","Principal":"*","NotAction":"sts:AssumeRole"}"#.to_owned(),
    ];
    let assume = |principal: &str| allow(principal, "sts:AssumeRole");
    let provider = r#"{"Federated":"arn:aws:iam::111122223333:oidc-provider/idp.example.com"}"#;
    check(
        PolicyType::Trust,
        &reference.join(","),
        &[
            &assume(r#"{"AWS":"111122223333"}"#),
            &assume(r#"{"AWS":"arn:aws:iam::444455556666:role/build"}"#),
            &allow(provider, "sts:AssumeRoleWithWebIdentity"),
        ],
        &[
            &assume(r#"{"Service":"glue.amazonaws.com"}"#),
            &assume(r#"{"AWS":"777788889999"}"#),
            &assume(r#"{"AWS":"arn:aws:iam::777788889999:role/build"}"#),
        ],
    );
}

/// The check for actions and resources that must not be granted, and the check for public access (User Guide, *IAM Access
/// Analyzer custom policy checks*).
#[test]
fn access_not_granted_and_no_public_access() {
    let options = Options::default();
    let list = |text: &str| [text.to_owned()];
    let view = View::document(
        PolicyType::Identity,
        &policy(r#"{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::open/*"}"#),
    );
    let granted = |action: &str, resource: &str| grants(&view, &list(action), &list(resource), &options);
    assert!(matches!(granted("s3:GetObject", "*"), Existence::Witness(_)));
    assert_eq!(granted("s3:PutObject", "*"), Existence::Never);
    assert_eq!(granted("*", "arn:aws:s3:::vault/*"), Existence::Never);
    assert!(matches!(granted("*", "arn:aws:s3:::open/a"), Existence::Witness(_)));
    let public = |condition: &str| {
        let text = format!(
            r#"{{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"{condition}}}"#
        );
        is_public(&View::document(PolicyType::Resource, &policy(&text)), Zone::Named, &options)
    };
    let from = |key: &str, value: &str| format!(r#","Condition":{{"StringEquals":{{"{key}":"{value}"}}}}"#);
    assert!(matches!(public(""), Existence::Witness(_)));
    assert_eq!(public(&from("aws:PrincipalAccount", "111122223333")), Existence::Never);
}
