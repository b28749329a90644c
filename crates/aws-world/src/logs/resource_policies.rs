//! Resource policies of CloudWatch Logs: one list for an account and region, about its log groups
//! [resource policies](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use super::LogsCall;
use crate::call::{ApiError, Response};
use crate::iam::{StoredDocument, documents};
use crate::world::World;

/// Policies of an account in a region, and characters of each
/// [PutResourcePolicy](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html).
const POLICIES: usize = 10;
const LENGTH: usize = 5120;

impl World {
    pub(super) fn apply_resource_policy(
        &mut self,
        account: &str,
        call: &LogsCall,
    ) -> Result<Response, ApiError> {
        match call {
            LogsCall::PutResourcePolicy { policy_name, policy_document } => {
                let policy = self.accept_logs_policy(policy_document)?;
                let Some(account) = self.account_mut(account) else { return Ok(Response::Done) };
                let policies = &mut account.logs.resource_policies;
                if policy_name.is_empty() {
                    return Err(super::operations::invalid("The policy name must not be empty."));
                }
                if policies.len() >= POLICIES && !policies.contains_key(policy_name) {
                    return Err(ApiError::new("LimitExceededException", 400, "Resource limit exceeded."));
                }
                policies.insert(policy_name.clone(), policy);
                Ok(Response::Done)
            }
            LogsCall::DeleteResourcePolicy { policy_name } => {
                let removed = self.account_mut(account);
                let removed = removed.and_then(|account| account.logs.resource_policies.remove(policy_name));
                match removed {
                    Some(_) => Ok(Response::Done),
                    None => Err(super::operations::not_found(&format!(
                        "Policy with name [{policy_name}] does not exist"
                    ))),
                }
            }
            _ => {
                let account = self.accounts.get(account).into_iter();
                Ok(Response::lines(account.flat_map(|account| account.logs.resource_policies.keys())))
            }
        }
    }

    fn accept_logs_policy(&self, text: &str) -> Result<StoredDocument, ApiError> {
        if text.chars().count() > LENGTH {
            return Err(ApiError::new(
                "LimitExceededException",
                400,
                format!("The policy document is longer than {LENGTH} characters."),
            ));
        }
        let document = PolicyDocument::parse(text, PolicyType::Resource);
        if let Some(message) = documents::first_refusal(&document) {
            return Err(super::operations::invalid(message));
        }
        if self.missing_principal(&document).is_some() {
            return Err(super::operations::invalid("Invalid principal in policy"));
        }
        Ok(StoredDocument(Arc::new(document)))
    }
}
