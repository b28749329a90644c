//! What AWS refuses in a new policy it does not look for in one that exists: imported and saved ones open, are evaluated
//! and are saved again as they stand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use aws_world::api::Response;
use aws_world::iam::IamCall;
use aws_world::import::{Import, ImportFile};
use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};
use aws_world::program::{App, Host, ProgramStep, Workload};
use aws_world::s3::S3Call;
use aws_world::sts::StsCall;
use aws_world::{AccessQuery, ApiCall, Caller, SimTime, World, snapshot};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::validation::trust_refusals;
use serde_json::json;

const ACCOUNT: &str = "111122223333";
const ANN: &str = "arn:aws:iam::111122223333:user/ann";
const GITHUB: &str = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

/// Roles whose trust policies IAM would refuse today.
fn old_roles() -> [(&'static str, serde_json::Value); 3] {
    let trust = |principal: serde_json::Value, action: serde_json::Value| json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": action}]});
    [
        (
            "misspelled",
            trust(json!({"Service": ["lamda.amazonaws.com", "ec2.amazonaws.com"]}), json!("sts:AssumeRole")),
        ),
        ("foreign", trust(json!({"AWS": ANN}), json!(["sts:AssumeRole", "s3:GetObject"]))),
        ("anybody", trust(json!({"Federated": GITHUB}), json!("sts:AssumeRoleWithWebIdentity"))),
    ]
}

fn imported() -> World {
    let roles: Vec<_> = old_roles()
        .into_iter()
        .map(|(name, trust)| {
            json!({
                "RoleName": name, "RoleId": "AROAEXAMPLE", "Path": "/", "Arn": format!("arn:aws:iam::{ACCOUNT}:role/{name}"),
                "CreateDate": "2024-05-06T07:08:09+00:00", "AssumeRolePolicyDocument": trust,
                "RolePolicyList": [], "AttachedManagedPolicies": [], "InstanceProfileList": [], "Tags": [],
            })
        })
        .collect();
    let user = json!({
        "UserName": "ann", "UserId": "AIDAEXAMPLEANN", "Path": "/", "Arn": ANN, "CreateDate": "2024-05-06T07:08:09+00:00",
        "GroupList": [], "AttachedManagedPolicies": [],
    });
    let details =
        json!({"UserDetailList": [user], "GroupDetailList": [], "RoleDetailList": roles, "Policies": []});
    let file = ImportFile { name: "details.json".into(), text: details.to_string() };
    let mut import = Import::new(vec![file], SimTime(1_772_442_000)).unwrap();
    while import.step(1) {}
    let imported = import.finish().unwrap();
    assert!(imported.findings.is_empty(), "{:?}", imported.findings);
    imported.world
}

fn assume(world: &mut World, role: &str) -> Result<Response, aws_world::ApiError> {
    let caller = Caller::SignedIn { arn: ANN.into() };
    let call = StsCall::AssumeRole {
        role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{role}"),
        role_session_name: "s1".into(),
        duration_seconds: None,
        external_id: None,
        session: Default::default(),
        mfa: Default::default(),
    };
    world.call(&caller, ApiCall::Sts(call)).result
}

fn check(mut world: World) {
    let roles = world.accounts().get(ACCOUNT).unwrap().iam.roles.clone();
    for (name, trust) in old_roles() {
        let document = &roles.get(name).unwrap().trust_policy.0;
        assert!(document.is_valid(), "{name}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(document.text()).unwrap(), trust);
        assert_eq!(trust_refusals(document).count(), 1, "{name}");
    }
    let decision = |world: &World, principal: &str, role: &str| {
        let query = AccessQuery {
            principal_arn: principal.into(),
            action: "sts:AssumeRole".into(),
            resource: format!("arn:aws:iam::{ACCOUNT}:role/{role}"),
        };
        world.simulate_access(&query).unwrap().result.decision
    };
    assert_eq!(decision(&world, ANN, "foreign"), EvaluationDecision::Allowed);
    assert_eq!(decision(&world, ANN, "misspelled"), EvaluationDecision::ImplicitDeny);
    assert!(matches!(assume(&mut world, "foreign"), Ok(Response::Credentials(_))));
    // A role with such a trust policy can be changed otherwise, and only a new trust policy is refused.
    let administrator = world.administrator(ACCOUNT);
    for (name, trust) in old_roles() {
        let role_name = name.to_owned();
        let change = IamCall::UpdateRole {
            role_name: role_name.clone(),
            description: "old".into(),
            max_session_duration: 3600,
        };
        assert_eq!(world.call(&administrator, ApiCall::Iam(change)).result, Ok(Response::Done));
        let again = IamCall::UpdateAssumeRolePolicy { role_name, policy_document: trust.to_string() };
        let refused = world.call(&administrator, ApiCall::Iam(again)).result.unwrap_err();
        assert_eq!(refused.code.as_str(), "MalformedPolicyDocument", "{name}");
    }
}

#[test]
fn an_imported_trust_policy_is_kept() {
    check(imported());
}

#[test]
fn a_saved_trust_policy_is_kept() {
    let saved = snapshot::to_json(&imported());
    let world = snapshot::from_json(&saved).unwrap();
    assert_eq!(snapshot::to_json(&world), saved);
    check(world);
}

/// The role that trusts GitHub without a condition lets every repository in, which is why IAM asks for one.
#[test]
fn a_role_that_trusts_every_repository_still_does() {
    let mut world = imported();
    let administrator = world.administrator(ACCOUNT);
    let provider = IamCall::CreateOpenIdConnectProvider {
        url: "https://token.actions.githubusercontent.com".into(),
        client_id_list: vec!["sts.amazonaws.com".into()],
    };
    assert!(world.call(&administrator, ApiCall::Iam(provider)).result.is_ok());
    let app = App { name: "build".into(), steps: vec![ProgramStep::GetCallerIdentity], ..App::default() };
    let host = Host::GitHubActionsJob {
        repository: "stranger/evil".into(),
        git_ref: "refs/heads/main".into(),
        role_arn: format!("arn:aws:iam::{ACCOUNT}:role/anybody"),
    };
    let workload = Workload { name: "build".into(), host, source_ip: "192.0.2.10".into(), app };
    assert!(world.place_workload(ACCOUNT, workload));
    let run = world.run_workload("build").unwrap();
    assert!(run.calls.iter().all(|record| record.result.is_ok()) && !run.calls.is_empty());
}

const PARTNER: &str = "444455556666";
const PARTNERS_ADMINISTRATOR: &str = "arn:aws:iam::444455556666:root";

/// A world with a member of an organization, its bucket, and one policy of each type on it, as it is saved.
fn saved_organization() -> String {
    let mut world = World::new(7, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "Management");
    world.add_account(PARTNER, "Member");
    let administrator = world.administrator(ACCOUNT);
    let member = world.administrator(PARTNER);
    let call = |world: &mut World, caller: &Caller, call: ApiCall| match world.call(caller, call).result {
        Ok(Response::Created(id)) => id,
        Ok(_) => String::new(),
        Err(error) => panic!("{error:?}"),
    };
    let organizations = |world: &mut World, caller: &Caller, it: OrganizationsCall| {
        call(world, caller, ApiCall::Organizations(it))
    };
    organizations(&mut world, &administrator, OrganizationsCall::CreateOrganization);
    let account_id = PARTNER.to_owned();
    let handshake_id = organizations(
        &mut world,
        &administrator,
        OrganizationsCall::InviteAccountToOrganization { account_id },
    );
    organizations(&mut world, &member, OrganizationsCall::AcceptHandshake { handshake_id });
    let bucket = S3Call::CreateBucket { bucket: "members".into(), region: "us-east-1".into() };
    call(&mut world, &member, ApiCall::S3(bucket));
    for (policy_type, principal) in [
        (OrganizationPolicyType::ServiceControl, ""),
        (OrganizationPolicyType::ResourceControl, r#""Principal":"*","#),
    ] {
        let root_id = world.organization().unwrap().root_id.clone();
        organizations(
            &mut world,
            &administrator,
            OrganizationsCall::EnablePolicyType { root_id, policy_type },
        );
        let content = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Deny",{principal}"Action":"s3:ListBucket","Resource":"*"}}]}}"#
        );
        let create = OrganizationsCall::CreatePolicy {
            name: policy_type.name().into(),
            description: String::new(),
            policy_type,
            content,
        };
        let policy_id = organizations(&mut world, &administrator, create);
        let target_id = PARTNER.to_owned();
        organizations(&mut world, &administrator, OrganizationsCall::AttachPolicy { policy_id, target_id });
    }
    snapshot::to_json(&world)
}

fn decision(world: &World, action: &str, resource: &str) -> EvaluationDecision {
    let query = AccessQuery {
        principal_arn: PARTNERS_ADMINISTRATOR.into(),
        action: action.into(),
        resource: resource.into(),
    };
    world.simulate_access(&query).unwrap().result.decision
}

#[test]
fn a_saved_policy_of_an_organization_is_kept() {
    let with_version = r#"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","#;
    let without_version = r#"{\"Statement\":[{\"Effect\":\"Deny\","#;
    let saved = saved_organization();
    assert_eq!(saved.matches(with_version).count(), 2);
    let old = saved.replace(with_version, without_version);
    let world = snapshot::from_json(&old).unwrap();
    assert_eq!(snapshot::to_json(&world), old);
    assert_eq!(decision(&world, "s3:ListBucket", "arn:aws:s3:::members"), EvaluationDecision::ExplicitDeny);
    assert_eq!(decision(&world, "s3:GetObject", "arn:aws:s3:::members/a"), EvaluationDecision::Allowed);
}
/// AWS's resource control policy is on every level and cannot be detached
/// [RCPs](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).
#[test]
fn a_level_that_was_saved_without_awss_resource_control_policy_has_it() {
    let saved = saved_organization();
    let old = saved.replace(r#","p-RCPFullAWSAccess""#, "");
    assert_ne!(old, saved);
    let world = snapshot::from_json(&old).unwrap();
    assert_eq!(decision(&world, "s3:GetObject", "arn:aws:s3:::members/a"), EvaluationDecision::Allowed);
    assert_eq!(decision(&world, "s3:ListBucket", "arn:aws:s3:::members"), EvaluationDecision::ExplicitDeny);
}

/// A Deny beside an ARN that cannot be still denies.
#[test]
fn a_saved_identity_policy_with_an_arn_that_cannot_be_is_kept() {
    let mut world = imported();
    let administrator = world.administrator(ACCOUNT);
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::closed/*","arn:aws:s3:::b"]}]}"#;
    let put = IamCall::PutInlinePolicy {
        of: aws_world::iam::Identity::User("ann".into()),
        policy_name: "p".into(),
        policy_document: text.into(),
    };
    assert_eq!(world.call(&administrator, ApiCall::Iam(put)).result, Ok(Response::Done));
    let old = snapshot::to_json(&world).replace("arn:aws:s3:::b\\\"", "arn:aws:s3:us-east-1::b\\\"");
    let world = snapshot::from_json(&old).unwrap();
    assert!(old.contains("us-east-1::b") && snapshot::to_json(&world) == old);
    let decision = |resource: &str| {
        let query = AccessQuery {
            principal_arn: ANN.into(),
            action: "s3:GetObject".into(),
            resource: resource.into(),
        };
        world.simulate_access(&query).unwrap().result.decision
    };
    assert_eq!(decision("arn:aws:s3:::closed/k"), EvaluationDecision::ExplicitDeny);
    assert_eq!(decision("arn:aws:s3:::open/k"), EvaluationDecision::Allowed);
}
