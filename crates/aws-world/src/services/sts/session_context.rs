//! The context of a session: session policies, session tags and source identity, which its caller passes
//! [session tags](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html),
//! [source identity](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html).

use iam_policy::document::{PolicyType, size_of};

use crate::api::ApiError;
use crate::api::errors::Service;
use crate::model::account_id::AccountId;
use crate::model::iam::Tags;
use crate::model::sts::{SessionContext, SessionParameters};
use crate::services::iam::{documents, validation};
use crate::world::{CallerIdentity, WorldState};

/// Managed session policies, and session tags
/// [STS quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const POLICY_ARNS: usize = 10;
const TAGS: usize = 50;

impl WorldState {
    /// Validates session policies, tags and source identity, then inherits those of the caller's own session. Managed session
    /// policies are those of `account`, which has the role or user.
    pub(super) fn validate_session_context(
        &self,
        identity: &CallerIdentity,
        account: &AccountId,
        asked: &SessionParameters,
    ) -> Result<SessionContext, ApiError> {
        let policy = asked.policy.as_deref().map(session_policy).transpose()?;
        if asked.policy_arns.len() > POLICY_ARNS {
            return Err(ApiError::constraint(
                &format!("[{}]", asked.policy_arns.join(", ")),
                "policyArns",
                "have length less than or equal to 10",
            ));
        }
        for arn in &asked.policy_arns {
            validation::policy_arn(arn)?;
            let own = self.accounts.get(account).and_then(|own| own.iam.policy_by_arn(arn));
            if own.is_none() && self.aws_managed_document(arn).is_none() {
                return Err(ApiError::validation(format!("{arn} does not exist or is not attachable.")));
            }
        }
        validation::tags(&asked.tags)?;
        let mut context = SessionContext {
            policy,
            policy_arns: asked.policy_arns.clone(),
            tags: asked.tags.clone(),
            transitive_tag_keys: asked.transitive_tag_keys.clone(),
            source_identity: asked.source_identity.clone(),
            federated_provider: None,
            federated_keys: Tags::new(),
            // AWS's pages: MFA is in the context of GetSessionToken's sessions only.
            mfa: false,
        };
        inherit(identity, &mut context)?;
        if context.tags.len() > TAGS {
            return Err(ApiError::constraint("tags", "tags", "have length less than or equal to 50"));
        }
        if let Some(name) = &context.source_identity {
            validation::name("sourceIdentity", name, 64)?;
            validation::length("sourceIdentity", name, 2, 64)?;
        }
        Ok(context)
    }
}

/// Inherits transitive tags, which cannot be passed again, and the source identity, which cannot be changed.
fn inherit(identity: &CallerIdentity, context: &mut SessionContext) -> Result<(), ApiError> {
    let Some(own) = &identity.session else { return Ok(()) };
    for key in &own.transitive_tag_keys {
        if context.tags.keys().any(|tag| tag.eq_ignore_ascii_case(key)) {
            return Err(ApiError::validation(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key \
                 from the calling session.",
            ));
        }
        if let Some(value) = own.tags.get(key) {
            context.tags.insert(key.clone(), value.clone());
            context.transitive_tag_keys.push(key.clone());
        }
    }
    match (&own.source_identity, &context.source_identity) {
        (Some(own), Some(asked)) if own != asked => {
            Err(ApiError::access_denied(Service::Sts, "The source identity cannot be changed.".to_owned()))
        }
        (Some(own), _) => {
            context.source_identity = Some(own.clone());
            Ok(())
        }
        (None, _) => Ok(()),
    }
}

fn session_policy(text: &str) -> Result<crate::model::iam::StoredDocument, ApiError> {
    let size = size_of(text, PolicyType::Session);
    if size.counted > size.limit {
        return Err(ApiError::constraint(
            text,
            "policy",
            &format!("have length less than or equal to {}", size.limit),
        ));
    }
    documents::accept(text, PolicyType::Session)
}
