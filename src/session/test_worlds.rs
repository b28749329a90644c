//! Worlds for tests.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use aws_world::iam::trusted_entity::TrustedEntity;
use aws_world::world::ActionOnResource;

use super::command::{Command, Outcome};
use super::document::Document;
use super::saved_document;
use super::selection::{RequestCaller, WhyTarget};

/// Makes calls as the account's administrator; all have to be accepted.
pub(crate) fn apply_calls(document: &mut Document, calls: Vec<IamCall>) -> Outcome {
    let calls = calls.into_iter().map(ApiCall::Iam).collect();
    let outcome = Command::Call { name: "Prepare".into(), calls }.perform(document);
    assert_eq!(outcome.refused, None);
    outcome
}

/// A fresh document whose world knows all of AWS's managed policies.
pub(crate) fn with_catalog() -> Document {
    let mut document = Document::default();
    document.lesson_state.world = document.world().with_catalog().expect("it lacks some");
    document
}

/// The request that each example of the gallery opens with, beside the example's name.
pub(crate) fn questions_of_examples() -> Vec<(String, WhyTarget)> {
    let text = std::fs::read_to_string("examples/built/index.json").expect("the list");
    let list = iam_policy::json::parse(&text).root;
    let question = |item: &iam_policy::json::Node| {
        let text = |name: &str| item.member(name).and_then(|value| value.as_str()).expect(name).to_owned();
        let request = ActionOnResource { action: text("action"), resource: text("resource") };
        let caller = RequestCaller::Principal(text("caller"));
        (text("file").trim_end_matches(".json").to_owned(), WhyTarget::Cell(caller, request))
    };
    list.as_array().expect("a list").iter().map(question).collect()
}

/// The world of an example of the gallery.
pub(crate) fn example(name: &str) -> Document {
    let text = std::fs::read_to_string(format!("examples/built/{name}.json")).expect("an example");
    saved_document::from_json(&text).expect("a document").0
}

/// Creates a user.
pub(crate) fn user(name: &str) -> IamCall {
    IamCall::CreateUser {
        user_name: name.into(),
        path: "/".into(),
        permissions_boundary: None,
        tags: Default::default(),
    }
}

/// Creates a group.
pub(crate) fn group(name: &str) -> IamCall {
    IamCall::CreateGroup { group_name: name.into(), path: "/".into() }
}

/// Creates a role for EC2.
pub(crate) fn role(name: &str) -> IamCall {
    role_trusting(name, TrustedEntity::Service("ec2.amazonaws.com".into()).trust_policy())
}

/// Creates a role with this trust policy.
pub(crate) fn role_trusting(name: &str, assume_role_policy_document: String) -> IamCall {
    IamCall::CreateRole {
        role_name: name.into(),
        path: "/".into(),
        assume_role_policy_document,
        description: String::new(),
        max_session_duration: 3_600,
        permissions_boundary: None,
        tags: Default::default(),
    }
}

/// Creates a policy with this effect on this action of S3.
pub(crate) fn policy(name: &str, effect: &str, action: &str) -> IamCall {
    IamCall::CreatePolicy {
        policy_name: name.into(),
        path: "/".into(),
        policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"{effect}","Action":"{action}","Resource":"*"}}]}}"#
        ),
        description: String::new(),
        tags: Default::default(),
    }
}

/// The ARN of a policy of the first account.
pub(crate) fn policy_arn(name: &str) -> String {
    format!("arn:aws:iam::111122223333:policy/{name}")
}

/// A world with `count` further things: users, each third one in a group, roles and policies.
pub(crate) fn crowded(count: usize) -> Document {
    let mut document = Document::default();
    let calls = (0..count).map(|n| match n % 5 {
        0 | 1 => user(&format!("user-{n:03}")),
        2 => group(&format!("group-{n:03}")),
        3 => role(&format!("role-{n:03}")),
        _ => policy(&format!("policy-{n:03}"), "Allow", "s3:GetObject"),
    });
    apply_calls(&mut document, calls.collect());
    let join = (0..count).filter(|n| n % 5 == 2).map(|n| IamCall::AddUserToGroup {
        group_name: format!("group-{n:03}"),
        user_name: format!("user-{:03}", n - 1),
    });
    apply_calls(&mut document, join.collect());
    document
}
