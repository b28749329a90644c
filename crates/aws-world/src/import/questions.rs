//! Questions about facts that the files do not hold, asked between reading and opening.

use std::collections::BTreeMap;

use super::ImportedWorld;
use crate::dispatch::World;
use crate::model::account_id::AccountId;
use crate::model::iam::StoredDocument;
use crate::model::region::is_region;

/// Questions for the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportQuestions {
    /// The Region that the files' ARNs name, where they name one and no other: to be proposed as the one in which the
    /// accounts work.
    pub region: Option<String>,
    /// Buckets of several accounts' files, with their policies, whose owner nothing tells.
    pub buckets: Vec<(String, StoredDocument)>,
}

/// The user's answers to [`ImportQuestions`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportAnswers {
    /// The Region in which all accounts work; where it is none, what hangs on it stays open.
    pub region: String,
    /// Account by bucket. A bucket of no account stays out of the world.
    pub bucket_owners: BTreeMap<String, String>,
}

impl ImportedWorld {
    /// The world with the answers applied.
    pub fn world_with(&self, answers: &ImportAnswers) -> World {
        let mut world = self.world.clone().into_state();
        let accounts: Vec<String> = world.accounts().keys().cloned().collect();
        for account in accounts {
            world.set_region(&account, &answers.region);
        }
        for (bucket, policy) in &self.questions.buckets {
            if let Some(owner) = answers.bucket_owners.get(bucket) {
                world.place_bucket(&AccountId::new(owner), bucket, policy.clone());
            }
        }
        World::from_state(world)
    }
}

/// The Regions in the ARNs of a text.
pub(super) fn regions_in(text: &str) -> impl Iterator<Item = &str> {
    let arns = text.split("arn:aws:").skip(1);
    arns.filter_map(|arn| arn.split(':').nth(1)).filter(|region| is_region(region))
}
