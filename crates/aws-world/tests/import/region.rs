//! Where an account works, and what a guardrail says to it.

use aws_world::ec2::{Ec2Call, MetadataParameters};
use aws_world::kms::KmsCall;
use aws_world::logs::LogsCall;

use super::*;

const EUROPEAN: &str = include_str!("european.json");

/// IAM User Guide, *AWS: Denies access to AWS based on the requested Region*: what stands in no Region's ARN is asked for where
/// the account works, global services in us-east-1.
#[test]
fn a_region_guardrail_lets_the_accounts_own_region_through() {
    let account = "222233334444";
    let operator = "arn:aws:iam::222233334444:role/Operator";
    let mut world = read(vec![file("european.json", EUROPEAN)]).world;
    use EvaluationDecision::{Allowed, ExplicitDeny};
    let without_region = [
        ("ec2:DescribeInstances", "*"),
        ("s3:ListAllMyBuckets", "*"),
        ("s3:GetObject", "arn:aws:s3:::invoices/1.pdf"),
        ("s3:GetObject", "arn:aws:s3:::nowhere/1.pdf"),
    ];
    let whatever_the_account = [
        ("iam:CreateUser", "arn:aws:iam::222233334444:user/ann", Allowed),
        ("sqs:SendMessage", "arn:aws:sqs:eu-central-1:222233334444:orders", Allowed),
        ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:222233334444:orders", ExplicitDeny),
        // A global service that the guardrail forgot.
        ("budgets:ViewBudget", "arn:aws:budgets::222233334444:budget/all", ExplicitDeny),
    ];
    let check = |world: &World, elsewhere: EvaluationDecision| {
        for (action, resource) in without_region {
            assert_eq!(answer(world, operator, action, resource), elsewhere, "{action} on {resource}");
        }
        for (action, resource, expected) in whatever_the_account {
            assert_eq!(answer(world, operator, action, resource), expected, "{action} on {resource}");
        }
    };
    check(&world, ExplicitDeny);
    assert!(world.set_region(account, "eu-central-1"));
    check(&world, Allowed);
    assert_eq!(snapshot::from_json(&snapshot::to_json(&world)).unwrap(), world);
    // A neighbor of the Region that is let through.
    assert!(world.set_region(account, "eu-west-1"));
    check(&world, ExplicitDeny);
    // What is no Region, or no account, changes nothing.
    for (account, region) in [(account, "Frankfurt"), (account, "eu--1"), ("111122223333", "eu-central-1")] {
        assert!(!world.set_region(account, region));
    }
    check(&world, ExplicitDeny);
}

/// A Region is proposed where the ARNs of the account's own policies name one and no other, and never set in silence.
#[test]
fn a_region_that_the_arns_name_alone_is_proposed() {
    let imported = read(vec![file("european.json", EUROPEAN)]);
    assert_eq!(imported.questions.region.as_deref(), Some("eu-central-1"));
    let region = |world: &World| world.accounts().get("222233334444").unwrap().region.clone();
    assert_eq!(region(&imported.world), "us-east-1");
    let answers = |region: &str| ImportAnswers { region: region.to_owned(), ..ImportAnswers::default() };
    assert_eq!(region(&imported.world_with(&answers("eu-west-1"))), "eu-west-1");
    assert_eq!(region(&imported.world_with(&answers("Ireland"))), "us-east-1");
    let opened = imported.world_with(&answers("eu-central-1"));
    assert_eq!(opened.bucket("invoices").unwrap().1.region, "eu-central-1");
    // Two Regions, no Region, a pattern, one in a policy of AWS's.
    let two = EUROPEAN.replace("arn:aws:s3:::invoices/*", "arn:aws:sqs:eu-west-1:222233334444:invoices");
    let none = EUROPEAN.replace("arn:aws:sqs:eu-central-1", "arn:aws:sqs:*");
    let of_aws = none.clone()
        + r#"{"Policies":[{"PolicyName":"Some","Arn":"arn:aws:iam::aws:policy/Some","DefaultVersionId":"v1","PolicyVersionList":[
            {"VersionId":"v1","Document":{"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:eu-west-1:*:aws"}]}}]}]}"#;
    for text in [two, none, of_aws] {
        assert_eq!(read(vec![file("a", text)]).questions.region, None);
    }
}

/// What an account makes is where it works, and so is the request for it: a guardrail lets it through there alone.
#[test]
fn calls_go_to_the_region_where_the_account_works() {
    let account = "222233334444";
    let mut world = read(vec![file("european.json", EUROPEAN)]).world;
    let image = "ami-0123456789abcdef0".to_owned();
    let calls = [
        ApiCall::Kms(KmsCall::CreateKey { policy: String::new(), description: "invoices".to_owned() }),
        ApiCall::Logs(LogsCall::CreateLogGroup { log_group_name: "invoices".to_owned() }),
        ApiCall::Ec2(Ec2Call::RunInstances {
            image_id: image,
            instance_type: "t3.micro".to_owned(),
            instance_profile_name: String::new(),
            metadata_options: MetadataParameters::default(),
        }),
    ];
    let made = |world: &World| -> Vec<String> {
        let account = world.accounts().get(account).unwrap();
        let keys = account.kms.keys.values().map(|key| key.arn.clone());
        let groups = account.logs.groups.values().map(|group| group.arn.clone());
        keys.chain(groups).chain(account.ec2.instances.values().map(|it| it.region.clone())).collect()
    };
    for (region, is_let_through) in [("eu-west-1", false), ("eu-central-1", true)] {
        assert!(world.set_region(account, region));
        let caller = world.administrator(account);
        for call in calls.clone() {
            let record = world.call(&caller, call);
            assert_eq!(record.result.is_ok(), is_let_through, "{region}: {:?}", record.result);
            assert!(record.event().contains(&format!("\"awsRegion\": \"{region}\"")), "{}", record.event());
        }
    }
    let made_there = made(&world);
    assert_eq!(made_there.len(), 3);
    assert!(made_there.iter().all(|made| made.contains("eu-central-1")), "{made_there:?}");
    let caller = world.administrator(account);
    for (region, is_there) in [("eu-central-1", true), ("eu-west-1", false)] {
        let key_id = made_there[0].replace("eu-central-1", region);
        let record = world.call(&caller, ApiCall::Kms(KmsCall::DescribeKey { key_id }));
        assert_eq!(record.result.is_ok(), is_there, "{:?}", record.result);
    }
    let reopened = snapshot::from_json(&snapshot::to_json(&world)).unwrap();
    assert_eq!(reopened, world);
    assert_eq!(made(&reopened), made_there);
}
