//! Imports with missing documents. Accounts are generated, one document is taken out of their files, and an answer that its
//! absence changes has to name it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use aws_world::import::{Import, ImportFile};
use aws_world::world::{AccessDecision, ActionOnResource, SupplyPolicyError};
use aws_world::{AccessQuery, SimTime, World, snapshot};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::render::deciding_sentence;
use serde_json::{Value, json};

const ACCOUNT: &str = "111122223333";
const NOW: SimTime = SimTime(1_772_442_000);

/// An entry of an account's authorization details or policy files, with the missing policies that it would supply.
#[derive(Clone, Debug)]
struct DetailEntry {
    list: &'static str,
    value: Value,
    missing: Vec<MissingPolicy>,
}

/// Where choices come from; a failure comes back.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

fn missing(policy_type: PolicyType, arn: &str) -> MissingPolicy {
    MissingPolicy { policy_type, arn: arn.to_owned() }
}

fn statement(chance: &mut Chance) -> Value {
    json!({
        "Effect": chance.pick(&["Allow", "Allow", "Allow", "Deny"]),
        "Action": chance.pick(&["*", "s3:*", "s3:GetObject", "sts:AssumeRole", "ec2:*"]),
        "Resource": chance.pick(&["*", "*", "arn:aws:s3:::photos/*", "arn:aws:s3:::plans/*"]),
    })
}

fn policy(chance: &mut Chance) -> Value {
    json!({"Version": "2012-10-17", "Statement": [statement(chance), statement(chance)]})
}

/// The entries of an account: managed policies, groups, users, roles, bucket policies, service control policies.
fn account(chance: &mut Chance) -> Vec<DetailEntry> {
    let mut all = Vec::new();
    for name in ["a", "b", "c"] {
        let arn = format!("arn:aws:iam::{ACCOUNT}:policy/{name}");
        let value = json!({"PolicyName": name, "Arn": arn, "Path": "/", "DefaultVersionId": "v1",
            "PolicyVersionList": [{"VersionId": "v1", "Document": policy(chance)}]});
        let kinds = [PolicyType::Identity, PolicyType::PermissionsBoundary];
        all.push(DetailEntry {
            list: "Policies",
            value,
            missing: kinds.map(|kind| missing(kind, &arn)).to_vec(),
        });
    }
    let arn_of = |name: &str| format!("arn:aws:iam::{ACCOUNT}:policy/{name}");
    let group_arn = format!("arn:aws:iam::{ACCOUNT}:group/dev");
    let value = json!({"GroupName": "dev", "Arn": group_arn, "Path": "/",
        "GroupPolicyList": [{"PolicyName": "own", "PolicyDocument": policy(chance)}],
        "AttachedManagedPolicies": [{"PolicyArn": arn_of(chance.pick(&["a", "b", "c"]))}]});
    all.push(DetailEntry {
        list: "GroupDetailList",
        value,
        missing: vec![missing(PolicyType::Identity, &group_arn)],
    });
    for name in ["ann", "bob"] {
        let mut user = json!({"UserName": name, "Arn": format!("arn:aws:iam::{ACCOUNT}:user/{name}"), "Path": "/",
            "GroupList": if chance.below(2) == 0 { json!(["dev"]) } else { json!([]) },
            "AttachedManagedPolicies": [{"PolicyArn": arn_of(chance.pick(&["a", "b", "c"]))}]});
        if chance.below(3) == 0 {
            user["PermissionsBoundary"] = json!({"PermissionsBoundaryArn": arn_of(chance.pick(&["a", "b"]))});
        }
        all.push(DetailEntry { list: "UserDetailList", value: user, missing: Vec::new() });
    }
    let role_arn = format!("arn:aws:iam::{ACCOUNT}:role/App");
    let trusted = chance.pick(&["user/ann", "user/bob", "root"]);
    let value = json!({"RoleName": "App", "Arn": role_arn, "Path": "/", "AssumeRolePolicyDocument":
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": format!("arn:aws:iam::{ACCOUNT}:{trusted}")}}}});
    all.push(DetailEntry {
        list: "RoleDetailList",
        value,
        missing: vec![missing(PolicyType::Trust, &role_arn)],
    });
    for name in ["photos", "plans"] {
        let arn = format!("arn:aws:s3:::{name}");
        let value = json!({"Version": "2012-10-17", "Statement": {
            "Effect": chance.pick(&["Allow", "Deny"]), "Action": chance.pick(&["s3:*", "s3:GetObject"]),
            "Principal": {"AWS": format!("arn:aws:iam::{ACCOUNT}:user/{}", chance.pick(&["ann", "bob"]))},
            "Resource": format!("{arn}/*")}});
        all.push(DetailEntry { list: name, value, missing: vec![missing(PolicyType::Resource, &arn)] });
    }
    for id in ["p-1111", "p-2222"] {
        let content = json!({"Version": "2012-10-17", "Statement": {"Effect": "Deny",
            "Action": chance.pick(&["s3:PutObject", "ec2:*", "sts:*"]), "Resource": "*"}});
        let value = json!({"PolicySummary": {"Id": id, "Name": id, "Type": "SERVICE_CONTROL_POLICY",
            "Arn": format!("arn:aws:organizations::999900001111:policy/o-exampleorgid/service_control_policy/{id}")},
            "Content": content.to_string()});
        all.push(DetailEntry {
            list: "Policy",
            value,
            missing: vec![missing(PolicyType::ServiceControl, ACCOUNT)],
        });
    }
    all
}

fn imported(entries: &[DetailEntry]) -> World {
    let mut details = json!({});
    let mut buckets = json!({});
    let mut files = Vec::new();
    for entry in entries {
        match entry.list {
            "Policy" => files.push(json!({"Policy": entry.value}).to_string()),
            "photos" | "plans" => buckets[entry.list] = entry.value.clone(),
            list => {
                let known = details.as_object_mut().unwrap().entry(list).or_insert_with(|| json!([]));
                known.as_array_mut().unwrap().push(entry.value.clone());
            }
        }
    }
    files.extend([details.to_string(), json!({"BucketPolicies": buckets}).to_string()]);
    let files = files.into_iter().enumerate();
    let files = files.map(|(index, text)| ImportFile { name: index.to_string(), text }).collect();
    let world = Import::new(files, NOW).unwrap().finish().unwrap().world;
    let reopened = snapshot::from_json(&snapshot::to_json(&world)).unwrap();
    assert!(reopened == world, "what was not told is saved");
    world
}

fn questions() -> (Vec<String>, Vec<ActionOnResource>) {
    let principals = ["ann", "bob"].map(|name| format!("arn:aws:iam::{ACCOUNT}:user/{name}"));
    let requests = [
        ("s3:GetObject", "arn:aws:s3:::photos/cat.jpg"),
        ("S3:putobject", "arn:aws:s3:::plans/house.dwg"),
        ("sts:AssumeRole", "arn:aws:iam::111122223333:role/App"),
        ("ec2:StartInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i-1"),
        ("sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:jobs"),
    ];
    let requests = requests
        .map(|(action, resource)| ActionOnResource { action: action.into(), resource: resource.into() });
    (principals.to_vec(), requests.to_vec())
}

#[test]
fn a_document_that_is_taken_away_is_named_where_it_changes_an_answer() {
    let mut chance = Chance(0x5eed_0019);
    let (mut changed, mut certain) = (0, 0);
    let (principals, requests) = questions();
    for _ in 0..80 {
        let all = account(&mut chance);
        let told = imported(&all).simulate_access_matrix_with_assumptions(&principals, &requests);
        for place in 0..all.len() {
            let mut rest = all.clone();
            let removed = rest.remove(place);
            if removed.list == "UserDetailList" {
                continue;
            }
            let world = imported(&rest);
            let answers = world.simulate_access_matrix_with_assumptions(&principals, &requests);
            for (index, (before, after)) in told.iter().zip(&answers).enumerate() {
                let (before, after) = (before.as_ref().unwrap(), after.as_ref().unwrap());
                let question = (&principals[index / requests.len()], &requests[index % requests.len()]);
                assert_eq!(Some(after), asked(&world, question).as_ref(), "{question:?}");
                certain += usize::from(after.assumptions.is_empty());
                if is_allowed(before) != is_allowed(after) {
                    changed += 1;
                    let named = removed
                        .missing
                        .iter()
                        .any(|policy| after.assumptions.contains(&Assumption::MissingPolicy(policy.clone())));
                    assert!(named, "{question:?}\nwithout {removed:#?}\nis {after:?}\nof {rest:#?}");
                }
            }
        }
    }
    assert!(changed > 200 && certain > 1_000, "{changed} changed, {certain} hang on nothing");
}

fn is_allowed(answer: &AccessDecision) -> bool {
    answer.decision == EvaluationDecision::Allowed
}

/// The same answer with its trace, one by one.
fn asked(world: &World, (principal, request): (&String, &ActionOnResource)) -> Option<AccessDecision> {
    let query = AccessQuery {
        principal_arn: principal.clone(),
        action: request.action.clone(),
        resource: request.resource.clone(),
    };
    let result = world.simulate_access(&query)?.result;
    Some(AccessDecision { decision: result.decision, assumptions: result.assumptions })
}

fn sentence(world: &World, action: &str, resource: &str) -> String {
    let principal_arn = format!("arn:aws:iam::{ACCOUNT}:user/ann");
    let query = AccessQuery { principal_arn, action: action.into(), resource: resource.into() };
    let answer = world.simulate_access(&query).unwrap();
    deciding_sentence(&answer.request, &answer.result)
}

/// One user who may do everything by her own policy.
fn world_of_ann() -> World {
    let ann = json!({"UserDetailList": [{"UserName": "ann", "Arn": format!("arn:aws:iam::{ACCOUNT}:user/ann"), "Path": "/",
        "UserPolicyList": [{"PolicyName": "all", "PolicyDocument":
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]}]});
    let files = vec![ImportFile { name: "details.json".into(), text: ann.to_string() }];
    Import::new(files, NOW).unwrap().finish().unwrap().world
}

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/one";

#[test]
fn what_is_settled_is_no_longer_assumed_and_stays_so_when_saved() {
    let mut world = world_of_ann();
    let control = "the service control policies of account `111122223333`";
    let told = sentence(&world, "kms:Decrypt", KEY);
    let all = format!(
        "Allowed, if {control}, the policy of key `one` and the resource control policies of account `111122223333` (not \
         imported) let it."
    );
    assert!(told.starts_with(&all), "{told}");
    world.confirm_absent(missing(PolicyType::ServiceControl, ACCOUNT));
    world.confirm_absent(missing(PolicyType::ResourceControl, ACCOUNT));
    let told = sentence(&world, "kms:Decrypt", KEY);
    assert!(told.starts_with("Allowed, if the policy of key `one` (not imported) lets it."), "{told}");
    world.confirm_absent(missing(PolicyType::Resource, KEY));
    let told = sentence(&world, "kms:Decrypt", KEY);
    assert!(!told.contains("not imported") && told.contains("one has to allow"), "{told}");
    assert!(snapshot::from_json(&snapshot::to_json(&world)).unwrap() == world);
    // What was made here is known.
    assert!(!sentence(&world, "ec2:StartInstances", "*").contains("not imported"));
}

/// A managed policy, a boundary and a group that nobody gave are settled as a bucket's policy is, each by itself.
#[test]
fn what_the_caller_lacks_is_settled_too() {
    let policy = |name: &str| format!("arn:aws:iam::{ACCOUNT}:policy/{name}");
    let ann = json!({"UserDetailList": [{"UserName": "ann", "Arn": format!("arn:aws:iam::{ACCOUNT}:user/ann"), "Path": "/",
        "GroupList": ["dev"], "AttachedManagedPolicies": [{"PolicyArn": policy("More")}],
        "PermissionsBoundary": {"PermissionsBoundaryArn": policy("Limit")}}]});
    let files = vec![ImportFile { name: "details.json".into(), text: ann.to_string() }];
    let mut world = Import::new(files, NOW).unwrap().finish().unwrap().world;
    world.confirm_absent(missing(PolicyType::ServiceControl, ACCOUNT));
    let left = |world: &World| sentence(world, "ec2:StartInstances", "*");
    let (more, group, limit) =
        ("policy `More`", "the policies of group `dev`", "the permissions boundary `Limit`");
    assert!(left(&world).starts_with(&format!(
        "Not allowed, unless {more} and {group} (not imported) allow it and {limit} lets it."
    )));
    world.confirm_absent(missing(PolicyType::PermissionsBoundary, &policy("Limit")));
    assert!(
        left(&world).starts_with(&format!("Not allowed, unless {more} and {group} (not imported) allow it."))
    );
    // The same ARN as another type of policy is another policy.
    world.confirm_absent(missing(PolicyType::PermissionsBoundary, &policy("More")));
    assert!(left(&world).contains(more));
    world.confirm_absent(missing(PolicyType::Identity, &policy("More")));
    assert!(left(&world).starts_with(&format!("Not allowed, unless {group} (not imported) allow it.")));
    world.confirm_absent(missing(PolicyType::Identity, &format!("arn:aws:iam::{ACCOUNT}:group/dev")));
    assert!(!left(&world).contains("not imported"), "{}", left(&world));
}

#[test]
fn a_policy_that_is_given_counts() {
    let mut world = world_of_ann();
    world.confirm_absent(missing(PolicyType::ServiceControl, ACCOUNT));
    let queue = "arn:aws:sqs:us-east-1:111122223333:jobs";
    let policy = missing(PolicyType::Resource, queue);
    assert!(matches!(
        world.supply_policy(&policy, "{"),
        Err(SupplyPolicyError::InvalidDocument { position, .. }) if position.line == 1
    ));
    let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}}"#;
    world.supply_policy(&policy, deny).unwrap();
    let told = sentence(&world, "sqs:SendMessage", queue);
    assert!(told.starts_with("Statement 1 in the resource policy of `jobs` denies"), "{told}");
    assert!(snapshot::from_json(&snapshot::to_json(&world)).unwrap() == world);
    // What no import names as missing is not taken for a resource's policy.
    for policy_type in [PolicyType::Grant, PolicyType::VpcEndpoint] {
        let before = world.clone();
        let refused = world.supply_policy(&missing(policy_type, queue), deny).unwrap_err();
        assert_eq!(refused, SupplyPolicyError::NeedsItsFile);
        assert!(world == before);
    }
}

/// One document stands for all policies of an organization that are missing. A service control policy that only denies is
/// taken beside FullAWSAccess, one that allows is not.
#[test]
fn policies_of_an_organization_that_are_given_count() {
    let service_control = missing(PolicyType::ServiceControl, ACCOUNT);
    let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"sqs:*","Resource":"*"}}"#;
    let allow = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}"#;
    let not_a_policy_of_an_organization = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}}"#;
    let mut world = world_of_ann();
    assert!(world.supply_policy(&service_control, not_a_policy_of_an_organization).is_err());
    for (text, stop, list) in [(deny, true, false), (allow, false, true)] {
        world.supply_policy(&service_control, text).unwrap();
        let start = sentence(&world, "ec2:StartInstances", "*");
        assert!(start.starts_with("Allowed:") || start.starts_with("Statement"), "{start}");
        let list_queues = sentence(&world, "sqs:ListQueues", "*");
        assert_eq!(list_queues.contains("denies"), stop, "{list_queues}");
        let limit = "the service control policy `pasted` at account `111122223333` does not";
        assert_eq!(list_queues.contains(limit), list, "{list_queues}");
        assert!(!(start + &list_queues).contains("not imported"));
        assert!(snapshot::from_json(&snapshot::to_json(&world)).unwrap() == world);
    }
    let queue = "arn:aws:sqs:us-east-1:111122223333:jobs";
    let mut world = world_of_ann();
    world.confirm_absent(missing(PolicyType::ServiceControl, ACCOUNT));
    world.confirm_absent(missing(PolicyType::Resource, queue));
    let resource_control = missing(PolicyType::ResourceControl, ACCOUNT);
    world.supply_policy(&resource_control, not_a_policy_of_an_organization).unwrap();
    let told = sentence(&world, "sqs:SendMessage", queue);
    assert!(told.contains("resource control policy") && told.contains("denies"), "{told}");
    // A service that resource control policies do not reach.
    assert!(sentence(&world, "ec2:StartInstances", "*").contains("nothing denies it"));
    assert!(snapshot::from_json(&snapshot::to_json(&world)).unwrap() == world);
}

#[test]
fn the_policy_of_a_group_that_is_given_counts() {
    let group = format!("arn:aws:iam::{ACCOUNT}:group/dev");
    let ann = json!({"UserDetailList": [{"UserName": "ann", "Arn": format!("arn:aws:iam::{ACCOUNT}:user/ann"), "Path": "/",
        "GroupList": ["dev"]}]});
    let files = vec![ImportFile { name: "details.json".into(), text: ann.to_string() }];
    let mut world = Import::new(files, NOW).unwrap().finish().unwrap().world;
    world.confirm_absent(missing(PolicyType::ServiceControl, ACCOUNT));
    let policy =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:Start*","Resource":"*"}}"#;
    world.supply_policy(&missing(PolicyType::Identity, &group), policy).unwrap();
    let start = sentence(&world, "ec2:StartInstances", "*");
    assert!(start.contains("policy `dev` allows"), "{start}");
    let stop = sentence(&world, "ec2:StopInstances", "*");
    assert!(stop.contains("allow") && !stop.contains("not imported"), "{stop}");
    assert!(snapshot::from_json(&snapshot::to_json(&world)).unwrap() == world);
}

/// In a world that was built here what is not there is not there.
#[test]
fn a_world_that_was_built_here_was_told_everything() {
    let mut world = World::new(7, NOW);
    world.add_account(ACCOUNT, "Photo app");
    let query = AccessQuery {
        principal_arn: format!("arn:aws:iam::{ACCOUNT}:root"),
        action: "s3:GetObject".into(),
        resource: "arn:aws:s3:::somewhere/x".into(),
    };
    assert!(world.simulate_access(&query).unwrap().result.assumptions.is_empty() && !world.is_partial());
}
