//! The request to decide: caller, action, resource and context.

pub mod derived_keys;
mod json_form;
mod unknown_fact;

use crate::action_name::ActionName;
use crate::arn::{Arn, is_account_id};
use crate::sorted_map::SortedMap;
pub use unknown_fact::UnknownFact;

/// The caller of a request, as far as policies can tell callers apart. ARNs are full ARNs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// The root user of an account (12 digits).
    Root {
        /// Account id.
        account: String,
    },
    /// An IAM user.
    User {
        /// `arn:aws:iam::ACCOUNT:user/PATH/NAME`.
        arn: String,
    },
    /// A session of an assumed role.
    RoleSession {
        /// `arn:aws:iam::ACCOUNT:role/PATH/NAME`.
        role_arn: String,
        /// `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`.
        session_arn: String,
    },
    /// A session made by `sts:GetFederationToken`.
    FederatedUser {
        /// `arn:aws:sts::ACCOUNT:federated-user/NAME`.
        arn: String,
        /// The IAM user (or root) who called `GetFederationToken`.
        source_arn: String,
    },
    /// Somebody known to an identity provider only (OIDC host name or ARN, SAML provider ARN), asking to assume a role.
    Federated {
        /// The provider as a trust policy names it.
        provider: String,
    },
    /// An AWS service such as `ec2.amazonaws.com`.
    Service {
        /// Service principal.
        name: String,
    },
    /// CloudFront's older way to read a private bucket: a user of no account (Amazon CloudFront Developer Guide, *Use an
    /// origin access identity*).
    OriginAccessIdentity {
        /// `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ID`.
        arn: String,
    },
    /// Nobody signed the request.
    Anonymous,
}

/// A value of a condition key in the request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ContextValue {
    /// A single-valued key.
    One(String),
    /// A multivalued key; may be empty.
    Many(Vec<String>),
    /// Nobody told the value: an Allow that asks for it gives nothing, a Deny applies.
    Unknown(UnknownFact),
}

/// The condition keys a request carries. A key that is not in it is absent, which matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RequestContext {
    keys: SortedMap<ContextValue>,
    /// Unknown facts that are assumed to be in the caller's favor.
    in_favor: Vec<UnknownFact>,
}

impl RequestContext {
    /// Sets `key` (compared without regard to case) to `value`.
    pub fn set(&mut self, key: &str, value: ContextValue) {
        self.keys.insert(key.to_ascii_lowercase(), value);
    }

    /// Leaves `key` out.
    pub fn remove(&mut self, key: &str) {
        self.keys.remove(&key.to_ascii_lowercase());
    }

    /// The value of `key`, if the request carries it.
    pub fn get(&self, key: &str) -> Option<&ContextValue> {
        self.keys.get(&key.to_ascii_lowercase())
    }

    /// [`Self::get`] for a key that is in lower case already: nothing is allocated.
    pub(crate) fn get_lower(&self, key: &str) -> Option<&ContextValue> {
        self.keys.get(key)
    }

    /// Unknown facts that keys carry, each once.
    pub(crate) fn unknown_facts(&self) -> Vec<UnknownFact> {
        let mut facts: Vec<UnknownFact> = Vec::new();
        for value in self.keys.values() {
            if let ContextValue::Unknown(fact) = value
                && !facts.contains(fact)
            {
                facts.push(fact.clone());
            }
        }
        facts
    }

    /// Assumes that these facts, and no others, are in the caller's favor.
    pub(crate) fn assume_in_favor(&mut self, facts: Vec<UnknownFact>) {
        self.in_favor = facts;
    }

    pub(crate) fn is_in_favor(&self, fact: &UnknownFact) -> bool {
        self.in_favor.contains(fact)
    }

    /// All keys (lower case) with their values, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ContextValue)> {
        self.keys.iter().map(|(key, value)| (key.as_str(), value))
    }
}

/// Global condition keys a request may carry several values of (IAM User Guide, *AWS global condition context keys*).
const MULTIVALUED: [&str; 7] = [
    "aws:CalledVia",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceNamesList",
    "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths",
    "aws:TagKeys",
    "aws:VpceOrgPaths",
];

/// Whether a request may carry several values of the global condition key `key`.
pub fn is_multivalued(key: &str) -> bool {
    MULTIVALUED.iter().any(|known| known.eq_ignore_ascii_case(key))
}

/// A request to the evaluator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuthorizationRequest {
    /// The caller.
    pub caller: Principal,
    /// `service:Name`.
    pub action: String,
    /// The ARN the action is checked against, or `*` where the action has no resource type.
    pub resource: String,
    /// The account that owns the resource; `None` for the one in the resource's ARN, or else the caller's.
    pub resource_account: Option<String>,
    /// The condition keys the request carries.
    pub context: RequestContext,
}

impl Principal {
    /// The account the caller belongs to; `None` for services, origin access identities, identity providers'
    /// users and anonymous callers.
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Root { account } => Some(account),
            _ => self.arn().map(|arn| arn.account),
        }
    }

    /// The ARN of the user or role it is; that of a root user is not kept.
    pub(crate) fn arn(&self) -> Option<Arn<'_>> {
        let arn = match self {
            Self::User { arn } | Self::FederatedUser { arn, .. } => arn,
            Self::RoleSession { role_arn, .. } => role_arn,
            Self::Root { .. }
            | Self::Federated { .. }
            | Self::Service { .. }
            | Self::OriginAccessIdentity { .. }
            | Self::Anonymous => return None,
        };
        Arn::parse(arn)
    }

    /// The name AWS gives the caller in an error: its ARN, the service's name, `anonymous`.
    pub fn display_name(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Root { account } => format!("arn:aws:iam::{account}:root").into(),
            Self::User { arn } | Self::FederatedUser { arn, .. } | Self::OriginAccessIdentity { arn } => {
                arn.into()
            }
            Self::RoleSession { session_arn, .. } => session_arn.into(),
            Self::Federated { provider } => provider.into(),
            Self::Service { name } => name.into(),
            Self::Anonymous => "anonymous".into(),
        }
    }

    /// A session of a service-linked role, which organization policies do not limit (AWS Organizations User Guide,
    /// *Service control policies*).
    pub fn is_service_linked_role(&self) -> bool {
        matches!(self, Self::RoleSession { role_arn, .. } if role_arn.contains(":role/aws-service-role/"))
    }
}

impl AuthorizationRequest {
    /// The action, to be compared.
    pub fn action_name(&self) -> ActionName<'_> {
        ActionName::new(&self.action)
    }

    /// The account that owns the resource: as told, else the one in its ARN, else the caller's.
    pub fn owner(&self) -> Option<&str> {
        self.owner_of(&self.resource, self.caller.account())
    }

    /// [`Self::owner`] of a resource for who knows the caller's account already.
    pub(crate) fn owner_of<'r>(&'r self, resource: &'r str, account: Option<&'r str>) -> Option<&'r str> {
        let told = self.resource_account.as_deref();
        let in_arn = || Arn::parse(resource).map(|arn| arn.account).filter(|account| is_account_id(account));
        told.or_else(in_arn).or(account)
    }

    /// Whether caller and resource are in two accounts. A caller without an account is in none.
    pub fn is_cross_account(&self) -> bool {
        let account = self.caller.account();
        account.is_some() && self.owner_of(&self.resource, account) != account
    }
}
