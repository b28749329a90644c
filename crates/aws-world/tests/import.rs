//! Real accounts' files read into worlds. The files are in `tests/import/`, in the forms of the AWS CLI and of the API.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use aws_world::iam::IamCall;
use aws_world::import::transfer::{Receiver, Sender};
use aws_world::import::{Import, ImportAnswers, ImportError, ImportFile, ImportedWorld, MAX_BYTES};
use aws_world::{AccessQuery, ApiCall, SimTime, World, snapshot};
use iam_policy::document::{PolicyType, size_of};
use iam_policy::explanation::EvaluationDecision;

#[path = "import/buckets.rs"]
mod buckets;
#[path = "import/managed_roles.rs"]
mod managed_roles;
#[path = "import/organization.rs"]
mod organization;
#[path = "import/region.rs"]
mod region;
#[path = "import/unknown_facts.rs"]
mod unknown_facts;

const DETAILS: &str = include_str!("import/details.json");
const OTHER_ACCOUNT: &str = include_str!("import/other-account.json");
const BESIDE: &str = include_str!("import/beside.json");

const NOW: SimTime = SimTime(1_772_442_000);

fn file(name: &str, text: impl Into<String>) -> ImportFile {
    ImportFile { name: name.into(), text: text.into() }
}

fn import(files: Vec<ImportFile>) -> Result<ImportedWorld, ImportError> {
    let handed = handed(files.clone());
    let outcome = read_here(files);
    assert_eq!(handed, outcome);
    outcome
}

fn read_here(files: Vec<ImportFile>) -> Result<ImportedWorld, ImportError> {
    let mut import = Import::new(files, NOW)?;
    let mut before = import.progress().0;
    while import.step(1) {
        assert!(import.progress().0 >= before, "it goes on");
        before = import.progress().0;
    }
    let (read, all) = import.progress();
    assert_eq!(read, all);
    import.finish()
}

/// What another thread has of it.
fn handed(files: Vec<ImportFile>) -> Result<ImportedWorld, ImportError> {
    let (mut sender, mut receiver) = (Sender::new(files, NOW), Receiver::default());
    let mut take = |text: String| receiver.receive(&text).unwrap();
    while sender.step(2, &mut take).is_some() {}
    sender.finish(&mut take);
    receiver.finish()
}

fn read(files: Vec<ImportFile>) -> ImportedWorld {
    import(files).expect("an account")
}

fn said(imported: &ImportedWorld) -> Vec<String> {
    imported.findings.iter().map(|finding| format!("{} - {}", finding.location, finding.message)).collect()
}

fn answer(world: &World, principal: &str, action: &str, resource: &str) -> EvaluationDecision {
    let query =
        AccessQuery { principal_arn: principal.into(), action: action.into(), resource: resource.into() };
    world.simulate_access(&query).expect("somebody who is there").result.decision
}

const ANN: &str = "arn:aws:iam::111122223333:user/ann";
const APP: &str = "arn:aws:iam::111122223333:role/team/App";

#[test]
fn what_is_printed_is_there() {
    let imported = read(vec![file("details.json", DETAILS)]);
    assert_eq!(said(&imported), Vec::<String>::new());
    let account = imported.world.accounts().get("111122223333").unwrap();
    let ann = account.iam.users.get("ann").unwrap();
    assert_eq!((ann.id.as_str(), ann.created.iso8601().as_str()), ("AIDAEXAMPLEANN", "2024-05-06T07:08:09Z"));
    assert_eq!(ann.tags.get("team").map(String::as_str), Some("photos"));
    assert_eq!(ann.permissions.boundary.as_deref(), Some("arn:aws:iam::aws:policy/PowerUserAccess"));
    assert_eq!(account.iam.groups.get("readers").unwrap().users, ["ann"]);
    let policy = account.iam.policies.get("Photos").unwrap();
    assert_eq!(
        (policy.versions.len(), policy.default_version.as_str(), policy.versions_created),
        (2, "v3", 3)
    );
    assert_eq!(account.iam.instance_profiles.get("AppProfile").unwrap().role.as_deref(), Some("App"));
    let managed = imported.world.aws_managed_document("arn:aws:iam::aws:policy/service-role/Rare").unwrap();
    assert!(managed.0.text().contains("rare:Get"));
    let counts = imported.counts;
    assert_eq!((counts.users, counts.groups, counts.roles, counts.policies), (1, 1, 1, 1));
}

#[test]
fn it_answers_as_the_account_does() {
    let world = read(vec![file("details.json", DETAILS)]).world;
    let photo = "arn:aws:s3:::photos/cat.jpg";
    use EvaluationDecision::{Allowed, ExplicitDeny, ImplicitDeny};
    // By the group's inline policy, within the boundary.
    assert_eq!(answer(&world, ANN, "s3:GetObject", photo), Allowed);
    // By her own policy, but not by the boundary.
    assert_eq!(answer(&world, ANN, "iam:CreateUser", "*"), ImplicitDeny);
    // The version in force, which is not the newest.
    assert_eq!(answer(&world, APP, "s3:PutObject", photo), Allowed);
    assert_eq!(answer(&world, APP, "s3:DeleteObject", photo), ExplicitDeny);
    assert_eq!(answer(&world, APP, "rare:GetThing", "*"), Allowed);
}

#[test]
fn pages_lists_and_encodings_are_all_the_same() {
    let whole = snapshot::to_json(&read(vec![file("a", DETAILS)]).world);
    let value: serde_json::Value = serde_json::from_str(DETAILS).unwrap();
    let pages: Vec<String> = value
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, list)| list.is_array())
        .map(|(key, list)| {
            let mut page = serde_json::Map::new();
            page.insert(key.clone(), list.clone());
            page.insert("IsTruncated".into(), true.into());
            page.insert("Marker".into(), "x".into());
            serde_json::to_string_pretty(&page).unwrap()
        })
        .collect();
    assert!(pages.len() >= 4);
    for files in [
        vec![file("a", pages.join("\n"))],
        vec![file("a", format!("[{}]", pages.join(",")))],
        pages.iter().map(|page| file("a", page.clone())).collect(),
        pages.iter().rev().map(|page| file("a", page.clone())).collect(),
        // As the API gives it: policies encoded as in a URL.
        vec![file("a", encoded(value.clone()).to_string())],
    ] {
        let world = read(files).world;
        // Written out differently, the documents say the same.
        let plain = |text: &str| text.replace("\\n", "").replace(' ', "");
        assert_eq!(plain(&snapshot::to_json(&world)), plain(&whole));
    }
}

/// Every document as the API encodes it.
fn encoded(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(members) if members.contains_key("Statement") => {
            let text = serde_json::to_string_pretty(&Value::Object(members)).unwrap();
            Value::String(text.bytes().map(|byte| format!("%{byte:02X}")).collect())
        }
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, encoded(value))).collect(),
        Value::Array(items) => items.into_iter().map(encoded).collect(),
        other => other,
    }
}

#[test]
fn several_accounts_with_what_is_beside_them() {
    let files = vec![file("one.json", DETAILS), file("two.json", OTHER_ACCOUNT), file("beside.json", BESIDE)];
    let imported = read(files);
    let owner = |bucket: &str| (bucket.to_owned(), "111122223333".to_owned());
    let bucket_owners = [owner("photos"), owner("secrets")].into();
    let world = &imported.world_with(&ImportAnswers { bucket_owners, ..ImportAnswers::default() });
    // And the organization's management account.
    assert_eq!((world.accounts().len(), imported.counts.accounts), (3, 2));
    assert_eq!(world.accounts().get("444455556666").unwrap().name, "Partner");
    let partner = "arn:aws:iam::444455556666:role/Partner";
    use EvaluationDecision::{Allowed, ExplicitDeny};
    assert_eq!(answer(world, partner, "s3:GetObject", "arn:aws:s3:::photos/cat.jpg"), Allowed);
    assert_eq!(answer(world, partner, "s3:GetObject", "arn:aws:s3:::secrets/cat.jpg"), ExplicitDeny);
    // The service control policy.
    assert_eq!(answer(world, partner, "organizations:LeaveOrganization", "*"), ExplicitDeny);
    // Of AWS's policies those that are built in are not kept twice.
    let own: Vec<&String> = world.own_aws_managed().map(|(arn, _)| arn).collect();
    assert_eq!(own, ["arn:aws:iam::aws:policy/service-role/Rare"]);
    let said = said(&imported).join("\n");
    for part in ["each is attached to every account", "Block Public Access", "say it below"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    // What was read can be saved and opened again.
    let saved = snapshot::to_json(world);
    assert_eq!(snapshot::from_json(&saved).unwrap(), *world);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_there() {
    let damaged = include_str!("import/damaged.json");
    let imported = read(vec![file("damaged.json", damaged)]);
    let expected = [
        "damaged.json: user no arn - It has no ARN with an account id, and is left out.",
        "damaged.json: user far - It is in another partition than aws, which this world does not have, and is left out.",
        "damaged.json: user moved - Its name and path do not make its ARN, and it is left out.",
        "damaged.json: user bob, inline policy Typo - A policy document has an error and allows nothing here: `Efect` is not an element of a statement. Remove it, or check the spelling. (line 1, column 40)",
        "damaged.json: role Distrustful - Its policy document is missing.",
        "damaged.json: policy Old - The version in force is missing, so it is left out.",
        "damaged.json - Surprise is nothing that is read here.",
        "user bob - Its group nobody is not in the files, so the group's policies are missing. Print the details without --filter, or with Group among its values.",
        "policy arn:aws:iam::111122223333:policy/Old - Something has this policy, and its document is not in the files: answers that hang on it say so. Print the details without --filter, or with LocalManagedPolicy and AWSManagedPolicy among its values.",
    ];
    let said = said(&imported);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        let start = expected.split("nothing here: ").next().unwrap();
        assert!(said.starts_with(start), "{said}\n{expected}");
    }
    assert_eq!(imported.counts.users, 1);
    assert_eq!(
        answer(&imported.world, "arn:aws:iam::111122223333:user/bob", "s3:GetObject", "*"),
        EvaluationDecision::ImplicitDeny
    );
}

#[test]
fn what_is_no_account_is_refused() {
    for (text, line, column) in [("hello", 1, 1), ("{\n  \"UserDetailList\" [", 2, 20)] {
        let Err(ImportError::NotJson { file, position }) = import(vec![file("a", text)]) else {
            panic!("{text}")
        };
        assert_eq!((file.as_str(), position.line, position.column), ("a", line, column), "{text}");
    }
    for text in ["", "[]", "{}", r#"{"UserDetailList":[]}"#, BESIDE] {
        assert_eq!(import(vec![file("a", text)]).err(), Some(ImportError::NoAccount), "{text}");
    }
    let long = " ".repeat(MAX_BYTES);
    assert_eq!(import(vec![file("a", long), file("b", DETAILS)]).err(), Some(ImportError::TooLarge));
}

#[test]
fn a_cut_file_is_no_reason_to_panic() {
    let text = DETAILS;
    for end in (0..text.len()).step_by(23) {
        let Ok(imported) = import(vec![file("a", &text[..end])]) else { continue };
        assert!(!imported.findings.is_empty());
        let saved = snapshot::to_json(&imported.world);
        assert_eq!(snapshot::from_json(&saved).unwrap(), imported.world);
    }
}

#[test]
fn policies_that_come_before_the_rest_are_all_there() {
    let policy = |number: usize, bucket: &str| {
        let resources: Vec<String> =
            (0..40).map(|part| format!("\"arn:aws:s3:::{bucket}-{number}/{part}/*\"")).collect();
        format!(
            r#"{{"PolicyName":"p{number}","PolicyId":"ANPA{number:016}","Arn":"arn:aws:iam::111122223333:policy/p{number}","Path":"/","DefaultVersionId":"v1","PolicyVersionList":[{{"Document":{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:GetObject","Resource":[{}]}}]}},"VersionId":"v1","IsDefaultVersion":true}}]}}"#,
            resources.join(",")
        )
    };
    let policies: Vec<String> = (0..400).map(|number| policy(number, "first")).collect();
    // A page that repeats one: the last one counts.
    let repeated = policy(7, "second");
    let imported = read(vec![
        file("page-1.json", format!(r#"{{"Policies":[{}]}}"#, policies.join(","))),
        file("page-2.json", format!(r#"{{"Policies":[{repeated}]}}"#)),
        file("details.json", DETAILS),
    ]);
    let account = imported.world.accounts().get("111122223333").unwrap();
    assert_eq!(account.iam.policies.len(), 401);
    for (number, bucket) in [(0, "first"), (7, "second"), (399, "first")] {
        let policy = account.iam.policies.get(&format!("p{number}")).unwrap();
        assert!(policy.versions[0].document.0.text().contains(bucket));
    }
}

/// The quota is a customer's (IAM User Guide, *IAM and AWS STS quotas*): AWS writes longer policies, and they are no finding.
#[test]
fn an_aws_managed_policy_may_be_longer_than_the_quota() {
    let actions: Vec<String> = (0..400).map(|number| format!("\"rare:GetThingNumber{number}\"")).collect();
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":[{}],"Resource":"*"}}]}}"#,
        actions.join(",")
    );
    let size = size_of(&text, PolicyType::Identity);
    assert!(size.counted > size.limit);
    let arn = "arn:aws:iam::aws:policy/Long";
    let details = format!(
        r#"{{"UserDetailList":[{{"Arn":"{ANN}","UserName":"ann","UserId":"AIDAEXAMPLEANN","Path":"/","AttachedManagedPolicies":[{{"PolicyName":"Long","PolicyArn":"{arn}"}}]}}],
           "Policies":[{{"PolicyName":"Long","Arn":"{arn}","DefaultVersionId":"v9","PolicyVersionList":[{{"VersionId":"v9","IsDefaultVersion":true,"Document":{text}}}]}}]}}"#
    );
    let imported = read(vec![file("details.json", details)]);
    assert_eq!(said(&imported), Vec::<String>::new());
    let mut world = imported.world;
    assert_eq!(answer(&world, ANN, "rare:GetThingNumber7", "*"), EvaluationDecision::Allowed);
    let create = IamCall::CreatePolicy {
        policy_name: "Long".into(),
        path: "/".into(),
        policy_document: text,
        description: String::new(),
        tags: Default::default(),
    };
    let administrator = world.administrator("111122223333");
    let refused = world.call(&administrator, ApiCall::Iam(create)).result.expect_err("too long");
    assert_eq!(refused.code.as_str(), "LimitExceeded");
}
