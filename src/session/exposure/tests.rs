use aws_world::ApiCall;
use aws_world::kms::KmsCall;
use aws_world::s3::{PublicAccessBlock, S3Call};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::reference::Reference;

use super::{ExposureKind, Exposures, all_lines, answer, resource, with_policies};
use crate::session::command::Command;
use crate::session::document::Document;
use crate::session::selection::Selection;
use crate::session::test_worlds;

/// What is said of a resource, the kind before each sentence. A request beside it has to be decided accordingly.
fn said(document: &Document, selection: &Selection) -> Vec<String> {
    let reference = Reference::all();
    let resource = resource(document, selection).unwrap();
    let mut found = Vec::new();
    for outsider in &resource.outsiders {
        if !outsider.is_among(&found) {
            found.extend(answer::about(&resource, outsider, &reference));
        }
    }
    let lines = all_lines(&resource, found);
    for line in &lines {
        let is_allowed =
            line.decision.as_ref().map(|decision| decision.0.result.decision == EvaluationDecision::Allowed);
        let lets_in = matches!(line.kind, ExposureKind::Public | ExposureKind::Shared);
        assert!(is_allowed.is_none_or(|is_allowed| is_allowed == lets_in), "{line:?}");
    }
    lines.into_iter().map(|line| format!("{:?}: {}", line.kind, line.sentence)).collect()
}

fn perform(document: &mut Document, calls: Vec<ApiCall>) {
    let outcome = Command::Call { name: "Prepare".into(), calls }.perform(document);
    assert_eq!(outcome.refused, None);
}

/// What is said of a bucket `photos` with this statement, with Block Public Access off or on.
fn of_bucket(statement: &str, is_blocked: bool) -> Vec<String> {
    let mut document = Document::default();
    let bucket = "photos".to_owned();
    let statement = statement.replace("OWNER", &document.account().id);
    let policy = format!(r#"{{"Version": "2012-10-17", "Statement": [{statement}]}}"#);
    let block = |public_access_block_configuration| {
        ApiCall::S3(S3Call::PutPublicAccessBlock {
            bucket: "photos".into(),
            public_access_block_configuration,
        })
    };
    let mut calls = vec![
        ApiCall::S3(S3Call::CreateBucket { bucket: bucket.clone(), region: "us-east-1".into() }),
        block(PublicAccessBlock::default()),
        ApiCall::S3(S3Call::PutBucketPolicy { bucket: bucket.clone(), policy }),
    ];
    calls.extend(is_blocked.then(|| block(PublicAccessBlock::ON)));
    perform(&mut document, calls);
    said(&document, &Selection::Bucket(bucket))
}

fn allow(principal: &str, more: &str) -> String {
    format!(
        r#"{{"Effect": "Allow", "Principal": {principal}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"{more}}}"#
    )
}

const NOBODY: &str =
    "Closed: Nobody outside of this account: its policy allows them nothing, whatever they ask for.";
const EVERYONE: &str = r#""*""#;
const READ: &str = "can `s3:GetObject` on every object of `photos`";

#[test]
fn bucket_that_is_public() {
    let anyone = format!("Public: Anyone on the internet {READ}.");
    let any_account = format!("Public: Anyone with an AWS account {READ}.");
    assert_eq!(of_bucket(&allow(EVERYONE, ""), false), [anyone.clone(), any_account.clone()]);
    let signed = r#", "Condition": {"Null": {"aws:PrincipalArn": "false"}}"#;
    let of_signed = any_account.replace("`photos`.", "`photos`, when `aws:PrincipalArn` is present.");
    assert_eq!(of_bucket(&allow(EVERYONE, signed), false), [of_signed]);
    let at_office = r#", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#;
    let told = of_bucket(&allow(EVERYONE, at_office), false);
    assert_eq!(told[0], anyone.replace("`photos`.", "`photos`, when `aws:SourceIp` is in `203.0.113.0/24`."));
}

#[test]
fn bucket_that_is_kept_from_the_public() {
    let held = format!("Held: Block Public Access holds this back: Anyone on the internet {READ}.");
    assert_eq!(of_bucket(&allow(EVERYONE, ""), true)[0], held);
    let own = r#", "Condition": {"StringEquals": {"aws:PrincipalAccount": "OWNER"}}"#;
    assert_eq!(of_bucket(&allow(EVERYONE, own), false), [NOBODY]);
    let deny =
        r#"{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::photos/*"}"#;
    assert_eq!(of_bucket(&format!("{}, {deny}", allow(EVERYONE, "")), false), [NOBODY]);
    assert_eq!(of_bucket(&allow(r#"{"Service": "logging.s3.amazonaws.com"}"#, ""), false), [NOBODY]);
}

#[test]
fn bucket_of_which_another_account_has_a_share() {
    let other = format!("Shared: Account 444455556666 {READ}.");
    assert_eq!(of_bucket(&allow(r#"{"AWS": "444455556666"}"#, ""), false), std::slice::from_ref(&other));
    assert_eq!(
        of_bucket(&allow(r#"{"AWS": "444455556666"}"#, ""), true),
        std::slice::from_ref(&other),
        "it is not public"
    );
    // Whom only a condition names is found as well.
    let of_account = r#", "Condition": {"StringEquals": {"aws:PrincipalAccount": "444455556666"}}"#;
    let told = of_bucket(&allow(EVERYONE, of_account), false);
    assert_eq!(
        told,
        [other.replace("`photos`.", "`photos`, when `aws:PrincipalAccount` is `444455556666`.")]
    );
    let canonical = of_bucket(&allow(&format!(r#"{{"CanonicalUser": "{}"}}"#, "a1".repeat(32)), ""), false);
    assert!(canonical.len() == 1 && canonical[0].starts_with("Undecided: "), "{canonical:?}");
}

#[test]
fn role_by_its_trust_policy() {
    let trust = |principal: &str, action: &str, more: &str| {
        let mut document = Document::default();
        let policy = format!(
            r#"{{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": {principal}, "Action": "{action}"{more}}}]}}"#
        );
        test_worlds::apply_calls(&mut document, vec![test_worlds::role_trusting("Shared", policy)]);
        said(&document, &Selection::Role("Shared".into()))
    };
    let external = r#", "Condition": {"StringEquals": {"sts:ExternalId": "acme-42"}}"#;
    let account = r#"{"AWS": "444455556666"}"#;
    assert_eq!(
        trust(account, "sts:AssumeRole", external),
        ["Shared: Account 444455556666 can `sts:AssumeRole`, when `sts:ExternalId` is `acme-42`."]
    );
    assert_eq!(trust(r#"{"Service": "ec2.amazonaws.com"}"#, "sts:AssumeRole", ""), [NOBODY]);
    let any = trust(r#"{"AWS": "*"}"#, "sts:AssumeRole", "");
    assert_eq!(
        any,
        ["Public: Anyone with an AWS account can `sts:AssumeRole`."],
        "requests to STS are signed"
    );
    let users = trust(
        r#"{"Federated": "cognito-identity.amazonaws.com"}"#,
        "sts:AssumeRoleWithWebIdentity",
        r#", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "pool"}}"#,
    );
    let expected = "Shared: Users of `cognito-identity.amazonaws.com` can `sts:AssumeRoleWithWebIdentity`, when `cognito-identity.amazonaws.com:aud` is `pool`.";
    assert_eq!(users, [expected]);
}

#[test]
fn key_of_the_account_alone() {
    let mut document = Document::default();
    let key = KmsCall::CreateKey { policy: String::new(), description: "photos".into() };
    perform(&mut document, vec![ApiCall::Kms(key)]);
    let of_keys = |selection: &Selection| matches!(selection, Selection::KmsKey(_));
    let keys: Vec<Selection> = with_policies(&document).into_iter().filter(of_keys).collect();
    assert_eq!(keys.len(), 1);
    assert_eq!(said(&document, &keys[0]), [NOBODY]);
}

#[test]
fn answers_hold_until_the_policy_is_another_one() {
    let mut document = Document::default();
    test_worlds::apply_calls(&mut document, vec![test_worlds::role("App")]);
    let selection = Selection::Role("App".into());
    let before = resource(&document, &selection).unwrap();
    let mut exposures = Exposures::default();
    exposures.show_account(&document.account().id);
    exposures.insert(vec![(before.clone(), all_lines(&before, Vec::new()))]);
    assert!(exposures.hold_for(&before) && exposures.of(&selection).unwrap().mark().is_none());
    let policy_document = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"}]}"#;
    let update = aws_world::iam::IamCall::UpdateAssumeRolePolicy {
        role_name: "App".into(),
        policy_document: policy_document.into(),
    };
    test_worlds::apply_calls(&mut document, vec![update]);
    let after = resource(&document, &selection).unwrap();
    assert!(!exposures.hold_for(&after) && after.outsiders.len() == 1);
    exposures.show_account("444455556666");
    assert!(exposures.of(&selection).is_none());
}
