//! Settings of an instance's metadata service, and their changes
//! [instance metadata options](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html).

/// The options of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetadataOptions {
    /// Whether requests without a token (version 1) are refused.
    pub tokens_required: bool,
    /// Number of network hops of the answer with a token: 1 does not reach a container on the instance.
    pub hop_limit: u32,
    /// Whether the service answers at all.
    pub enabled: bool,
}

impl Default for MetadataOptions {
    /// The API's defaults, where neither the account nor the image sets one.
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

impl MetadataOptions {
    /// The options in the API's words.
    pub(crate) fn parameters(self) -> MetadataParameters {
        MetadataParameters {
            http_tokens: if self.tokens_required { "required" } else { "optional" }.to_owned(),
            http_put_response_hop_limit: Some(self.hop_limit),
            http_endpoint: if self.enabled { "enabled" } else { "disabled" }.to_owned(),
        }
    }
}

impl MetadataParameters {
    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
