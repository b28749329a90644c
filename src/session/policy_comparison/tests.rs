use iam_policy::document::PolicyType;
use iam_policy::explanation::EvaluationDecision;
use iam_policy::reference::Reference;

use super::{LineKind, PolicyEdit, compare_policies, price};

const BUCKET: &str = "arn:aws:s3:::photos";

fn policy(statements: &str) -> String {
    format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#)
}

fn allow(action: &str, resource: &str) -> String {
    format!(r#"{{"Effect": "Allow", "Action": {action}, "Resource": "{resource}"}}"#)
}

/// The sentences, each with its example behind ` | `; `+`, `-` or nothing before it.
fn said(policy_type: PolicyType, saved: &str, draft: &str) -> Vec<String> {
    let reference = Reference::all();
    let resources = [BUCKET.to_owned(), format!("{BUCKET}/cat.jpg")];
    let edit = PolicyEdit { policy_type, saved, draft, reference: &reference, resources: &resources };
    let lines = compare_policies(&edit).lines.into_iter().map(|line| {
        let (sign, decision) = match line.kind {
            LineKind::Gained => ("+", Some(EvaluationDecision::Allowed)),
            LineKind::Lost => ("-", None),
            LineKind::Remark => ("", None),
        };
        let example = line.example.map(|example| {
            let decided = example.decision.0.result.decision;
            assert!(decision.is_none_or(|expected| decided == expected), "{decided:?}: {}", example.sentence);
            assert!(
                line.kind != LineKind::Lost || decided != EvaluationDecision::Allowed,
                "{}",
                example.sentence
            );
            format!(" | {}", example.sentence)
        });
        format!("{sign}{}{}", line.sentence, example.unwrap_or_default())
    });
    lines.collect()
}

#[test]
fn name_that_no_action_has_is_not_said_to_be_allowed() {
    for (actions, sentence) in [
        (
            r#"["s3:DeleteObject", "s3:PutObjekt"]"#,
            "+Once saved, this policy newly allows `s3:DeleteObject` on every object of `photos`.",
        ),
        (
            r#"["s3:DeleteObject", "s3:putobject"]"#,
            "+Once saved, this policy newly allows `s3:DeleteObject` and `s3:putobject` on every object of `photos`.",
        ),
        (
            // Listing is asked of the bucket, not of what is in it.
            r#"["s3:DeleteObject", "s3:ListBucket"]"#,
            "+Once saved, this policy newly allows `s3:DeleteObject` on every object of `photos`.",
        ),
        (
            r#"["s3:DeleteObject", "unheard:PutObjekt"]"#,
            "+Once saved, this policy newly allows `s3:DeleteObject` and `unheard:PutObjekt` on every object of `photos`.",
        ),
        (
            r#""s3:PutObjekt""#,
            "+Once saved, this policy newly allows `s3:PutObjekt` on every object of `photos`, but no action of the service has this name.",
        ),
    ] {
        let said = said(PolicyType::Identity, "", &policy(&allow(actions, "arn:aws:s3:::photos/*")));
        assert!(said.first().is_some_and(|first| first.starts_with(sentence)), "{said:?}");
    }
}

#[test]
fn draft_says_what_it_newly_allows_and_no_longer_allows() {
    let read = allow(r#""s3:GetObject""#, "arn:aws:s3:::photos/*");
    let delete = allow(r#""s3:DeleteObject""#, "arn:aws:s3:::photos/*");
    let [reading, deleting, both] =
        [policy(&read), policy(&delete), policy(&[read.as_str(), &delete].join(", "))];
    let gained = "+Once saved, this policy newly allows `s3:DeleteObject` on every object of `photos`. | For instance `s3:DeleteObject` on `arn:aws:s3:::photos/cat.jpg`";
    let lost = "-Once saved, this policy no longer allows `s3:DeleteObject` on every object of `photos`. | For instance `s3:DeleteObject` on `arn:aws:s3:::photos/cat.jpg`";
    let identity = |saved: &str, draft: &str| said(PolicyType::Identity, saved, draft);
    assert_eq!(identity(&reading, &both), [gained]);
    assert_eq!(identity(&both, &reading), ["Once saved, this policy allows nothing new.", lost]);
    assert_eq!(identity(&both, &both.replace(' ', "  ")), ["Allows the same requests as the saved policy."]);
    assert_eq!(identity("", &deleting), [gained]);
    let let_through = gained.replace("allows", "lets through");
    for limit in [PolicyType::ServiceControl, PolicyType::PermissionsBoundary] {
        assert_eq!(said(limit, &reading, &both), [let_through.as_str()]);
    }
    let swapped = identity(&reading, &deleting);
    assert_eq!(swapped.len(), 2, "{swapped:?}");
    assert_eq!(swapped.first().map(String::as_str), Some(gained));
}

#[test]
fn policy_that_names_its_callers_says_by_whom() {
    let trust = |service: &str| {
        policy(&format!(
            r#"{{"Effect": "Allow", "Principal": {{"Service": "{service}.amazonaws.com"}}, "Action": "sts:AssumeRole"}}"#
        ))
    };
    let said = said(PolicyType::Trust, &trust("ec2"), &trust("lambda"));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("+Once saved, this policy newly allows `sts:AssumeRole`, for some callers. | ")
            && said[0].ends_with(" by `lambda.amazonaws.com`"),
        "{said:?}"
    );
    assert!(
        said[1]
            .starts_with("-Once saved, this policy no longer allows `sts:AssumeRole`, for some callers. | ")
            && said[1].ends_with(" by `ec2.amazonaws.com`"),
        "{said:?}"
    );
}

#[test]
fn malformed_policies_are_named() {
    let read = policy(&allow(r#""s3:GetObject""#, "*"));
    let of_draft = said(PolicyType::Identity, &read, "{");
    assert!(of_draft.len() == 1 && of_draft[0].starts_with("The draft has errors"), "{of_draft:?}");
    let of_saved = said(PolicyType::Identity, "{", &read);
    assert_eq!(of_saved[0], "The saved policy has errors, so it allows nothing.");
    assert!(
        of_saved[1].starts_with("+Once saved, this policy newly allows `s3:GetObject` on every resource. | "),
        "{of_saved:?}"
    );
}

#[test]
fn wildcards_conditions_and_long_lists_are_put_in_words() {
    let every = said(PolicyType::Identity, "", &policy(&allow(r#""*""#, "*")));
    assert!(
        every[0].starts_with("+Once saved, this policy newly allows every action on every resource."),
        "{every:?}"
    );
    let of_service = said(PolicyType::Identity, "", &policy(&allow(r#"["s3:*", "sqs:SendMessage"]"#, "*")));
    assert!(
        of_service[0].starts_with(
            "+Once saved, this policy newly allows every action of `s3` and `sqs:SendMessage` on every resource."
        ),
        "{of_service:?}"
    );
    let many = ["Delete", "Get", "Put", "Restore"].map(|verb| format!(r#""s3:{verb}Object""#)).join(", ");
    let of_many = said(PolicyType::Identity, "", &policy(&allow(&format!("[{many}]"), "*")));
    assert!(of_many[0].contains("`s3:PutObject` and 1 more action on"), "{of_many:?}");
    let on_condition = r#"{"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::photos/*",
        "Condition": {"Bool": {"aws:SecureTransport": "true"}}}"#;
    let conditional = said(PolicyType::Identity, "", &policy(on_condition));
    assert!(
        conditional[0].starts_with(
            "+Once saved, this policy newly allows `s3:GetObject` on all resources but every object of `photos`, where the condition on `aws:SecureTransport` holds."
        ),
        "{conditional:?}"
    );
}

fn priced(policy_type: PolicyType, saved: &str, draft: &str, wanted: &str, is_shared: bool) -> String {
    let reference = Reference::all();
    let edit = PolicyEdit { policy_type, saved, draft, reference: &reference, resources: &[] };
    price(&edit, wanted, is_shared)
}

#[test]
fn price_is_what_a_fix_allows_besides_the_request() {
    let wanted = allow(r#""s3:PutObject""#, "arn:aws:s3:::photos/cat.jpg");
    let every = allow(r#""s3:PutObject""#, "arn:aws:s3:::photos/*");
    let read = allow(r#""s3:GetObject""#, "*");
    let [exact, wide, saved] = [&wanted, &every, &read].map(|statement| policy(statement));
    let with = |statement: &str| policy(&[read.as_str(), statement].join(", "));
    let identity = |draft: &str, is_shared| priced(PolicyType::Identity, &saved, draft, &exact, is_shared);
    assert_eq!(identity(&with(&wanted), false), "Allows nothing besides this request.");
    assert_eq!(
        identity(&with(&wanted), true),
        "Allows nothing besides this request, to everyone who has the policy."
    );
    let besides = "Besides this request it allows `s3:PutObject` on every object of `photos`.";
    assert_eq!(identity(&with(&every), false), besides);
    assert_eq!(priced(PolicyType::Identity, "", &wide, &exact, false), besides);
}
