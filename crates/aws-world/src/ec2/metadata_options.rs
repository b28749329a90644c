//! How an instance's metadata service answers, and changing that
//! [instance metadata options](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html).

use crate::call::{ApiError, Response};
use crate::world::{RequiredPermission, World};

/// The options of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetadataOptions {
    /// Whether requests without a token (version 1) are refused.
    pub tokens_required: bool,
    /// How far the answer with a token goes: 1 does not reach a container on the instance.
    pub hop_limit: u32,
    /// Whether the service answers at all.
    pub enabled: bool,
}

impl Default for MetadataOptions {
    /// What the API takes where nobody says anything, neither the account nor the image.
    fn default() -> Self {
        Self { tokens_required: false, hop_limit: 1, enabled: true }
    }
}

/// Options as a call gives them. Empty and `None` where it gives none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS calls")]
pub struct MetadataParameters {
    /// `optional` or `required`.
    pub http_tokens: String,
    pub http_put_response_hop_limit: Option<u32>,
    /// `enabled` or `disabled`.
    pub http_endpoint: String,
}

const HOP_LIMITS: std::ops::RangeInclusive<u32> = 1..=64;

impl MetadataOptions {
    /// The options in the API's words.
    pub(crate) fn parameters(self) -> MetadataParameters {
        MetadataParameters {
            http_tokens: if self.tokens_required { "required" } else { "optional" }.to_owned(),
            http_put_response_hop_limit: Some(self.hop_limit),
            http_endpoint: if self.enabled { "enabled" } else { "disabled" }.to_owned(),
        }
    }

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
    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

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

impl World {
    pub(super) fn modify_metadata_options(
        &mut self,
        account: &str,
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
    ApiError::new("InvalidParameterValue", 400, message)
}
