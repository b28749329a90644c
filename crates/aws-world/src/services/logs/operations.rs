//! Operations of CloudWatch Logs
//! [CloudWatch Logs API](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html).

use iam_policy::sorted_map::SortedMap;
use iam_policy::sorting::stable_sort;

use super::filter_pattern::FilterPattern;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::logs::{LogEvent, LogGroup, LogsCall};
use crate::world::WorldState;

impl WorldState {
    pub(crate) fn apply_logs(&mut self, account: &AccountId, call: &LogsCall) -> Result<Response, ApiError> {
        let now = self.now;
        match call {
            LogsCall::CreateLogGroup { log_group_name } => self.create_log_group(account, log_group_name),
            LogsCall::CreateLogStream { log_group_name, log_stream_name } => {
                check_stream_name(log_stream_name)?;
                let group = self.log_group(account, log_group_name)?;
                if group.streams.contains_key(log_stream_name) {
                    return Err(already_exists("The specified log stream already exists"));
                }
                group.streams.insert(log_stream_name.clone(), Vec::new());
                Ok(Response::Done)
            }
            LogsCall::PutLogEvents { log_group_name, log_stream_name, messages } => {
                check_messages(messages)?;
                let group = self.log_group(account, log_group_name)?;
                let stream = group.streams.get_mut(log_stream_name);
                let stream = stream.ok_or_else(no_stream)?;
                stream
                    .extend(messages.iter().map(|message| LogEvent { time: now, message: message.clone() }));
                Ok(Response::Done)
            }
            LogsCall::DeleteLogGroup { log_group_name } => {
                self.log_group(account, log_group_name)?;
                if let Some(account) = self.account_mut(account) {
                    account.logs.groups.remove(log_group_name);
                }
                Ok(Response::Done)
            }
            LogsCall::DeleteLogStream { log_group_name, log_stream_name } => {
                let group = self.log_group(account, log_group_name)?;
                group.streams.remove(log_stream_name).ok_or_else(no_stream)?;
                Ok(Response::Done)
            }
            LogsCall::PutRetentionPolicy { log_group_name, retention_in_days } => {
                self.put_retention_policy(account, log_group_name, *retention_in_days)
            }
            LogsCall::DeleteRetentionPolicy { log_group_name } => {
                self.log_group(account, log_group_name)?.retention_in_days = None;
                Ok(Response::Done)
            }
            LogsCall::PutResourcePolicy { policy_name, policy_document } => {
                self.put_resource_policy(account, policy_name, policy_document)
            }
            LogsCall::DeleteResourcePolicy { policy_name } => {
                self.delete_resource_policy(account, policy_name)
            }
            LogsCall::DescribeResourcePolicies => {
                let account = self.accounts.get(account).into_iter();
                Ok(Response::lines(account.flat_map(|account| account.logs.resource_policies.keys())))
            }
            LogsCall::DescribeLogGroups { log_group_name_prefix } => {
                let groups =
                    self.accounts.get(account).into_iter().flat_map(|account| account.logs.groups.keys());
                let listed = groups.filter(|name| name.starts_with(log_group_name_prefix.as_str()));
                Ok(Response::lines(listed))
            }
            LogsCall::DescribeLogStreams { log_group_name } => {
                Ok(Response::lines(self.log_group(account, log_group_name)?.streams.keys()))
            }
            LogsCall::GetLogEvents { log_group_name, log_stream_name } => {
                let group = self.log_group(account, log_group_name)?;
                let events = group.streams.get(log_stream_name).ok_or_else(no_stream)?;
                Ok(Response::lines(events.iter().map(|event| &event.message)))
            }
            LogsCall::FilterLogEvents { log_group_name, filter_pattern } => {
                let group = self.log_group(account, log_group_name)?;
                let pattern = FilterPattern::read(filter_pattern)?;
                let mut events: Vec<&LogEvent> = group.streams.values().flatten().collect();
                stable_sort(&mut events, |one, other| one.time.cmp(&other.time));
                let found = events.into_iter().map(|event| &event.message);
                Ok(Response::lines(found.filter(|message| pattern.matches(message))))
            }
        }
    }

    fn create_log_group(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        check_name("logGroupName", name, |c| c.is_ascii_alphanumeric() || ".-_/#".contains(c))?;
        let existing =
            self.accounts.get(account).is_some_and(|account| account.logs.groups.contains_key(name));
        if existing {
            return Err(already_exists("The specified log group already exists"));
        }
        let region = self.region_of(account);
        let group = LogGroup {
            name: name.to_owned(),
            region: region.to_owned(),
            arn: group_arn(account, region, name),
            retention_in_days: None,
            streams: SortedMap::new(),
        };
        let arn = group.arn.clone();
        if let Some(account) = self.account_mut(account) {
            account.logs.groups.insert(name.to_owned(), group);
        }
        Ok(Response::Created(arn))
    }

    pub(super) fn log_group(&mut self, account: &AccountId, name: &str) -> Result<&mut LogGroup, ApiError> {
        self.account_mut(account)
            .and_then(|account| account.logs.groups.get_mut(name))
            .ok_or_else(|| not_found("The specified log group does not exist."))
    }
}

pub(super) fn group_arn(account: &AccountId, region: &str, name: &str) -> String {
    format!("arn:aws:logs:{region}:{account}:log-group:{name}")
}

pub(super) fn not_found(message: &str) -> ApiError {
    ApiError::new(ErrorCode::RESOURCE_NOT_FOUND_EXCEPTION, 400, message)
}

fn no_stream() -> ApiError {
    not_found("The specified log stream does not exist.")
}

fn already_exists(message: &str) -> ApiError {
    ApiError::new(ErrorCode::RESOURCE_ALREADY_EXISTS_EXCEPTION, 400, message)
}

fn check_stream_name(name: &str) -> Result<(), ApiError> {
    check_name("logStreamName", name, |character| !":*".contains(character))
}

fn check_name(member: &str, name: &str, allowed: impl Fn(char) -> bool) -> Result<(), ApiError> {
    let constraint = match name.chars().count() {
        0 => "have length greater than or equal to 1",
        1..=512 if name.chars().all(allowed) => return Ok(()),
        1..=512 if member == "logGroupName" => "satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
        1..=512 => "satisfy regular expression pattern: [^:*]*",
        _ => "have length less than or equal to 512",
    };
    Err(invalid(format!(
        "1 validation error detected: Value '{name}' at '{member}' failed to satisfy constraint: Member must \
         {constraint}"
    )))
}

fn check_messages(messages: &[String]) -> Result<(), ApiError> {
    if messages.is_empty() {
        return Err(invalid(
            "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have \
             length greater than or equal to 1",
        ));
    }
    if messages.iter().any(String::is_empty) {
        return Err(invalid("Log event message must not be empty."));
    }
    Ok(())
}

pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::INVALID_PARAMETER_EXCEPTION, 400, message)
}
