//! SAML identity providers and the calls about them.

use super::IamCall;

/// A SAML identity provider that the account believes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamlProvider {
    /// Full ARN.
    pub arn: String,
    /// The metadata document of the provider.
    pub metadata: String,
}

impl SamlProvider {
    /// The `entityID` of its metadata: who issues the assertions.
    pub fn issuer(&self) -> &str {
        entity_id(&self.metadata).unwrap_or_default()
    }
}

/// Calls about SAML providers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum SamlProviderCall {
    CreateSamlProvider { name: String, saml_metadata_document: String },
    DeleteSamlProvider { saml_provider_arn: String },
}

impl From<SamlProviderCall> for IamCall {
    fn from(call: SamlProviderCall) -> Self {
        Self::SamlProvider(call)
    }
}

/// The `entityID` of a metadata document, the only part of it that is read.
pub(crate) fn entity_id(metadata: &str) -> Option<&str> {
    let (_, after) = metadata.split_once("EntityDescriptor")?.1.split_once("entityID=\"")?;
    Some(after.split_once('"')?.0).filter(|id| !id.is_empty())
}
