//! Questions of callers that are set up for the question.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use aws_world::iam::{IamCall, Identity};
use aws_world::world::{ActionOnResource, HypotheticalCaller};
use aws_world::{ApiCall, SimTime, World};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::explanation::EvaluationDecision::{self, Allowed, ExplicitDeny, ImplicitDeny};
use iam_policy::request::{ContextValue, Principal, RequestContext};

const ACCOUNT: &str = "111122223333";
const GITHUB: &str = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const TRUST: &str = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
    "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}}}"#;
const READ_TAGGED: &str = r#"{"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/team": "blue"}}},
    {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}}]}"#;

fn world() -> World {
    let mut world = World::new(1, SimTime(0));
    world.add_account(ACCOUNT, "Home");
    let administrator = world.administrator(ACCOUNT);
    let role = |name: &str, trust: &str| IamCall::CreateRole {
        role_name: name.into(),
        path: "/".into(),
        assume_role_policy_document: trust.into(),
        description: String::new(),
        tags: Default::default(),
        max_session_duration: 3600,
        permissions_boundary: None,
    };
    let put = IamCall::PutInlinePolicy {
        of: Identity::Role("Deploy".into()),
        policy_name: "read".into(),
        policy_document: READ_TAGGED.into(),
    };
    for call in [role("Deploy", TRUST), put] {
        world.call(&administrator, ApiCall::Iam(call)).result.expect("a call of the set-up");
    }
    world
}

fn caller(principal: Principal, keys: &[(&str, &str)]) -> HypotheticalCaller {
    let mut context = RequestContext::default();
    for (key, value) in keys {
        context.set(key, ContextValue::One((*value).to_owned()));
    }
    HypotheticalCaller { principal, context, session_policy: None }
}

fn session() -> Principal {
    Principal::RoleSession {
        role_arn: format!("arn:aws:iam::{ACCOUNT}:role/Deploy"),
        session_arn: format!("arn:aws:sts::{ACCOUNT}:assumed-role/Deploy/run-7"),
    }
}

fn decide(world: &World, caller: &HypotheticalCaller, action: &str, resource: &str) -> EvaluationDecision {
    let request = ActionOnResource { action: action.into(), resource: resource.into() };
    world.simulate_access_of(caller, &request).result.decision
}

#[test]
fn federated_subject_assumes_by_its_claims() {
    let world = world();
    let role = format!("arn:aws:iam::{ACCOUNT}:role/Deploy");
    let of_repository = |name: &str| {
        let key = "token.actions.githubusercontent.com:sub";
        caller(Principal::Federated { provider: GITHUB.into() }, &[(key, name)])
    };
    let action = "sts:AssumeRoleWithWebIdentity";
    assert_eq!(decide(&world, &of_repository("repo:acme/app:ref:refs/heads/main"), action, &role), Allowed);
    assert_eq!(
        decide(&world, &of_repository("repo:other/app:ref:refs/heads/main"), action, &role),
        ImplicitDeny
    );
}

#[test]
fn session_has_the_tags_endpoint_and_policy_it_is_set_up_with() {
    let world = world();
    let tagged = [("aws:PrincipalTag/team", "blue")];
    let object = "arn:aws:s3:::photos/cat.jpg";
    assert_eq!(decide(&world, &caller(session(), &tagged), "s3:GetObject", object), Allowed);
    assert_eq!(decide(&world, &caller(session(), &[]), "s3:GetObject", object), ImplicitDeny);
    let through = [tagged[0], ("aws:SourceVpce", "vpce-1")];
    assert_eq!(decide(&world, &caller(session(), &through), "s3:GetObject", object), ExplicitDeny);
    let mut narrowed = caller(session(), &tagged);
    narrowed.session_policy = Some(
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}"#.into(),
    );
    assert_eq!(decide(&world, &narrowed, "s3:GetObject", object), ImplicitDeny);
    assert_eq!(decide(&world, &narrowed, "s3:ListBucket", "arn:aws:s3:::photos"), Allowed);
}

#[test]
fn request_through_an_endpoint_has_no_public_address() {
    let world = world();
    let request = ActionOnResource { action: "s3:GetObject".into(), resource: "arn:aws:s3:::b/k".into() };
    let asked = |keys: &[(&str, &str)]| world.simulate_access_of(&caller(session(), keys), &request).request;
    assert!(asked(&[]).context.get("aws:SourceIp").is_some());
    assert!(asked(&[("aws:SourceVpce", "vpce-1")]).context.get("aws:SourceIp").is_none());
    let told = asked(&[("aws:SourceIp", "192.0.2.7")]);
    assert_eq!(told.context.get("aws:SourceIp"), Some(&ContextValue::One("192.0.2.7".to_owned())));
}

/// What another account's policies say is an assumption, until somebody tells; the world itself stays complete.
#[test]
fn caller_of_another_account_hangs_on_its_own_policies() {
    let mut world = world();
    let arn = "arn:aws:iam::444455556666:role/Partner";
    let partner = caller(
        Principal::RoleSession {
            role_arn: arn.into(),
            session_arn: "arn:aws:sts::444455556666:assumed-role/Partner/x".into(),
        },
        &[],
    );
    let request = ActionOnResource { action: "s3:ListAllMyBuckets".into(), resource: "*".into() };
    let assumptions = |world: &World| world.simulate_access_of(&partner, &request).result.assumptions;
    let missing = |policy_type, arn: &str| MissingPolicy { policy_type, arn: arn.to_owned() };
    let own = missing(PolicyType::Identity, arn);
    assert!(assumptions(&world).contains(&Assumption::MissingPolicy(own.clone())));
    let allow =
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;
    world.supply_policy(&own, allow).expect("a policy");
    world.confirm_absent(missing(PolicyType::ServiceControl, "444455556666"));
    assert_eq!(decide(&world, &partner, "s3:ListAllMyBuckets", "*"), Allowed);
    assert_eq!(assumptions(&world), []);
    assert!(!world.is_partial());
    // Those of the world depend on nothing more than before.
    let here = world.simulate_access_of(&caller(session(), &[]), &request);
    assert_eq!(here.result.assumptions, []);
    let saved = aws_world::snapshot::to_json(&world);
    let opened = aws_world::snapshot::from_json(&saved).expect("a saved world");
    assert!(!opened.is_partial());
    assert_eq!(decide(&opened, &partner, "s3:ListAllMyBuckets", "*"), Allowed);
}

#[test]
fn services_and_anonymous_callers_have_the_resource_policy_alone() {
    let world = world();
    for principal in [
        Principal::Anonymous,
        Principal::Service { name: "ec2.amazonaws.com".into() },
        Principal::Federated { provider: "accounts.google.com".into() },
    ] {
        assert!(world.knows_caller(&principal));
        assert_eq!(
            decide(&world, &caller(principal, &[]), "s3:GetObject", "arn:aws:s3:::photos/x"),
            ImplicitDeny
        );
    }
    assert!(!world.knows_caller(&Principal::User { arn: format!("arn:aws:iam::{ACCOUNT}:user/nobody") }));
    assert!(world.knows_caller(&session()));
}
