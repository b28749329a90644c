//! What IAM refuses when a role is created or its trust policy is changed, and only then: an existing role keeps its
//! trust policy, and evaluation takes that as it is.

mod service_principals;
mod shared_issuers;

use crate::document::{ActionValue, PolicyDocument, PolicyType, PrincipalName, PrincipalValue, Statement};
use crate::span::TextRange;

/// Reason that IAM refuses a new or changed trust policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustRefusal<'d> {
    /// It names an action of another service. IAM's own error says that only STS's belong there; AWS does not say what
    /// becomes of wildcards: `sts:*` passes here, `*`, which names other services' actions too, does not.
    ForeignAction(&'d ActionValue),
    /// It trusts a service that does not exist and is called nearly as one that does. No list of AWS's services is
    /// complete, so that a name that is like no other passes.
    MisspelledService {
        /// As written.
        principal: &'d PrincipalValue,
        /// The service principal that was probably meant.
        meant: String,
    },
    /// It trusts an identity provider whose issuer many organizations share, and does not evaluate the claim that tells
    /// them apart (IAM User Guide, *Identity-provider controls for shared OIDC providers*).
    SharedIssuer {
        /// As written.
        principal: &'d PrincipalValue,
        /// The condition key of the claim.
        key: String,
        /// The statement has no condition at all.
        is_unconditional: bool,
    },
}

impl TrustRefusal<'_> {
    /// Its position in the policy.
    pub fn range(&self) -> TextRange {
        match self {
            Self::ForeignAction(action) => action.text.range,
            Self::MisspelledService { principal, .. } | Self::SharedIssuer { principal, .. } => {
                principal.text.range
            }
        }
    }
}

/// Everything IAM would refuse `document` for as the trust policy of a new role, statement by statement.
pub fn trust_refusals(document: &PolicyDocument) -> impl Iterator<Item = TrustRefusal<'_>> {
    let is_trust = document.policy_type() == PolicyType::Trust;
    document.statements().iter().filter(move |_| is_trust).flat_map(|statement| {
        let actions = statement.action.values.iter().filter(|action| !is_of_sts(action));
        let principals = statement.principal.iter().flat_map(|element| &element.values);
        actions
            .map(TrustRefusal::ForeignAction)
            .chain(principals.filter_map(|principal| refused_principal(statement, principal)))
    })
}

pub(crate) fn is_of_sts(action: &ActionValue) -> bool {
    action.text.value.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("sts:"))
}

fn refused_principal<'d>(
    statement: &'d Statement,
    principal: &'d PrincipalValue,
) -> Option<TrustRefusal<'d>> {
    match &principal.name {
        PrincipalName::Service(name) => {
            let meant = service_principals::misspelled(name)?;
            Some(TrustRefusal::MisspelledService { principal, meant })
        }
        PrincipalName::Federated(provider) => {
            let key = shared_issuers::missing_claim(statement, provider)?;
            let is_unconditional = statement.conditions.is_empty();
            Some(TrustRefusal::SharedIssuer { principal, key, is_unconditional })
        }
        _ => None,
    }
}
