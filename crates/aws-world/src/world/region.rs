//! The Region in which an account works: that of requests whose resource tells none.

use std::sync::Arc;

use iam_policy::request::{ContextValue, UnknownFact};

use super::WorldState;
use crate::model::region::{DEFAULT_REGION, is_region};

impl WorldState {
    /// Says in which Region an account works: how a world is laid out. Buckets whose Region nobody told are taken to be there
    /// too. Returns whether there is such an account, and the text reads like a Region.
    pub(crate) fn set_region(&mut self, account: &str, region: &str) -> bool {
        let Some(account) = is_region(region).then(|| self.account_mut(account)).flatten() else {
            return false;
        };
        region.clone_into(&mut account.region);
        for bucket in account.s3.buckets.values_mut().filter(|bucket| bucket.region_is_assumed) {
            region.clone_into(&mut bucket.region);
        }
        let id = account.id.clone();
        if let Some(coverage) = &mut self.coverage {
            Arc::make_mut(coverage).accounts_without_region.retain(|other| *other != id);
        }
        true
    }

    /// `aws:RequestedRegion` of what an account asks for where it works.
    pub(super) fn requested_region_of(&self, account: &str) -> ContextValue {
        if self.region_is_told(account) {
            ContextValue::One(self.region_of(account).to_owned())
        } else {
            ContextValue::Unknown(UnknownFact::Region(account.to_owned()))
        }
    }

    /// Whether it is known where an account works; until then it is taken to be in the first Region.
    pub fn region_is_told(&self, account: &str) -> bool {
        let mut untold = self.coverage.iter().flat_map(|coverage| &coverage.accounts_without_region);
        !untold.any(|other| other == account)
    }

    /// The Region in which an account works; of an account that is not here, the first one.
    pub(crate) fn region_of(&self, account: &str) -> &str {
        self.accounts.get(account).map_or(DEFAULT_REGION, |account| account.region.as_str())
    }

    /// The Region of a log group; of one that is not there, that of its account.
    pub(crate) fn log_group_region(&self, account: &str, group: &str) -> &str {
        let existing = self.accounts.get(account).and_then(|account| account.logs.groups.get(group));
        existing.map_or_else(|| self.region_of(account), |group| &group.region)
    }
}
