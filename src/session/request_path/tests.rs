use aws_world::iam::{IamCall, Identity};
use aws_world::world::ActionOnResource;

use super::*;
use crate::session::command::Command;
use crate::session::connect::attach_calls;
use crate::session::matrix::app_requests;
use crate::session::sign_in::SignIn;
use crate::session::test_worlds::{apply_calls, group, policy, policy_arn, role, role_trusting, user};

fn attach(to: Identity, name: &str) -> IamCall {
    IamCall::AttachPolicy { to, policy_arn: policy_arn(name) }
}

/// The app with the role `Reader`, which may write and is denied reading; `ann` with a policy by path of a group.
fn world() -> Document {
    let mut document = Document::default();
    apply_calls(
        &mut document,
        vec![
            role("Reader"),
            policy("Write", "Allow", "s3:PutObject"),
            policy("NoRead", "Deny", "s3:GetObject"),
            attach(Identity::Role("Reader".into()), "Write"),
            attach(Identity::Role("Reader".into()), "NoRead"),
            user("ann"),
            group("dev"),
            IamCall::AddUserToGroup { group_name: "dev".into(), user_name: "ann".into() },
            attach(Identity::Group("dev".into()), "Write"),
        ],
    );
    let calls = attach_calls(&document, "Reader");
    let attached = Command::Call { name: "Attach".into(), calls }.perform(&mut document);
    assert_eq!(attached.refused, None);
    document
}

/// The path in words: the names of the things.
fn words(document: &Document, path: &RequestPath) -> String {
    let all = map_items(document);
    let name = |step: &Selection| {
        all.iter().find(|thing| thing.selection == *step).map_or("?", |thing| thing.title.as_str()).to_owned()
    };
    path.steps.iter().map(name).collect::<Vec<_>>().join(" > ")
}

fn cell(document: &Document, caller: RequestCaller, action: &str) -> RequestPath {
    let asked = app_requests(document).into_iter().find(|request| request.action == action).unwrap();
    trace_path(document, &WhyTarget::Cell(caller, asked)).expect("a path")
}

fn principal(arn: &str) -> RequestCaller {
    RequestCaller::Principal(format!("arn:aws:iam::111122223333:{arn}"))
}

#[test]
fn request_path_ends_where_it_is_denied() {
    let document = world();
    let cases = [
        (
            RequestCaller::App,
            "s3:PutObject",
            Verdict::Allowed,
            "photo-app > Reader’s credentials > Reader > Write > photo-app-bucket",
        ),
        (
            RequestCaller::App,
            "s3:GetObject",
            Verdict::ExplicitDeny,
            "photo-app > Reader’s credentials > Reader > NoRead",
        ),
        (
            RequestCaller::App,
            "s3:ListBucket",
            Verdict::ImplicitDeny,
            "photo-app > Reader’s credentials > Reader",
        ),
        (
            principal("role/Reader"),
            "s3:PutObject",
            Verdict::Allowed,
            "photo-app > Reader’s credentials > Reader > Write > photo-app-bucket",
        ),
        (principal("user/ann"), "s3:PutObject", Verdict::Allowed, "ann > dev > Write > photo-app-bucket"),
        (principal("user/ann"), "logs:PutLogEvents", Verdict::ImplicitDeny, "ann"),
    ];
    for (caller, action, verdict, steps) in cases {
        let path = cell(&document, caller, action);
        assert_eq!((path.verdict, words(&document, &path).as_str()), (verdict, steps), "{action}");
        assert_eq!(path.action, action);
    }
}

#[test]
fn without_credentials_it_stops_at_the_app() {
    let document = Document::default();
    let path = cell(&document, RequestCaller::App, "s3:PutObject");
    assert_eq!((path.verdict, words(&document, &path).as_str()), (Verdict::NoCredentials, "photo-app"));
}

#[test]
fn a_call_of_a_run_takes_its_way_and_the_trust_check_stops_at_the_role() {
    let mut document = world();
    Command::RunApp.perform(&mut document);
    let index = document.journal.iter().position(|entry| entry.name == "PutObject").expect("a call");
    let put = trace_path(&document, &WhyTarget::Journal(index)).expect("a path");
    assert_eq!(
        words(&document, &put),
        "photo-app > Reader’s credentials > Reader > Write > photo-app-bucket"
    );
    assert_eq!(put.verdict, Verdict::Allowed);
    let trust = trace_path(&document, &WhyTarget::MetadataTrust).expect("a path");
    assert_eq!(words(&document, &trust), "photo-app > Reader’s credentials > Reader");
}

#[test]
fn another_account_is_where_the_way_leaves_the_map() {
    let mut document = world();
    Command::AddAccount("Partner".into()).perform(&mut document);
    apply_calls(
        &mut document,
        vec![role_trusting(
            "Shared",
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole"}]}"#
                .into(),
        )],
    );
    let partner = Selection::Account("444455556666".into());
    assert!(map_items(&document).iter().any(|thing| thing.selection == partner));
    assert_eq!(
        crate::session::map_items::account_trusts(&document),
        [(partner.clone(), Selection::Role("Shared".into()))]
    );
    let home = document.account().id.to_string();
    Command::SignIn(SignIn { account: "444455556666".into(), principal: None }).perform(&mut document);
    apply_calls(&mut document, vec![user("zoe")]);
    let zoe = RequestCaller::Principal("arn:aws:iam::444455556666:user/zoe".into());
    let resource = format!("arn:aws:iam::{home}:role/Shared");
    let request = ActionOnResource { action: "sts:AssumeRole".into(), resource };
    let stopped = trace_path(&document, &WhyTarget::Cell(zoe, request)).expect("a path");
    assert_eq!(words(&document, &stopped), "zoe");
    assert!(map_items(&document).iter().any(|thing| thing.selection == Selection::Account(home.clone())));
}
