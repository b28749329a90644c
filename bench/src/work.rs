//! The work each row is about: policies as text, and what is asked.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, PolicySource};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

pub const ACCOUNT: &str = "111122223333";

/// One role with three statements.
pub const ROLE: &str = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:111122223333:log-group:app:*"},
  {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::photos/*"},
  {"Effect":"Deny","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::photos/originals/*"}]}"#;

pub const BUCKET: &str = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/backup"},"Action":"s3:*","Resource":"arn:aws:s3:::photos/*"},
  {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::photos/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#;

pub const SCP: &str = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Action":"*","Resource":"*"},
  {"Effect":"Deny","Action":["organizations:LeaveOrganization","cloudtrail:StopLogging"],"Resource":"*"}]}"#;

pub const BOUNDARY: &str = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Action":["s3:*","logs:*","sqs:*","ec2:Describe*"],"Resource":"*"}]}"#;

/// Ten large ones that learners and engineers meet.
pub const MANAGED: [&str; 10] = [
    "ReadOnlyAccess",
    "SecurityAudit",
    "ViewOnlyAccess",
    "PowerUserAccess",
    "DatabaseAdministrator",
    "NetworkAdministrator",
    "SystemAdministrator",
    "DataScientist",
    "AWSSupportServiceRolePolicy",
    "AWSConfigServiceRolePolicy",
];

/// All AWS managed policies: name and document, without white space. They come from the PyPI package `moto`.
pub fn managed() -> Vec<(String, String)> {
    let file = std::env::var("AWS_MANAGED_POLICIES").unwrap_or_else(|_| "aws_managed_policies.py".to_owned());
    let text =
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}; see CONTRIBUTING.md"));
    let json = text.split_once("\"\"\"").unwrap().1.rsplit_once("\"\"\"").unwrap().0;
    let all: serde_json::Value = serde_json::from_str(json).unwrap();
    let policies = all.as_object().unwrap().iter();
    policies.map(|(name, policy)| (name.clone(), policy["Document"].to_string())).collect()
}

pub fn ten(managed: &[(String, String)]) -> Vec<String> {
    let find = |name: &&str| managed.iter().find(|(known, _)| known == name).unwrap().1.clone();
    MANAGED.iter().map(find).collect()
}

pub fn attached(text: &str, policy_type: PolicyType) -> AttachedPolicy {
    let document = PolicyDocument::parse(text, policy_type);
    assert!(document.is_valid(), "{:?}", document.errors());
    let source = PolicySource {
        policy_type,
        name: "policy".into(),
        arn: None,
        attached_to: "arn:aws:iam::111122223333:role/app".into(),
    };
    AttachedPolicy { document: Arc::new(document), source }
}

/// Row 2: ten managed policies, a bucket policy, a service control policy, a boundary.
pub fn many(ten: &[String]) -> PolicySet {
    PolicySet {
        identity: ten.iter().map(|text| attached(text, PolicyType::Identity)).collect(),
        resource: vec![attached(BUCKET, PolicyType::Resource)],
        permissions_boundary: Some(attached(BOUNDARY, PolicyType::PermissionsBoundary)),
        service_control: vec![vec![attached(SCP, PolicyType::ServiceControl)]],
        ..PolicySet::default()
    }
}

pub fn role(name: &str) -> Principal {
    Principal::RoleSession {
        role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{name}"),
        session_arn: format!("arn:aws:sts::{ACCOUNT}:assumed-role/{name}/s1"),
    }
}

pub fn request(name: &str, action: &str, resource: &str) -> AuthorizationRequest {
    let mut context = RequestContext::default();
    for (key, value) in [
        ("aws:SecureTransport", "true"),
        ("aws:PrincipalArn", "arn:aws:iam::111122223333:role/app"),
        ("aws:RequestedRegion", "eu-west-1"),
        ("aws:SourceIp", "203.0.113.7"),
    ] {
        context.set(key, ContextValue::One(value.to_owned()));
    }
    AuthorizationRequest {
        caller: role(name),
        action: action.to_owned(),
        resource: resource.to_owned(),
        resource_account: None,
        context,
    }
}

/// Row 3: 100 callers with policies of their own, 50 actions, 20 resources.
pub struct MatrixInput {
    pub policies: Vec<String>,
    pub actions: Vec<String>,
    pub resources: Vec<String>,
}

pub fn matrix() -> MatrixInput {
    let verbs = ["Get", "Put", "List", "Delete", "Describe"];
    let nouns = ["Object", "Acl", "Tags", "Policy", "Queue", "Item", "Key", "Group", "Role", "Event"];
    let services = ["s3", "sqs", "logs", "dynamodb", "kms"];
    let actions = (0..50).map(|n| format!("{}:{}{}", services[n % 5], verbs[n / 10], nouns[n % 10]));
    let resources = (0..20).map(|n| format!("arn:aws:s3:::bucket-{}/folder/object-{n}", n % 7));
    let policies = (0..100).map(|n| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[
              {{"Effect":"Allow","Action":["s3:Get*","s3:List*","{}:*"],"Resource":"arn:aws:s3:::bucket-{}/*"}},
              {{"Effect":"Allow","Action":["{}:PutObject","kms:DeleteKey"],"Resource":"*"}},
              {{"Effect":"Deny","Action":"s3:Delete*","Resource":"arn:aws:s3:::bucket-{}/*"}}]}}"#,
            services[n % 5],
            n % 7,
            services[n % 3],
            n % 4,
        )
    });
    MatrixInput { policies: policies.collect(), actions: actions.collect(), resources: resources.collect() }
}

/// A pattern of fifty stars and ten kilobytes that it nearly matches.
pub fn hostile() -> (String, String) {
    ("a*".repeat(50) + "b", "a".repeat(10_000))
}
