//! OpenID Connect identity providers: whose tokens an account believes
//! [OIDC providers](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html).

use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::OidcProvider;
use crate::world::WorldState;

/// Audiences of one provider
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const CLIENT_IDS: usize = 100;

impl WorldState {
    pub(super) fn create_oidc_provider(
        &mut self,
        account: &AccountId,
        url: &str,
        client_ids: &[String],
    ) -> Result<Response, ApiError> {
        validation::length("url", url, 1, 255)?;
        let Some(name) = url.strip_prefix("https://").map(|name| name.trim_end_matches('/')) else {
            return Err(ApiError::validation("Invalid Open ID Connect Provider URL"));
        };
        let readable = name.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#*".contains(&byte));
        if name.is_empty() || !readable {
            return Err(ApiError::validation("Invalid Open ID Connect Provider URL"));
        }
        if client_ids.len() > CLIENT_IDS {
            return Err(ApiError::quota_exceeded("ClientIdsPerOpenIdConnectProvider", CLIENT_IDS));
        }
        if self.iam(account)?.oidc_providers.contains_key(name) {
            return Err(ApiError::entity_already_exists(format!("Provider with url {url} already exists.")));
        }
        let arn = format!("arn:aws:iam::{account}:oidc-provider/{name}");
        let provider = OidcProvider { arn: arn.clone(), client_ids: client_ids.to_vec() };
        self.iam_mut(account)?.oidc_providers.insert(name.to_owned(), provider);
        Ok(Response::Created(arn))
    }

    /// Roles that trust it stay, and nobody gets in through it any more.
    pub(super) fn delete_oidc_provider(
        &mut self,
        account: &AccountId,
        arn: &str,
    ) -> Result<Response, ApiError> {
        let iam = self.iam_mut(account)?;
        let name = arn.split_once(":oidc-provider/").map_or("", |(_, name)| name);
        if iam.oidc_providers.get(name).is_none_or(|provider| provider.arn != arn) {
            return Err(ApiError::no_such_entity(format!("OpenIDConnect Provider not found for arn {arn}")));
        }
        iam.oidc_providers.remove(name);
        Ok(Response::Done)
    }
}
