//! Roles that IAM Identity Center or AWS manages, and the people who have sessions of them.

use aws_world::ApiCall;
use aws_world::export::{ExportFormat, export};
use aws_world::iam::IamCall;
use aws_world::transcript::script;
use iam_policy::request::ContextValue;

use super::*;

const IDENTITY_CENTER: &str = include_str!("identity-center.json");
const ACCOUNT: &str = "111122223333";
const ADMINISTRATOR: &str = "AWSReservedSSO_AdministratorAccess_0123456789abcdef";
const OTHER: &str = "AWSReservedSSO_AdministratorAccess_aaaabbbbccccdddd";
const SUPPORT: &str = "AWSServiceRoleForSupport";

#[test]
fn roles_that_others_manage_are_there_like_others() {
    let imported = read(vec![file("roles.json", IDENTITY_CENTER), file("details.json", DETAILS)]);
    assert_eq!(imported.counts.roles, 4);
    let account = imported.world.accounts().get(ACCOUNT).unwrap();
    let roles: Vec<(&str, Option<&str>)> =
        account.roles().map(|role| (role.name.as_str(), role.managed_by())).collect();
    let expected = [
        (ADMINISTRATOR, Some("IAM Identity Center")),
        (OTHER, Some("IAM Identity Center")),
        (SUPPORT, Some("AWS")),
        // A role of the account's own.
        ("App", None),
    ];
    assert_eq!(roles, expected);
}

/// A world's reader administers it in a role that no file has, whatever roles of that name there are.
#[test]
fn whoever_administers_the_world_is_nobody_of_the_account() {
    let imported = read(vec![file("roles.json", IDENTITY_CENTER)]);
    let mut world = imported.world;
    let caller = world.administrator(ACCOUNT);
    let call = IamCall::CreateGroup { group_name: "dev".into(), path: "/".into() };
    let record = world.call(&caller, ApiCall::Iam(call));
    assert!(record.result.is_ok());
    let arn = record.caller_arn.unwrap();
    assert!(!arn.contains(ADMINISTRATOR) && !arn.contains(OTHER), "{arn}");
    let list = aws_world::world::ActionOnResource { action: "iam:ListUsers".into(), resource: "*".into() };
    assert_eq!(world.who_can(&list), ["arn:aws:iam::111122223333:root"]);
}

/// AWS makes them itself, so no command does.
#[test]
fn an_export_says_which_roles_it_leaves_out() {
    let world = read(vec![file("roles.json", IDENTITY_CENTER), file("details.json", DETAILS)]).world;
    for format in ExportFormat::ALL {
        let text = export(&world, ACCOUNT, format).unwrap();
        for name in [ADMINISTRATOR, OTHER, SUPPORT] {
            let lines: Vec<&str> = text.lines().filter(|line| line.contains(name)).collect();
            assert!(
                lines.len() == 1 && lines[0].starts_with("# Roles that are not here, because"),
                "{lines:#?}"
            );
        }
    }
    let commands = script(&world);
    let lines: Vec<&str> = commands.lines().filter(|line| line.contains(ADMINISTRATOR)).collect();
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].starts_with("# ") && lines[0].ends_with("IAM Identity Center makes it."));
    // Nothing is said where there are none.
    let world = read(vec![file("details.json", DETAILS)]).world;
    assert!(!export(&world, ACCOUNT, ExportFormat::Cli).unwrap().contains("Roles that"));
}

/// `aws:userid` and the principal of a session hold its name (IAM User Guide, *IAM policy elements: Variables and tags*,
/// "Principal key values").
#[test]
fn a_session_keeps_its_name() {
    let session = |role: &str, name: &str| format!("arn:aws:sts::{ACCOUNT}:assumed-role/{role}/{name}");
    let alice = session(ADMINISTRATOR, "alice@example.com");
    let policy = format!(
        r#"{{"BucketPolicies":{{"own":{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{}"}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::own/*"}}]}}}}}}"#,
        session(OTHER, "alice@example.com"),
    );
    let world = read(vec![file("roles.json", IDENTITY_CENTER), file("bucket.json", policy)]).world;
    let role = |name: &str| world.accounts().get(ACCOUNT).unwrap().iam.roles.get(name).unwrap().arn.clone();
    use EvaluationDecision::{Allowed, ImplicitDeny};
    let asked = [
        // By a condition on aws:userid.
        (alice.clone(), "s3:ListAllMyBuckets", "*", Allowed),
        (session(ADMINISTRATOR, "bob@example.com"), "s3:ListAllMyBuckets", "*", ImplicitDeny),
        (role(ADMINISTRATOR), "s3:ListAllMyBuckets", "*", ImplicitDeny),
        // By a bucket policy that names the session.
        (session(OTHER, "alice@example.com"), "s3:GetObject", "arn:aws:s3:::own/a", Allowed),
        (session(OTHER, "bob@example.com"), "s3:GetObject", "arn:aws:s3:::own/a", ImplicitDeny),
        (role(OTHER), "s3:GetObject", "arn:aws:s3:::own/a", ImplicitDeny),
    ];
    for (principal, action, resource, expected) in &asked {
        assert_eq!(answer(&world, principal, action, resource), *expected, "{principal}");
        let request =
            aws_world::world::ActionOnResource { action: (*action).into(), resource: (*resource).into() };
        assert_eq!(
            world.simulate_access_matrix(std::slice::from_ref(principal), &[request]),
            [Some(*expected)],
            "{principal}"
        );
    }
    let query =
        AccessQuery { principal_arn: alice.clone(), action: "ec2:RunInstances".into(), resource: "*".into() };
    let asked = world.simulate_access(&query).unwrap();
    assert_eq!(asked.request.caller.display_name(), alice);
    let user_id = asked.request.context.get("aws:userid");
    assert_eq!(user_id, Some(&ContextValue::One("AROAEXAMPLESSOADMIN:alice@example.com".into())));
    // A session of no role that is here.
    let nobody = AccessQuery { principal_arn: session("Nobody", "alice@example.com"), ..query };
    assert!(world.simulate_access(&nobody).is_none());
}
