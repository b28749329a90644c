//! Who and what policies are about, with its policies.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use aws_world::iam::{IamCall, Identity};
use aws_world::import::{Import, ImportFile};
use aws_world::world::PolicyHolder;
use aws_world::{ApiCall, SimTime, World};
use iam_policy::document::PolicyType;

const ACCOUNT: &str = "111122223333";
const ANN: &str = "arn:aws:iam::111122223333:user/ann";
const READ: &str =
    r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}"#;
const TRUST: &str = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": {"Service": "ec2.amazonaws.com"}}}"#;

fn world() -> World {
    let mut world = World::new(1, SimTime(0));
    world.add_account(ACCOUNT, "Home");
    let user = IamCall::CreateUser {
        user_name: "ann".into(),
        path: "/".into(),
        permissions_boundary: None,
        tags: Default::default(),
    };
    let role = IamCall::CreateRole {
        role_name: "App".into(),
        path: "/".into(),
        assume_role_policy_document: TRUST.into(),
        description: String::new(),
        tags: Default::default(),
        max_session_duration: 3600,
        permissions_boundary: None,
    };
    let group = IamCall::CreateGroup { group_name: "team".into(), path: "/".into() };
    let join = IamCall::AddUserToGroup { group_name: "team".into(), user_name: "ann".into() };
    let put = IamCall::PutInlinePolicy {
        of: Identity::Group("team".into()),
        policy_name: "read".into(),
        policy_document: READ.into(),
    };
    let administrator = world.administrator(ACCOUNT);
    for call in [user, role, group, join, put] {
        world.call(&administrator, ApiCall::Iam(call)).result.expect("a call of the set-up");
    }
    world
}

#[test]
fn holders_are_identities_and_resources_with_their_policies() {
    let world = world();
    let holders = world.policy_holders();
    let role = "arn:aws:iam::111122223333:role/App".to_owned();
    for expected in [
        PolicyHolder::Identity(ANN.to_owned()),
        PolicyHolder::Identity(role.clone()),
        PolicyHolder::Resource(PolicyType::Trust, role.clone()),
        PolicyHolder::ResourcesOfAccount(ACCOUNT.to_owned()),
    ] {
        assert!(holders.contains(&expected), "{expected:?}: {holders:?}");
        assert!(world.held_policies(&expected).is_some(), "{expected:?}");
    }
    let ann = world.held_policies(&PolicyHolder::Identity(ANN.to_owned())).expect("she is there");
    let names: Vec<&str> = ann.policies.identity.iter().map(|policy| policy.source.name.as_str()).collect();
    assert_eq!(names, ["read"], "her group's");
    let trust =
        world.held_policies(&PolicyHolder::Resource(PolicyType::Trust, role)).expect("a trust policy");
    assert_eq!((trust.caller, trust.policies.resource.len()), (None, 1));
}

#[test]
fn holder_that_does_not_exist_has_no_policies() {
    let world = world();
    let bob = PolicyHolder::Identity("arn:aws:iam::111122223333:user/bob".to_owned());
    assert!(world.held_policies(&bob).is_none() && !world.policy_holders().contains(&bob));
    let bucket = PolicyHolder::Resource(PolicyType::Resource, "arn:aws:s3:::nobodys".to_owned());
    assert!(world.held_policies(&bucket).is_none());
}

#[test]
fn what_was_not_imported_is_missing_beside_the_policies() {
    let details = format!(
        r#"{{"UserDetailList": [{{"UserName": "ann", "Arn": "{ANN}", "Path": "/", "UserPolicyList":
            [{{"PolicyName": "read", "PolicyDocument": {READ}}}]}}]}}"#
    );
    let files = vec![ImportFile { name: "details.json".into(), text: details }];
    let mut import = Import::new(files, SimTime(0)).expect("small");
    while import.step(100) {}
    let imported = import.finish().expect("an account").world;
    let missing = |world: &World, holder: PolicyHolder| {
        let held = world.held_policies(&holder).expect("it is there");
        held.policies.missing().map(|policy| policy.policy_type).collect::<Vec<_>>()
    };
    let ann = || PolicyHolder::Identity(ANN.to_owned());
    let account = || PolicyHolder::ResourcesOfAccount(ACCOUNT.to_owned());
    assert_eq!(missing(&imported, ann()), [PolicyType::ServiceControl]);
    assert_eq!(missing(&imported, account()), [PolicyType::ResourceControl]);
    let made_here = world();
    assert_eq!((missing(&made_here, ann()), missing(&made_here, account())), (vec![], vec![]));
}
