//! Refusals of policies that follow the grammar.

pub(crate) const CHARACTERS: &str =
    "IAM does not take this character in a policy; use letters of the Latin alphabet";

pub(crate) fn unknown_partition(partition: &str) -> String {
    format!("there is no partition `{partition}`; write `aws`, `aws-cn` or another that exists")
}

pub(crate) const REGION_IN_ARN_OF_IAM: &str =
    "an ARN of IAM has no Region; leave that part empty, as in `arn:aws:iam::111122223333:role/app`";
pub(crate) const UNKNOWN_TYPE_OF_IAM: &str =
    "IAM has no such type of resource; it begins with one such as `user/`, `role/` or `policy/`";
pub(crate) const REGION_IN_ARN_OF_BUCKET: &str =
    "the ARN of a bucket or an object has no Region; leave that part empty, as in `arn:aws:s3:::photos`";

pub(crate) const RESOURCE_CONTROL_VERSION: &str =
    "a resource control policy needs `\"Version\": \"2012-10-17\"`";
pub(crate) const RESOURCE_CONTROL_ALLOWS: &str =
    "a resource control policy only denies; what `RCPFullAWSAccess` allows stays allowed on every level";
pub(crate) const RESOURCE_CONTROL_PRINCIPAL: &str =
    "a resource control policy is about everyone: write `\"Principal\": \"*\"` and limit it by conditions";
pub(crate) const RESOURCE_CONTROL_NOT_ACTION: &str =
    "a resource control policy takes no `NotAction`; list the actions under `Action`";
pub(crate) const RESOURCE_CONTROL_ACTION: &str =
    "a resource control policy names the services of its actions; write `s3:*` and others, not `*`";

pub(crate) fn size(counted: usize, limit: usize) -> String {
    format!("the policy has {counted} characters that count, and AWS takes {limit}")
}
