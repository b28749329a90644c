//! Resource policies of CloudWatch Logs: one list for an account and region, about its log groups
//! [resource policies](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{StoredDocument, first_refusal};
use crate::world::WorldState;

/// Policies of an account in a region, and characters of each
/// [PutResourcePolicy](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html).
const POLICIES: usize = 10;
const LENGTH: usize = 5120;

impl WorldState {
    pub(super) fn put_resource_policy(
        &mut self,
        account: &AccountId,
        name: &str,
        document: &str,
    ) -> Result<Response, ApiError> {
        let policy = self.accept_logs_policy(document)?;
        let Some(account) = self.account_mut(account) else { return Ok(Response::Done) };
        let policies = &mut account.logs.resource_policies;
        if name.is_empty() {
            return Err(super::operations::invalid("The policy name must not be empty."));
        }
        if policies.len() >= POLICIES && !policies.contains_key(name) {
            return Err(ApiError::new(ErrorCode::LIMIT_EXCEEDED_EXCEPTION, 400, "Resource limit exceeded."));
        }
        policies.insert(name.to_owned(), policy);
        Ok(Response::Done)
    }

    pub(super) fn delete_resource_policy(
        &mut self,
        account: &AccountId,
        name: &str,
    ) -> Result<Response, ApiError> {
        let removed = self.account_mut(account);
        let removed = removed.and_then(|account| account.logs.resource_policies.remove(name));
        match removed {
            Some(_) => Ok(Response::Done),
            None => Err(super::operations::not_found(&format!("Policy with name [{name}] does not exist"))),
        }
    }

    fn accept_logs_policy(&self, text: &str) -> Result<StoredDocument, ApiError> {
        if text.chars().count() > LENGTH {
            return Err(ApiError::new(
                ErrorCode::LIMIT_EXCEEDED_EXCEPTION,
                400,
                format!("The policy document is longer than {LENGTH} characters."),
            ));
        }
        let document = PolicyDocument::parse(text, PolicyType::Resource);
        if let Some(message) = first_refusal(&document) {
            return Err(super::operations::invalid(message));
        }
        if self.missing_principal(&document).is_some() {
            return Err(super::operations::invalid("Invalid principal in policy"));
        }
        Ok(StoredDocument(Arc::new(document)))
    }
}
