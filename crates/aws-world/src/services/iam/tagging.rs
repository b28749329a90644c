//! Tags on users, roles, customer managed policies and instance profiles.

use iam_policy::sorted_map::duplicate_indices;

use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Iam, Taggable, Tags};
use crate::world::WorldState;

/// Tags per resource
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const TAGS: usize = 50;

/// Whether the tags can be given to something that has none yet. Keys that differ in case only cannot come together.
pub(super) fn check_new(kind: &str, tags: &Tags) -> Result<(), ApiError> {
    let keys: Vec<String> = tags.keys().map(|key| in_lower_case(key).collect()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    if !duplicate_indices(&keys).is_empty() {
        return Err(ApiError::invalid_input(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ));
    }
    within_quota(kind, tags.len())
}

fn in_lower_case(key: &str) -> impl Iterator<Item = char> {
    key.chars().flat_map(char::to_lowercase)
}

fn within_quota(kind: &str, count: usize) -> Result<(), ApiError> {
    if count > TAGS { Err(ApiError::quota_exceeded(&format!("TagsPer{kind}"), TAGS)) } else { Ok(()) }
}

/// On users and roles a key is the same whatever its case; elsewhere case counts
/// [tags on IAM resources](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity).
fn is_same_key(kind: &str, left: &str, right: &str) -> bool {
    left == right || (matches!(kind, "User" | "Role") && in_lower_case(left).eq(in_lower_case(right)))
}

fn tags_of<'a>(iam: &'a mut Iam, what: &Taggable) -> Result<(&'static str, &'a mut Tags), ApiError> {
    Ok(match what {
        Taggable::User(name) => ("User", &mut iam.user(name)?.tags),
        Taggable::Role(name) => ("Role", &mut iam.role(name)?.tags),
        Taggable::Policy(arn) => {
            validation::policy_arn(arn)?;
            ("Policy", &mut iam.policy(arn)?.tags)
        }
        Taggable::InstanceProfile(name) => ("InstanceProfile", &mut iam.instance_profile(name)?.tags),
    })
}

impl WorldState {
    pub(super) fn tag(
        &mut self,
        account: &AccountId,
        what: &Taggable,
        tags: &Tags,
    ) -> Result<Response, ApiError> {
        validation::tags(tags)?;
        let (kind, present) = tags_of(self.iam_mut(account)?, what)?;
        check_new(kind, tags)?;
        let replaced: Vec<String> = present
            .keys()
            .filter(|old| tags.keys().any(|new| is_same_key(kind, old, new)))
            .cloned()
            .collect();
        within_quota(kind, present.len() - replaced.len() + tags.len())?;
        for key in replaced {
            present.remove(&key);
        }
        for (key, value) in tags {
            present.insert(key.clone(), value.clone());
        }
        Ok(Response::Done)
    }

    pub(super) fn untag(
        &mut self,
        account: &AccountId,
        what: &Taggable,
        keys: &[String],
    ) -> Result<Response, ApiError> {
        let (kind, present) = tags_of(self.iam_mut(account)?, what)?;
        let is_named = |old: &&String| keys.iter().any(|key| is_same_key(kind, old, key));
        let removed: Vec<String> = present.keys().filter(is_named).cloned().collect();
        for key in removed {
            present.remove(&key);
        }
        Ok(Response::Done)
    }
}
