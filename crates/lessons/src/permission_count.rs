//! Policy golf: the number of requests that a principal's policies permit, of those that can be made of a world's resources.

use aws_world::World;
use aws_world::world::ActionOnResource;
use iam_policy::explanation::EvaluationDecision;

const OBJECT: [&str; 4] = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging"];
const BUCKET: [&str; 5] =
    ["s3:ListBucket", "s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:DeleteBucket"];
const STREAM: [&str; 3] = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:GetLogEvents"];
const GROUP: [&str; 3] = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:DeleteLogGroup"];
const ROLE: [&str; 5] =
    ["sts:AssumeRole", "iam:PassRole", "iam:GetRole", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole"];
const USER: [&str; 3] = ["iam:CreateAccessKey", "iam:AttachUserPolicy", "iam:DeleteUser"];
const OTHER: [&str; 5] = [
    "s3:ListAllMyBuckets",
    "iam:ListUsers",
    "iam:ListRoles",
    "ec2:DescribeInstances",
    "cloudwatch:PutMetricData",
];

/// The requests that are counted: those for each bucket and its objects, log group, role and user of the world.
pub fn counted_requests(world: &World) -> Vec<ActionOnResource> {
    let mut all = Vec::new();
    let mut add = |actions: &[&str], resource: &str| {
        let request =
            |action: &&str| ActionOnResource { action: (*action).to_owned(), resource: resource.to_owned() };
        all.extend(actions.iter().map(request));
    };
    for account in world.accounts().values() {
        for (name, bucket) in account.s3.buckets.iter() {
            let bucket_arn = ["arn:aws:s3:::", name].concat();
            add(&BUCKET, &bucket_arn);
            let photos = ["photos/cat.jpg", "photos/new.jpg", "private/keys.txt"];
            let kept = bucket.objects.keys().map(String::as_str).filter(|key| !photos.contains(key));
            for key in photos.into_iter().chain(kept) {
                add(&OBJECT, &[&bucket_arn, "/", key].concat());
            }
        }
        for name in account.logs.groups.keys() {
            let group = ["arn:aws:logs:us-east-1:", &account.id, ":log-group:", name].concat();
            add(&GROUP, &[&group, ":*"].concat());
            add(&STREAM, &[&group, ":log-stream:web"].concat());
        }
        for role in account.iam.roles.values() {
            add(&ROLE, &role.arn);
        }
        for user in account.iam.users.values() {
            add(&USER, &user.arn);
        }
    }
    add(&OTHER, "*");
    all
}

/// A round of policy golf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermissionCount {
    /// How many of the counted requests are permitted.
    pub permitted: usize,
    /// How many are counted.
    pub counted: usize,
}

/// Counts the requests that a principal may make. `None` where there is no such principal.
pub fn count(world: &World, principal_arn: &str) -> Option<PermissionCount> {
    let requests = counted_requests(world);
    let counted = requests.len();
    let decisions = world.simulate_access_matrix(&[principal_arn.to_owned()], &requests);
    let decisions = decisions.into_iter().collect::<Option<Vec<_>>>()?;
    let is_allowed = |decision: &&EvaluationDecision| **decision == EvaluationDecision::Allowed;
    Some(PermissionCount { permitted: decisions.iter().filter(is_allowed).count(), counted })
}

/// How many actions are counted, each on the resources that it is for.
pub fn counted_actions() -> usize {
    [&OBJECT[..], &BUCKET, &STREAM, &GROUP, &ROLE, &USER, &OTHER].iter().map(|actions| actions.len()).sum()
}
