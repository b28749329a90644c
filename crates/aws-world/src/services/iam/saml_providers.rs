//! SAML identity providers: whose assertions an account believes
//! [SAML providers](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html).

use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{SamlProvider, SamlProviderCall, entity_id};
use crate::world::WorldState;

/// Characters of a metadata document.
const SHORTEST: usize = 1000;
const LONGEST: usize = 10_000_000;

impl WorldState {
    pub(super) fn apply_saml_provider(
        &mut self,
        account: &AccountId,
        call: &SamlProviderCall,
    ) -> Result<Response, ApiError> {
        match call {
            SamlProviderCall::CreateSamlProvider { name, saml_metadata_document } => {
                self.create_saml_provider(account, name, saml_metadata_document)
            }
            SamlProviderCall::DeleteSamlProvider { saml_provider_arn } => {
                self.delete_saml_provider(account, saml_provider_arn)
            }
        }
    }

    fn create_saml_provider(
        &mut self,
        account: &AccountId,
        name: &str,
        metadata: &str,
    ) -> Result<Response, ApiError> {
        validation::length("name", name, 1, 128)?;
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)) {
            return Err(ApiError::constraint(name, "name", "satisfy regular expression pattern: [\\w._-]+"));
        }
        validation::length("sAMLMetadataDocument", metadata, SHORTEST, LONGEST)?;
        if entity_id(metadata).is_none() {
            return Err(ApiError::invalid_input("Could not parse metadata"));
        }
        if self.iam(account)?.saml_providers.contains_key(name) {
            return Err(ApiError::entity_already_exists(format!(
                "SAMLProvider with name {name} already exists."
            )));
        }
        let arn = format!("arn:aws:iam::{account}:saml-provider/{name}");
        let provider = SamlProvider { arn: arn.clone(), metadata: metadata.to_owned() };
        self.iam_mut(account)?.saml_providers.insert(name.to_owned(), provider);
        Ok(Response::Created(arn))
    }

    /// Roles that trust it stay, and nobody gets in through it any more.
    fn delete_saml_provider(&mut self, account: &AccountId, arn: &str) -> Result<Response, ApiError> {
        let iam = self.iam_mut(account)?;
        let name = arn.split_once(":saml-provider/").map_or("", |(_, name)| name);
        if iam.saml_providers.get(name).is_none_or(|provider| provider.arn != arn) {
            return Err(ApiError::no_such_entity(format!("SAMLProvider for arn {arn} is not found.")));
        }
        iam.saml_providers.remove(name);
        Ok(Response::Done)
    }
}
