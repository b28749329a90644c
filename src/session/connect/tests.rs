use aws_world::api::Response;
use aws_world::iam::{IamCall, aws_managed_policies};

use super::*;
use crate::session::test_worlds::{apply_calls, group, policy, policy_arn, role, user, with_catalog};

/// Two users, two groups, a role, a policy, and a key of one user.
fn world() -> (Document, Credentials, Selection) {
    let mut document = with_catalog();
    apply_calls(
        &mut document,
        vec![
            user("ann"),
            user("bob"),
            group("dev"),
            group("ops"),
            role("Reader"),
            policy("Read", "Allow", "s3:*"),
        ],
    );
    let made = apply_calls(&mut document, vec![IamCall::CreateAccessKey { user_name: "ann".into() }]);
    let Some(Response::Credentials(key)) = made.responses.first().cloned() else { panic!("no key") };
    let selection = Selection::AccessKey("ann".into(), key.access_key_id.clone());
    (document, key, selection)
}

fn named(word: &str) -> Selection {
    let (kind, name) = word.split_once(' ').unwrap();
    let name = name.to_owned();
    match kind {
        "user" => Selection::User(name),
        "group" => Selection::Group(name),
        "role" => Selection::Role(name),
        "policy" => Selection::Policy(policy_arn(&name)),
        "aws" => Selection::Policy(format!("arn:aws:iam::aws:policy/{name}")),
        "inline" => Selection::InlinePolicy(IdentityKind::Role, "Reader".into(), name),
        "profile" => Selection::InstanceProfile(name),
        "bucket" => Selection::Bucket(name),
        "instance" => Selection::Instance(Document::default().instance_id()),
        other => panic!("{other}"),
    }
}

/// From, to, the name of what it does, or a part of the refusal.
const CASES: [(&str, &str, &str); 16] = [
    ("policy Read", "user ann", "Attach Read to ann"),
    ("policy Read", "group dev", "Attach Read to dev"),
    ("policy Read", "role Reader", "Attach Read to Reader"),
    ("role Reader", "policy Read", "Attach Read to Reader"),
    ("aws AmazonS3FullAccess", "user bob", "Attach AmazonS3FullAccess to bob"),
    ("user ann", "group dev", "Add ann to dev"),
    ("group dev", "user ann", "Add ann to dev"),
    ("role Reader", "instance -", "Attach Reader to the instance"),
    ("instance -", "role Reader", "Attach Reader to the instance"),
    ("group dev", "group ops", "! no user in dev"),
    ("policy Read", "bucket photo-app-bucket", "! attached to a user, a group or a role"),
    ("policy Read", "policy Read", "! attached to a user, a group or a role"),
    ("user ann", "role Reader", "! trust policy says who may assume it"),
    ("inline own", "user ann", "! part of its identity"),
    ("user ann", "user bob", "! cannot be connected"),
    ("bucket photo-app-bucket", "instance -", "! cannot be connected"),
];

#[test]
fn compatible_items_are_connected_once_and_detached() {
    let (document, ..) = world();
    for (from, to, expected) in CASES {
        let (from, to) = (named(from), named(to));
        let connection = match (connect(&document, None, &from, &to), expected.strip_prefix("! ")) {
            (Err(refusal), Some(part)) => {
                assert!(refusal.to_string().contains(part), "{from:?} {to:?}: {refusal}");
                continue;
            }
            (Ok(connection), None) => connection,
            (other, _) => panic!("{from:?} {to:?}: {other:?}"),
        };
        assert_eq!(connection.name, expected);
        assert_eq!(can_connect(&document, None, &from, &to).as_ref(), Some(&connection));
        assert!(
            connect_options(&document, aws_managed_policies(), None, &from)
                .iter()
                .any(|choice| choice.connection == connection)
        );
        let mut after = document.clone();
        assert_eq!(connection.command.perform(&mut after).refused, None, "{expected}");
        let again = connect(&after, None, &from, &to).expect_err("not twice");
        assert!(again.to_string().contains("already"), "{again}");
        for end in [&from, &to] {
            let mut undone = after.clone();
            let off = detach_options(&after, end);
            assert_eq!(off.len(), 1, "{expected}: {off:?}");
            assert_eq!(off[0].connection.command.clone().perform(&mut undone).refused, None);
            assert_eq!(detach_options(&undone, end), []);
        }
    }
}

#[test]
fn users_are_moved_from_group_to_group() {
    let (mut document, ..) = world();
    for (group, user) in [("dev", "ann"), ("dev", "bob"), ("ops", "bob")] {
        apply_calls(
            &mut document,
            vec![IamCall::AddUserToGroup { group_name: group.into(), user_name: user.into() }],
        );
    }
    let one = connect_options(&document, aws_managed_policies(), None, &named("user ann"));
    let one = one.iter().find(|choice| choice.connection.name == "Move ann from dev to ops").expect("a move");
    let mut after = document.clone();
    assert_eq!(one.connection.command.clone().perform(&mut after).refused, None);
    assert_eq!((members(&after, "dev").len(), members(&after, "ops").len()), (1, 2));

    let all = connect(&document, None, &named("group dev"), &named("group ops")).expect("a move");
    assert_eq!(all.name, "Move 2 users from dev to ops");
    assert_eq!(all.command.perform(&mut document).refused, None);
    assert_eq!((members(&document, "dev").len(), members(&document, "ops").len()), (0, 2));
}

#[test]
fn role_for_an_instance_says_what_is_done_with_its_profile() {
    let (document, ..) = world();
    let said = |from: &str, to: &str| {
        let connection = connect(&document, None, &named(from), &named(to)).expect("they fit");
        instance_profile_calls(&connection.command)
    };
    assert_eq!(
        said("role Reader", "instance -").as_deref(),
        Some("makes instance profile Reader, puts the role in it, associates it with the instance")
    );
    assert_eq!(said("policy Read", "role Reader"), None);
}

#[test]
fn a_profile_goes_to_the_instance_and_holds_one_role() {
    let (mut document, ..) = world();
    apply_calls(
        &mut document,
        vec![role("Other"), IamCall::CreateInstanceProfile { instance_profile_name: "box".into() }],
    );
    let (profile, instance) = (named("profile box"), named("instance -"));
    let fill = connect(&document, None, &named("role Reader"), &profile).expect("it is empty");
    assert_eq!(fill.command.perform(&mut document).refused, None);
    let refusal = connect(&document, None, &named("role Other"), &profile).expect_err("it is full");
    assert_eq!(refusal.to_string(), "box holds Reader already, and it holds one role only.");
    let give = connect(&document, None, &profile, &instance).expect("it fits");
    assert_eq!(give.command.perform(&mut document).refused, None);
    let twice = connect(&document, None, &instance, &profile).expect_err("not twice");
    assert_eq!(twice, ConnectError::IsOnTheInstance("box".into()));
    // Another role takes its place.
    let other = connect(&document, None, &named("role Other"), &instance).expect("it fits");
    assert_eq!(other.command.perform(&mut document).refused, None);
    assert_eq!(detach_options(&document, &named("role Reader")), []);
    assert_eq!(detach_options(&document, &named("role Other")).len(), 1);
}

#[test]
fn a_key_is_pasted_while_its_secret_is_known() {
    let (mut document, key, selection) = world();
    let instance = named("instance -");
    let refusal = connect(&document, None, &selection, &instance).expect_err("nobody knows the secret");
    assert_eq!(refusal, ConnectError::SecretIsGone("ann".into()));
    let paste = connect(&document, Some(&key), &selection, &instance).expect("it is fresh");
    paste.command.perform(&mut document);
    let app = &document.home().ec2.instances.values().next().unwrap().app;
    assert_eq!(app.keys_in_code.as_ref().map(|keys| &keys.access_key_id), Some(&key.access_key_id));
    assert!(connect(&document, Some(&key), &selection, &instance).is_err());
    let off = detach_options(&document, &selection);
    off[0].connection.command.clone().perform(&mut document);
    assert_eq!(detach_options(&document, &instance), []);
}

#[test]
fn a_boundary_is_taken_off_the_policy() {
    let (mut document, ..) = world();
    let of = aws_world::iam::Identity::User("ann".into());
    apply_calls(
        &mut document,
        vec![IamCall::PutPermissionsBoundary { of, permissions_boundary: policy_arn("Read") }],
    );
    let off = detach_options(&document, &named("policy Read"));
    assert_eq!(off.len(), 1, "{off:?}");
    assert_eq!(off[0].connection.name, "Remove Read, the permissions boundary of ann");
    assert_eq!(off[0].connection.command.clone().perform(&mut document).refused, None);
    assert_eq!(detach_options(&document, &named("policy Read")), []);
}
