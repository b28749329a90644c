//! The Region in which an account works: that of requests whose resource tells none.

use super::{DEFAULT_REGION, World};

/// Whether it reads like the code of a Region: `eu-central-1`.
pub fn is_region(text: &str) -> bool {
    text.split('-').count() >= 3
        && text.split('-').all(|part| !part.is_empty())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

impl World {
    /// Says in which Region an account works: how a world is laid out. Buckets whose Region nobody told are taken to be there
    /// too. Returns whether there is such an account, and the text reads like a Region.
    pub fn set_region(&mut self, account: &str, region: &str) -> bool {
        let Some(account) = is_region(region).then(|| self.account_mut(account)).flatten() else {
            return false;
        };
        region.clone_into(&mut account.region);
        for bucket in account.s3.buckets.values_mut().filter(|bucket| bucket.region_is_assumed) {
            region.clone_into(&mut bucket.region);
        }
        true
    }

    /// The Region in which an account works; of an account that is not here, the first one.
    pub(crate) fn region_of(&self, account: &str) -> &str {
        self.accounts.get(account).map_or(DEFAULT_REGION, |account| account.region.as_str())
    }
}
