//! The organization: its id, its management account, its policies.

use aws_world::ApiCall;
use aws_world::api::ErrorCode;
use aws_world::organizations::OrganizationsCall;

use super::*;

/// What `aws organizations describe-policy` prints of a service control policy.
fn service_control_policy(name: &str, content: &str) -> String {
    let arn =
        format!("arn:aws:organizations::999900001111:policy/o-exampleorgid/service_control_policy/p-{name}");
    let summary = serde_json::json!({
        "Id": format!("p-{name}"), "Arn": arn, "Name": name, "Type": "SERVICE_CONTROL_POLICY",
    });
    serde_json::json!({"Policy": {"PolicySummary": summary, "Content": content}}).to_string()
}

/// A service control policy with an Allow replaces FullAWSAccess on the accounts; one that only denies leaves it attached.
#[test]
fn a_service_control_policy_that_allows_is_told_by_its_statements() {
    let ask = |content: &str| {
        let policy = service_control_policy("listed", content);
        let world = read(vec![file("details.json", DETAILS), file("policy.json", policy)]).world;
        answer(&world, APP, "rare:GetThing", "*")
    };
    // However the effect is written.
    for effect in [r#""Effect":"Allow""#, r#""Effect" : "\u0041llow""#] {
        let content = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{{effect},"Action":"s3:*","Resource":"*"}}]}}"#
        );
        assert_eq!(ask(&content), EvaluationDecision::ImplicitDeny, "{effect}");
    }
    // A word in another place is no effect.
    for beside in [r#""Sid":"Allow""#, r#""Condition":{"StringEquals":{"aws:PrincipalTag/Access":"Allow"}}"#]
    {
        let content = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{{beside},"Effect":"Deny","Action":"s3:*","Resource":"*"}}]}}"#
        );
        assert_eq!(ask(&content), EvaluationDecision::Allowed, "{beside}");
    }
}

/// Whether the role may read the photos of an account that opens them to an organization.
fn read_photos_of_an_organization(files: Vec<ImportFile>, condition: &str) -> EvaluationDecision {
    let policy = format!(
        r#"{{"BucketPolicies":{{"shared":{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::shared/*","Condition":{condition}}}]}}}}}}"#
    );
    // A role with nothing of its own.
    let role = OTHER_ACCOUNT.replace(r#""Action": "*""#, r#""Action": "none:*""#);
    let all = [file("other.json", role), file("bucket.json", policy)].into_iter().chain(files);
    let partner = "arn:aws:iam::444455556666:role/Partner";
    answer(&read(all.collect()).world, partner, "s3:GetObject", "arn:aws:s3:::shared/cat.jpg")
}

const STAY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}"#;

/// AWS Organizations API Reference, *DescribeOrganization*; every ARN of an organization names its id and management account.
#[test]
fn the_id_of_the_organization_is_the_one_that_the_files_tell() {
    let of_policy = service_control_policy("stay", STAY);
    let described = r#"{"Organization":{"Id":"o-exampleorgid","Arn":"arn:aws:organizations::999900001111:organization/o-exampleorgid","FeatureSet":"ALL","MasterAccountId":"999900001111"}}"#;
    let accounts = r#"{"Accounts":[{"Id":"444455556666","Arn":"arn:aws:organizations::999900001111:account/o-exampleorgid/444455556666","Name":"Partner"}]}"#;
    let (is, is_not) = (
        r#"{"StringEquals":{"aws:PrincipalOrgID":"o-exampleorgid"}}"#,
        r#"{"StringNotEquals":{"aws:PrincipalOrgID":"o-exampleorgid"}}"#,
    );
    use EvaluationDecision::{Allowed, ImplicitDeny};
    for told in [of_policy.as_str(), described, accounts] {
        let files = vec![file("organization.json", told)];
        let imported = read([vec![file("other.json", OTHER_ACCOUNT)], files.clone()].concat());
        let organization = imported.world.organization().unwrap();
        assert!(organization.id_is_known() && organization.management_account_is_known());
        assert_eq!(organization.id, "o-exampleorgid");
        assert_eq!(organization.management_account, "999900001111");
        assert_eq!(read_photos_of_an_organization(files.clone(), is), Allowed, "{told}");
        assert_eq!(read_photos_of_an_organization(files, is_not), ImplicitDeny, "{told}");
    }
    // Where they do not tell, a condition on it neither holds nor fails: no Allow counts, either way.
    let untold = of_policy.replace("arn:aws:organizations", "arn:aws:elsewhere");
    let files = vec![file("organization.json", untold)];
    let imported = read([vec![file("other.json", OTHER_ACCOUNT)], files.clone()].concat());
    let organization = imported.world.organization().unwrap();
    assert!(!organization.id_is_known() && !organization.management_account_is_known());
    assert!(said(&imported).join("\n").contains("do not tell its id"));
    let if_exists = r#"{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-exampleorgid"}}"#;
    let paths = r#"{"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorgid/*"}}"#;
    for condition in [is, is_not, if_exists, paths] {
        assert_eq!(read_photos_of_an_organization(files.clone(), condition), ImplicitDeny, "{condition}");
    }
    // Whether the account is in one is not known where the files have no organization.
    for condition in [is, is_not, if_exists, paths] {
        assert_eq!(read_photos_of_an_organization(Vec::new(), condition), ImplicitDeny, "{condition}");
    }
    // Of two organizations the first counts.
    let other = of_policy.replace("o-exampleorgid", "o-another0org").replace("p-stay", "p-other");
    let files =
        vec![file("other.json", OTHER_ACCOUNT), file("organizations.json", format!("{of_policy}\n{other}"))];
    let imported = read(files);
    assert!(said(&imported).join("\n").contains("of another organization than o-exampleorgid"));
    assert_eq!(imported.world.organization().unwrap().policies.len(), 1);
}

/// As in a real one: by its management account, and by no other.
#[test]
fn an_imported_organization_is_changed_by_its_management_account() {
    let nothing =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"rare:*","Resource":"*"}]}"#;
    for named in ["arn:aws:organizations::999900001111", "arn:aws:elsewhere::999900001111"] {
        let policy =
            service_control_policy("stop", nothing).replace("arn:aws:organizations::999900001111", named);
        let files = vec![file("details.json", DETAILS), file("organization.json", policy)];
        let mut world = read(files).world;
        let management = world.organization().unwrap().management_account.clone();
        let make = |world: &mut World, by: &str, call: OrganizationsCall| {
            let caller = world.administrator(by);
            world.call(&caller, ApiCall::Organizations(call)).result.map_err(|error| error.code)
        };
        let (policy_id, target_id) = ("p-stop".to_owned(), "111122223333".to_owned());
        let detach =
            OrganizationsCall::DetachPolicy { policy_id: policy_id.clone(), target_id: target_id.clone() };
        let attach = OrganizationsCall::AttachPolicy { policy_id: policy_id.clone(), target_id };
        let update =
            OrganizationsCall::UpdatePolicy { policy_id: policy_id.clone(), content: STAY.to_owned() };
        let ask = |world: &World| answer(world, APP, "rare:GetThing", "*");
        use EvaluationDecision::{Allowed, ExplicitDeny};
        assert_eq!(ask(&world), ExplicitDeny);
        let refused = Err(ErrorCode::ACCESS_DENIED_EXCEPTION);
        assert_eq!(make(&mut world, "111122223333", detach.clone()), refused);
        assert_eq!(ask(&world), ExplicitDeny);
        make(&mut world, &management, detach).unwrap();
        assert_eq!(ask(&world), Allowed);
        make(&mut world, &management, attach).unwrap();
        assert_eq!(ask(&world), ExplicitDeny);
        make(&mut world, &management, update).unwrap();
        assert_eq!(ask(&world), Allowed);
        let unit = OrganizationsCall::CreateOrganizationalUnit {
            parent_id: world.organization().unwrap().root_id.clone(),
            name: "Workloads".to_owned(),
        };
        make(&mut world, &management, unit).unwrap();
        assert_eq!(snapshot::from_json(&snapshot::to_json(&world)).unwrap(), world);
    }
}

/// Its policies do not limit it.
#[test]
fn a_management_account_that_is_told_is_not_limited() {
    let policy = service_control_policy(
        "stop",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"rare:*","Resource":"*"}]}"#,
    );
    for (management, expected) in
        [("999900001111", EvaluationDecision::ExplicitDeny), ("111122223333", EvaluationDecision::Allowed)]
    {
        let policy = policy.replace("999900001111", management);
        let files = vec![file("details.json", DETAILS), file("organization.json", policy)];
        assert_eq!(answer(&read(files).world, APP, "rare:GetThing", "*"), expected, "{management}");
    }
}

/// It cannot be detached, so that a policy in which it stands in the files is no sign that it was.
#[test]
fn awss_resource_control_policy_is_on_the_root_and_every_account() {
    let policy = |name: &str, effect: &str| {
        let content = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"{effect}","Principal":"*","Action":"s3:*","Resource":"*"}}]}}"#
        );
        let summary = serde_json::json!({"Name": name, "Type": "RESOURCE_CONTROL_POLICY"});
        serde_json::json!({"Policy": {"PolicySummary": summary, "Content": content}}).to_string()
    };
    let policies = format!("{}\n{}", policy("RCPFullAWSAccess", "Allow"), policy("Ours", "Deny"));
    let files =
        vec![file("one.json", DETAILS), file("two.json", OTHER_ACCOUNT), file("policies.json", policies)];
    let imported = read(files);
    let organization = imported.world.organization().unwrap();
    for place in organization.accounts.keys().chain([&organization.root_id]) {
        let attached = organization.attachments.get(place).unwrap();
        assert!(attached.iter().any(|id| id == "p-RCPFullAWSAccess"), "{place}: {attached:?}");
    }
}
