//! Retention of a log group's events.

use super::operations::invalid;
use crate::api::{ApiError, Response};
use crate::clock::SimTime;
use crate::model::account_id::AccountId;
use crate::model::logs::{Logs, RETENTION_IN_DAYS};
use crate::world::WorldState;

const DAY: i64 = 86_400;

/// Events are deleted up to 72 hours after they reach that age, the same page says.
const DELETED_AFTER: i64 = 3 * DAY;

impl WorldState {
    pub(super) fn put_retention_policy(
        &mut self,
        account: &AccountId,
        group: &str,
        days: u32,
    ) -> Result<Response, ApiError> {
        let days = checked(days)?;
        self.log_group(account, group)?.retention_in_days = Some(days);
        Ok(Response::Done)
    }

    /// Deletes what has been kept long enough.
    pub(crate) fn expire_log_events(&mut self) {
        let now = self.now;
        let due = |logs: &Logs| {
            logs.groups.values().any(|group| {
                let kept_since = kept_since(now, group.retention_in_days);
                group.streams.values().flatten().any(|event| event.time < kept_since)
            })
        };
        let accounts: Vec<String> = self
            .accounts
            .iter()
            .filter(|(_, account)| due(&account.logs))
            .map(|(id, _)| id.clone())
            .collect();
        for id in accounts {
            let Some(account) = self.account_mut(&id) else { continue };
            for group in account.logs.groups.values_mut() {
                let kept_since = kept_since(now, group.retention_in_days);
                for events in group.streams.values_mut() {
                    events.retain(|event| event.time >= kept_since);
                }
            }
        }
    }
}

fn kept_since(now: SimTime, retention_in_days: Option<u32>) -> SimTime {
    match retention_in_days {
        Some(days) => SimTime(now.0 - i64::from(days) * DAY - DELETED_AFTER),
        None => SimTime(i64::MIN),
    }
}

fn checked(days: u32) -> Result<u32, ApiError> {
    if RETENTION_IN_DAYS.contains(&days) {
        return Ok(days);
    }
    let periods: Vec<String> = RETENTION_IN_DAYS.iter().map(u32::to_string).collect();
    Err(invalid(format!(
        "1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum \
         value set: [{}]",
        periods.join(", ")
    )))
}
