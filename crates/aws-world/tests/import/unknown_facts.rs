//! What the files do not tell of an account and its organization, and policies ask for.

use aws_world::world::SupplyFactError;
use iam_policy::evaluation::Assumption;
use iam_policy::render::deciding_sentence;
use iam_policy::request::UnknownFact;

use super::*;

const ACCOUNT: &str = "111122223333";
const OPERATOR: &str = "arn:aws:iam::111122223333:role/Operator";

/// An account whose operator has this policy.
fn details(statement: &str) -> String {
    format!(
        r#"{{"RoleDetailList":[{{"RoleName":"Operator","Arn":"{OPERATOR}","Path":"/","AssumeRolePolicyDocument":
            {{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}}},
            "RolePolicyList":[{{"PolicyName":"work","PolicyDocument":{{"Version":"2012-10-17","Statement":[{statement}]}}}}]}}]}}"#
    )
}

fn imported(statement: &str) -> World {
    read(vec![file("details.json", details(statement))]).world
}

/// The verdict, the facts that it hangs on, and the sentence.
fn ask(world: &World, action: &str, resource: &str) -> (EvaluationDecision, Vec<UnknownFact>, String) {
    let question =
        AccessQuery { principal_arn: OPERATOR.into(), action: action.into(), resource: resource.into() };
    let answer = world.simulate_access(&question).unwrap();
    let facts = answer.result.assumptions.iter().filter_map(|assumption| match assumption {
        Assumption::UnknownFact(fact) => Some(fact.clone()),
        Assumption::MissingPolicy(_) => None,
    });
    (answer.result.decision, facts.collect(), deciding_sentence(&answer.request, &answer.result))
}

fn reopened(world: &World) -> World {
    snapshot::from_json(&snapshot::to_json(world)).unwrap()
}

use EvaluationDecision::{Allowed, ExplicitDeny, ImplicitDeny};

#[test]
fn a_verdict_that_hangs_on_the_region_says_so_until_it_is_told() {
    let statement = r#"{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":"iam:*","Resource":"*",
        "Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-central-1"}}}"#;
    let bucket = r#"{"BucketPolicies":{"invoices":{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::invoices/*"}}}}"#;
    let mut world = read(vec![file("details.json", details(statement)), file("bucket.json", bucket)]).world;
    let region = UnknownFact::Region(ACCOUNT.into());
    let (decision, facts, sentence) = ask(&world, "ec2:DescribeInstances", "*");
    assert_eq!((decision, facts), (ExplicitDeny, vec![region.clone()]));
    let begins = "Not allowed, unless the service control policies of account `111122223333` and the Region of account \
                  `111122223333` (not imported) let it.";
    assert!(sentence.starts_with(begins), "{sentence}");
    // A bucket that came with the files is taken to be where the account works.
    assert_eq!(ask(&world, "s3:GetObject", "arn:aws:s3:::invoices/1.pdf").1, std::slice::from_ref(&region));
    // An ARN tells its own, and no Region counts for global services.
    let queue = |region: &str| format!("arn:aws:sqs:{region}:111122223333:orders");
    for (action, resource, expected) in [
        ("sqs:SendMessage", queue("eu-central-1"), Allowed),
        ("sqs:SendMessage", queue("eu-west-1"), ExplicitDeny),
        ("iam:ListUsers", "*".to_owned(), Allowed),
        ("budgets:ViewBudget", "arn:aws:budgets::111122223333:budget/all".to_owned(), ExplicitDeny),
    ] {
        let (decision, facts, _) = ask(&world, action, &resource);
        assert_eq!((decision, facts), (expected, vec![]), "{action} on {resource}");
    }
    assert_eq!(reopened(&world), world);
    assert_eq!(world.supply_fact(&region, "Frankfurt"), Err(SupplyFactError::Region("Frankfurt".to_owned())));
    for (told, expected) in [("eu-west-1", ExplicitDeny), ("eu-central-1", Allowed)] {
        let mut world = world.clone();
        world.supply_fact(&region, told).unwrap();
        assert!(world.region_is_told(ACCOUNT));
        for (action, resource) in
            [("ec2:DescribeInstances", "*"), ("s3:GetObject", "arn:aws:s3:::invoices/1.pdf")]
        {
            let (decision, facts, _) = ask(&world, action, resource);
            assert_eq!((decision, facts), (expected, vec![]), "{told}");
        }
        assert_eq!(reopened(&world), world);
    }
    // Setting the account's Region tells it as well.
    assert!(world.set_region(ACCOUNT, "eu-central-1"));
    assert_eq!(ask(&world, "ec2:DescribeInstances", "*").1, []);
}

/// Several Regions in the ARNs, or none: nothing is proposed, and what is left empty stays open.
#[test]
fn a_region_that_was_not_answered_stays_open() {
    let one = r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}"#;
    let two = r#"{"Effect":"Allow","Action":"sqs:*","Resource":["arn:aws:sqs:eu-west-1:*:a","arn:aws:sqs:us-east-1:*:a"]}"#;
    let both = format!("{one},{two}");
    for statements in [one, &both] {
        let imported = read(vec![file("details.json", details(statements))]);
        assert_eq!(imported.questions.region, None);
        let open = imported.world_with(&ImportAnswers::default());
        let region = UnknownFact::Region(ACCOUNT.into());
        let (decision, facts, _) = ask(&open, "ec2:StartInstances", "*");
        assert_eq!((decision, facts), (ImplicitDeny, vec![region]));
        for (region, expected) in [("eu-west-1", Allowed), ("us-east-1", ImplicitDeny)] {
            let told =
                imported.world_with(&ImportAnswers { region: region.into(), ..ImportAnswers::default() });
            let (decision, facts, _) = ask(&told, "ec2:StartInstances", "*");
            assert_eq!((decision, facts), (expected, vec![]), "{region}");
        }
    }
}

const OF_ORGANIZATION: &str = r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::shared/${aws:PrincipalOrgID}/*"},
    {"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-exampleorgid"}}},
    {"Effect":"Allow","Action":"sns:*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorgid/*/ou-ab12-11111111/*"}}},
    {"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#;
const QUEUE: &str = "arn:aws:sqs:us-east-1:111122223333:jobs";
const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:news";
const SHARED: &str = "arn:aws:s3:::shared/o-exampleorgid/a";

#[test]
fn whether_an_account_is_in_an_organization_is_asked_where_a_verdict_hangs_on_it() {
    let mut world = imported(OF_ORGANIZATION);
    let organization = UnknownFact::Organization(ACCOUNT.into());
    for (action, resource) in [("sqs:SendMessage", QUEUE), ("s3:GetObject", SHARED), ("sns:Publish", TOPIC)] {
        let (decision, facts, sentence) = ask(&world, action, resource);
        assert_eq!((decision, facts), (ImplicitDeny, vec![organization.clone()]), "{action}");
        assert!(sentence.contains("the organization of account `111122223333`"), "{sentence}");
    }
    assert_eq!(ask(&world, "ec2:StartInstances", "*").1, []);
    assert_eq!(ask(&world, "s3:GetObject", "arn:aws:s3:::elsewhere/o-exampleorgid/a").1, []);
    assert_eq!(world.supply_fact(&organization, "exampleorgid"), Err(SupplyFactError::OrganizationId));
    let told = |text: &str| {
        let mut world = world.clone();
        world.supply_fact(&organization, text).unwrap();
        assert_eq!(reopened(&world), world);
        world
    };
    for (text, expected) in [("o-exampleorgid", Allowed), ("o-another0org", ImplicitDeny), ("", ImplicitDeny)]
    {
        let world = told(text);
        for (action, resource) in [("sqs:SendMessage", QUEUE), ("s3:GetObject", SHARED)] {
            let (decision, facts, _) = ask(&world, action, resource);
            assert_eq!((decision, facts), (expected, vec![]), "{text}, {action}");
        }
    }
    // In none there is no path; in one it is still open.
    assert_eq!(ask(&told(""), "sns:Publish", TOPIC).1, []);
    let mut world = told("o-exampleorgid");
    let path = UnknownFact::OrganizationPath(ACCOUNT.into());
    assert_eq!(ask(&world, "sns:Publish", TOPIC).1, std::slice::from_ref(&path));
    for wrong in [
        "o-exampleorgid",
        "o-exampleorgid/ou-ab12-11111111/",
        "o-exampleorgid/r-ab12",
        "o-another0org/r-ab12/",
    ] {
        assert!(world.supply_fact(&path, wrong).is_err(), "{wrong}");
    }
    world.supply_fact(&path, "o-exampleorgid/r-ab12/ou-ab12-11111111/").unwrap();
    assert_eq!(ask(&world, "sns:Publish", TOPIC).0, Allowed);
    world.supply_fact(&path, "o-exampleorgid/r-ab12/ou-ab12-22222222/").unwrap();
    let (decision, facts, _) = ask(&world, "sns:Publish", TOPIC);
    assert_eq!((decision, facts), (ImplicitDeny, vec![]));
    assert_eq!(reopened(&world), world);
}

/// The files have policies of an organization and do not say which one it is.
#[test]
fn the_id_of_an_organization_is_told_once_for_all_its_accounts() {
    let policy = r#"{"Policy":{"PolicySummary":{"Id":"p-stay","Name":"stay","Type":"SERVICE_CONTROL_POLICY"},
        "Content":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"organizations:LeaveOrganization\",\"Resource\":\"*\"}]}"}}"#;
    let perimeter = r#"{"Effect":"Deny","Action":"sqs:*","Resource":"*",
        "Condition":{"StringNotEqualsIfExists":{"aws:ResourceOrgID":"${aws:PrincipalOrgID}"}}}"#;
    let statements = format!("{OF_ORGANIZATION},{perimeter}");
    let files = vec![file("details.json", details(&statements)), file("policy.json", policy)];
    let mut world = read(files).world;
    let (decision, facts, _) = ask(&world, "sqs:SendMessage", QUEUE);
    assert_eq!((decision, facts), (ImplicitDeny, vec![UnknownFact::OrganizationId]));
    // A queue of an account of which nothing was read.
    let elsewhere = "arn:aws:sqs:us-east-1:444455556666:jobs";
    let facts = ask(&world, "sqs:SendMessage", elsewhere).1;
    assert_eq!(facts, [UnknownFact::OrganizationId, UnknownFact::Organization("444455556666".into())]);
    world.supply_fact(&UnknownFact::OrganizationId, "o-exampleorgid").unwrap();
    assert_eq!(world.organization().unwrap().id, "o-exampleorgid");
    let (decision, facts, _) = ask(&world, "sqs:SendMessage", QUEUE);
    assert_eq!((decision, facts), (Allowed, vec![]));
    assert_eq!(ask(&world, "s3:GetObject", SHARED).0, Allowed);
    assert_eq!(ask(&world, "sns:Publish", TOPIC).1, [UnknownFact::OrganizationPath(ACCOUNT.into())]);
    assert_eq!(reopened(&world), world);
}

/// What was saved before was told the Region that it has.
#[test]
fn a_world_that_was_saved_before_keeps_its_answers() {
    let world = imported(
        r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}}"#,
    );
    let saved = snapshot::to_json(&world);
    let mut before: serde_json::Value = serde_json::from_str(&saved).unwrap();
    before["coverage"].as_object_mut().unwrap().remove("accounts_without_region").unwrap();
    let before = snapshot::from_json(&before.to_string()).unwrap();
    let answers = [&world, &before].map(|world| ask(world, "ec2:StartInstances", "*").0);
    assert_eq!(answers, [ImplicitDeny, Allowed]);
}
