use aws_world::world::ActionOnResource;

use super::*;
use crate::session::command::Command;
use crate::session::map_items::ItemState;
use crate::session::matrix::{Verdict, app_requests};
use crate::session::saved_document;
use crate::session::selection::RequestCaller;
use crate::session::test_worlds::{self, example};

/// What the map of an example shows of the first request that its text asks.
fn context(name: &str) -> MapContext {
    let document = example(name);
    let text = std::fs::read_to_string(format!("examples/{name}.md")).expect("its text");
    let mut words = text.lines().find_map(|line| line.strip_prefix("# ask ")).expect("a request").split(' ');
    let mut word = || words.next().expect("a word").to_owned();
    let (caller, action, mut resource) = (word(), word(), word());
    if resource.contains("CREATED") {
        let key = document.account().kms.keys.values().next().expect("a key");
        resource.clone_from(&key.arn);
    }
    let request = ActionOnResource { action, resource };
    map_context(&document, Some(&WhyTarget::Cell(RequestCaller::Principal(caller), request)))
}

/// Where the request stops, in a word.
fn stop(context: &MapContext) -> String {
    let reached = context.wires.iter().find_map(|(_, to, kind)| match kind {
        WireKind::Outcome(verdict) => Some(format!("{} at {to:?}", verdict.class())),
        _ => None,
    });
    match &context.stop {
        None => reached.unwrap_or_default(),
        Some((at, verdict)) => format!("{} at {at:?}", verdict.class()),
    }
}

#[test]
fn map_of_each_example_says_where_its_first_request_stops() {
    let bucket = r#"Resource(Bucket("photo-app-bucket"))"#;
    let partner = |what: &str| format!(r#"Organization("444455556666", OrganizationPolicy("{what}"#);
    let cases = [
        ("01-one-side-of-the-border", format!("implicit-deny at {bucket}")),
        ("02-deny-beats-administrator", format!("explicit-deny at {bucket}")),
        ("03-bucket-or-objects", "implicit-deny at Card".into()),
        ("04-pass-role", "implicit-deny at Card".into()),
        ("05-permissions-boundary", r#"implicit-deny at Boundary(User("ann"))"#.into()),
        ("06-region-guardrail", format!("explicit-deny at {}", partner("p-"))),
        ("07-allow-list-above", format!("implicit-deny at {}", partner("p-"))),
        ("08-trust-is-a-policy-too", r#"implicit-deny at Resource(Role("Auditor"))"#.into()),
        ("09-external-id", r#"implicit-deny at Resource(Role("ForPartner"))"#.into()),
        ("10-mfa", "explicit-deny at Card".into()),
        ("11-tags-decide", "implicit-deny at Card".into()),
        ("12-version-forgotten", "implicit-deny at Card".into()),
        ("13-not-action", r#"allowed at Bucket("photo-app-bucket")"#.into()),
        ("14-key-decides-too", "implicit-deny at Card".into()),
        ("15-from-where", "implicit-deny at Card".into()),
    ];
    let found = cases.iter().map(|(name, expected)| (*name, expected, stop(&context(name))));
    let other: Vec<_> = found.filter(|(_, expected, found)| !found.starts_with(expected.as_str())).collect();
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn caller_of_another_account_has_a_frame_above_the_resource() {
    let context = context("01-one-side-of-the-border");
    let accounts: Vec<&str> = context.accounts.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(accounts, ["444455556666", "111122223333"]);
    let titles: Vec<&str> = context.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["zoe", "AmazonS3FullAccess"]);
    let missing = context.attached.iter().filter(|attached| attached.role == AttachedAs::Missing);
    assert_eq!(missing.count(), 1);
}

#[test]
fn policy_of_the_organization_is_a_roof_over_its_account_only() {
    let context = context("06-region-guardrail");
    let roofs: Vec<(&str, Vec<&str>)> = context
        .accounts
        .iter()
        .map(|account| (account.id.as_str(), account.roofs.iter().map(|roof| roof.title.as_str()).collect()))
        .collect();
    assert_eq!(roofs, [("444455556666", vec!["OnlyFrankfurt"]), ("111122223333", vec![])]);
    assert!(context.accounts.iter().all(|account| account.within.len() == 1));
}

#[test]
fn boundary_is_attached_to_its_user() {
    let context = context("05-permissions-boundary");
    let boundary = Attached {
        to: Selection::User("ann".into()),
        role: AttachedAs::Boundary,
        title: text::boundary("AmazonS3FullAccess"),
        opens: Selection::Policy("arn:aws:iam::aws:policy/AmazonS3FullAccess".into()),
    };
    assert!(context.attached.contains(&boundary), "{:?}", context.attached);
}

#[test]
fn without_a_request_and_a_neighbor_there_is_nothing_to_tell() {
    assert_eq!(map_context(&Document::default(), None), MapContext::default());
    let bare = Document::default();
    let request = app_requests(&bare).swap_remove(0);
    let target = WhyTarget::Cell(RequestCaller::App, request);
    let context = map_context(&bare, Some(&target));
    assert_eq!((context.steps.len(), context.stop), (1, Some((StopAt::Card, Verdict::NoCredentials))));
}

#[test]
fn resource_that_does_not_exist_is_on_the_map_and_one_that_does_is_there_once() {
    let missing = |name: &str| {
        let items = context(name).items.into_iter().filter(|item| item.state == ItemState::Missing);
        items.map(|item| item.title).collect::<Vec<_>>()
    };
    assert_eq!(missing("06-region-guardrail"), ["app"]);
    assert_eq!(missing("01-one-side-of-the-border"), [""; 0]);
    // A pattern names no resource.
    let every_user = ActionOnResource {
        action: "iam:CreateUser".into(),
        resource: "arn:aws:iam::444455556666:user/*".into(),
    };
    let zoe = RequestCaller::Principal("arn:aws:iam::444455556666:user/zoe".into());
    let asked = map_context(&example("06-region-guardrail"), Some(&WhyTarget::Cell(zoe, every_user)));
    assert!(asked.items.iter().all(|item| item.state == ItemState::Present), "{:?}", asked.items);
}

#[test]
fn calls_of_the_stranger_are_on_the_map_until_something_changes() {
    let start = include_str!("../../../crates/lessons/content/04-trust/start.json");
    let (mut document, _) = saved_document::from_json(start).expect("opens");
    let calls = |document: &Document| {
        let context = map_context(document, None);
        let of_stranger = context.wires.iter().filter(|(from, ..)| *from == Selection::Stranger).count();
        (of_stranger, context.stop.is_some())
    };
    Command::RunApp.perform(&mut document);
    Command::StealSession.perform(&mut document);
    assert_eq!(calls(&document), (0, false));
    Command::RunStranger(0).perform(&mut document);
    // Each wire once, and no sign of a call that asks for no resource.
    assert_eq!(calls(&document), (1, false));
    for change in [
        Command::AdvanceClock(3600),
        Command::Call {
            name: "Make a user".into(),
            calls: vec![aws_world::ApiCall::Iam(test_worlds::user("ann"))],
        },
    ] {
        let mut changed = document.clone();
        change.clone().perform(&mut changed);
        assert_eq!(calls(&changed), (0, false), "{change:?}");
        Command::RunStranger(0).perform(&mut changed);
        assert_eq!(calls(&changed).0, 1, "{change:?}");
    }
}
