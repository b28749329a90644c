//! Changing how an instance's metadata service answers.

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::ec2::{MetadataOptions, MetadataParameters};
use crate::world::{RequiredPermission, WorldState};

const HOP_LIMITS: std::ops::RangeInclusive<u32> = 1..=64;

impl MetadataOptions {
    /// The options with what a call changes.
    pub(super) fn with(self, asked: &MetadataParameters) -> Result<Self, ApiError> {
        let flag = |name: &str, value: &str, [yes, no]: [&str; 2], present: bool| match value {
            "" => Ok(present),
            value if value == yes => Ok(true),
            value if value == no => Ok(false),
            _ => Err(invalid(format!("Invalid value '{value}' for {name}."))),
        };
        let hop_limit = asked.http_put_response_hop_limit.unwrap_or(self.hop_limit);
        if !HOP_LIMITS.contains(&hop_limit) {
            return Err(invalid(format!("Invalid value '{hop_limit}' for HttpPutResponseHopLimit.")));
        }
        Ok(Self {
            tokens_required: flag(
                "HttpTokens",
                &asked.http_tokens,
                ["required", "optional"],
                self.tokens_required,
            )?,
            hop_limit,
            enabled: flag("HttpEndpoint", &asked.http_endpoint, ["enabled", "disabled"], self.enabled)?,
        })
    }
}

impl MetadataParameters {
    /// The context keys that begin with `prefix`, of what is said
    /// [EC2 condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).
    pub(super) fn add_keys(&self, mut permission: RequiredPermission, prefix: &str) -> RequiredPermission {
        let hops = self.http_put_response_hop_limit.map(|hops| hops.to_string()).unwrap_or_default();
        for (name, value) in [
            ("HttpTokens", self.http_tokens.as_str()),
            ("HttpPutResponseHopLimit", &hops),
            ("HttpEndpoint", &self.http_endpoint),
        ] {
            if !value.is_empty() {
                permission = permission.with(format!("{prefix}{name}"), value);
            }
        }
        permission
    }
}

impl WorldState {
    pub(super) fn modify_metadata_options(
        &mut self,
        account: &AccountId,
        instance_id: &str,
        asked: &MetadataParameters,
    ) -> Result<Response, ApiError> {
        let options = self.existing_instance(account, instance_id)?.metadata_options.with(asked)?;
        if let Some(instance) = self.instance_mut(instance_id) {
            instance.metadata_options = options;
        }
        Ok(Response::Done)
    }
}

fn invalid(message: String) -> ApiError {
    ApiError::new(ErrorCode::INVALID_PARAMETER_VALUE, 400, message)
}
