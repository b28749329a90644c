//! A world of the size of a company's account: 1,000 users, 200 roles, 500 policies, 100 buckets. The native bench and
//! the one in the browser share it.

use aws_world::iam::{IamCall, Identity};
use aws_world::s3::{Listing, S3Call};
use aws_world::world::ActionOnResource;
use aws_world::{ApiCall, Caller, SimTime, World};

const ACCOUNT: &str = "111122223333";
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

pub struct BigWorld {
    pub world: World,
    administrator: Caller,
    reader: Caller,
    pub principals: Vec<String>,
    pub requests: Vec<ActionOnResource>,
    edits: usize,
}

fn policy(number: usize) -> String {
    let bucket = number % 100;
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::company-{bucket}/team-{number}/*"}},{{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::company-{bucket}"}}]}}"#
    )
}

impl BigWorld {
    pub fn new() -> Self {
        let mut world = World::new(1, SimTime(1_772_442_000));
        world.add_account(ACCOUNT, "Company");
        let administrator = world.administrator(ACCOUNT);
        let mut call = |call: ApiCall| {
            let record = world.call(&administrator, call);
            assert!(record.result.is_ok(), "{:?}", record.result);
        };
        let policy_arn = |number: usize| format!("arn:aws:iam::{ACCOUNT}:policy/team-{number}");
        for number in 0..500 {
            call(ApiCall::Iam(IamCall::CreatePolicy {
                policy_name: format!("team-{number}"),
                path: "/".into(),
                policy_document: policy(number),
                description: String::new(),
                tags: Default::default(),
            }));
        }
        for number in 0..100 {
            let bucket = format!("company-{number}");
            call(ApiCall::S3(S3Call::CreateBucket { bucket, region: "us-east-1".into() }));
        }
        for number in 0..200 {
            let role_name = format!("role-{number}");
            call(ApiCall::Iam(IamCall::CreateRole {
                role_name: role_name.clone(),
                path: "/".into(),
                assume_role_policy_document: TRUST.into(),
                description: String::new(),
                max_session_duration: 3600,
                permissions_boundary: None,
                tags: Default::default(),
            }));
            for step in 0..3 {
                let policy_arn = policy_arn((number * 7 + step) % 500);
                call(ApiCall::Iam(IamCall::AttachPolicy {
                    to: Identity::Role(role_name.clone()),
                    policy_arn,
                }));
            }
        }
        for number in 0..1000 {
            let user_name = format!("user-{number}");
            call(ApiCall::Iam(IamCall::CreateUser {
                user_name: user_name.clone(),
                path: "/".into(),
                permissions_boundary: None,
                tags: Default::default(),
            }));
            for step in 0..3 {
                let policy_arn = policy_arn((number * 3 + step) % 500);
                call(ApiCall::Iam(IamCall::AttachPolicy {
                    to: Identity::User(user_name.clone()),
                    policy_arn,
                }));
            }
        }
        let reader = Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:user/user-500") };
        let principals = (0..100).map(|n| format!("arn:aws:iam::{ACCOUNT}:user/user-{}", n * 10)).collect();
        let requests = (0..50)
            .map(|n| ActionOnResource {
                action: [
                    "s3:GetObject",
                    "s3:PutObject",
                    "s3:ListBucket",
                    "s3:DeleteObject",
                    "iam:CreateUser",
                ][n % 5]
                    .into(),
                resource: format!("arn:aws:s3:::company-{}/team-{n}/a", n * 2),
            })
            .collect();
        Self { world, administrator, reader, principals, requests, edits: 0 }
    }

    /// A call that is authorized by a user's own policies; every second one is denied.
    pub fn read(&mut self, rounds: usize) -> usize {
        let list = |bucket: usize| {
            ApiCall::S3(S3Call::ListObjectsV2 {
                bucket: format!("company-{bucket}"),
                listing: Listing::default(),
            })
        };
        (0..rounds).filter(|n| self.world.call(&self.reader, list(n % 2)).result.is_ok()).count()
    }

    /// A call that changes the world, of which a copy is kept as for undo.
    pub fn edit(&mut self, rounds: usize) -> usize {
        (0..rounds)
            .filter(|_| {
                let before = self.world.clone();
                self.edits += 1;
                let call = IamCall::PutInlinePolicy {
                    of: Identity::User(format!("user-{}", self.edits % 1000)),
                    policy_name: "own".into(),
                    policy_document: policy(self.edits % 500),
                };
                let done = self.world.call(&self.administrator, ApiCall::Iam(call)).result.is_ok();
                drop(before);
                done
            })
            .count()
    }

    /// 100 callers × 50 requests.
    pub fn matrix(&self) -> usize {
        self.world.simulate_access_matrix(&self.principals, &self.requests).iter().flatten().count()
    }
}
