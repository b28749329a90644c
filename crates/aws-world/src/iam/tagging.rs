//! Tags on users, roles and customer managed policies.

use super::{Iam, Taggable, Tags, validation};
use crate::call::{ApiError, Response};
use crate::world::World;

/// Tags per resource
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const TAGS: usize = 50;

pub(super) fn within_quota(kind: &str, count: usize) -> Result<(), ApiError> {
    if count > TAGS { Err(ApiError::quota_exceeded(&format!("TagsPer{kind}"), TAGS)) } else { Ok(()) }
}

fn tags_of<'a>(iam: &'a mut Iam, what: &Taggable) -> Result<(&'static str, &'a mut Tags), ApiError> {
    Ok(match what {
        Taggable::User(name) => ("User", &mut iam.user(name)?.tags),
        Taggable::Role(name) => ("Role", &mut iam.role(name)?.tags),
        Taggable::Policy(arn) => {
            validation::policy_arn(arn)?;
            ("Policy", &mut iam.policy(arn)?.tags)
        }
    })
}

impl World {
    pub(super) fn tag(&mut self, account: &str, what: &Taggable, tags: &Tags) -> Result<Response, ApiError> {
        validation::tags(tags)?;
        let (kind, present) = tags_of(self.iam_mut(account)?, what)?;
        let added = tags.keys().filter(|key| !present.contains_key(key)).count();
        within_quota(kind, present.len() + added)?;
        for (key, value) in tags {
            present.insert(key.clone(), value.clone());
        }
        Ok(Response::Done)
    }

    pub(super) fn untag(
        &mut self,
        account: &str,
        what: &Taggable,
        keys: &[String],
    ) -> Result<Response, ApiError> {
        let (_, present) = tags_of(self.iam_mut(account)?, what)?;
        for key in keys {
            present.remove(key);
        }
        Ok(Response::Done)
    }
}
