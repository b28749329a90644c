//! Resources of accounts by their ARNs, for questions that people recognize.

use std::collections::BTreeSet;

use crate::model::account::Account;

/// The most ARNs.
const MOST_RESOURCES: usize = 40;
/// The most objects of a bucket, and the most users of an account.
const MOST_OF_A_KIND: usize = 2;

/// ARNs of the accounts' buckets with some of their objects, keys, log groups, roles, and some users, each once.
pub fn resource_arns<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Vec<String> {
    let mut arns = Vec::new();
    for account in accounts {
        for (name, bucket) in &account.s3.buckets {
            let bucket_arn = ["arn:aws:s3:::", name].concat();
            let objects = bucket.objects.keys().take(MOST_OF_A_KIND);
            let of_objects: Vec<String> = objects.map(|key| [&bucket_arn, "/", key].concat()).collect();
            arns.push(bucket_arn);
            arns.extend(of_objects);
        }
        arns.extend(account.kms.keys.values().map(|key| key.arn.clone()));
        arns.extend(account.logs.groups.values().map(|group| group.arn.clone()));
        arns.extend(account.iam.users.values().take(MOST_OF_A_KIND).map(|user| user.arn.clone()));
        arns.extend(account.roles().map(|role| role.arn.clone()));
    }
    let mut seen = BTreeSet::new();
    arns.retain(|arn| seen.insert(arn.clone()));
    arns.truncate(MOST_RESOURCES);
    arns
}
