//! The current selection: items of the world by name, and verdicts by request.

use std::sync::Arc;

use aws_world::api::Authorization;
use aws_world::iam::Identity;
use aws_world::world::ActionOnResource;

use crate::text::map_items;

/// An item of the account that the inspector can show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// Instance id.
    Instance(String),
    /// The stranger's laptop.
    Stranger,
    /// User name.
    User(String),
    /// Group name.
    Group(String),
    /// Role name.
    Role(String),
    /// ARN of a managed policy, the customer's or AWS's.
    Policy(String),
    /// An inline policy: kind and name of its identity, its own name.
    InlinePolicy(IdentityKind, String, String),
    /// Instance profile name.
    InstanceProfile(String),
    /// Access key: user and key id.
    AccessKey(String, String),
    /// Bucket name.
    Bucket(String),
    /// An object: bucket and key.
    Object(String, String),
    /// Log group name.
    LogGroup(String),
    /// Id of a KMS key.
    KmsKey(String),
    /// Address of an OpenID Connect provider, without `https://`.
    OidcProvider(String),
    /// Name of a SAML provider.
    SamlProvider(String),
    /// Account id.
    Account(String),
    /// The organization, or the way to one.
    Organization,
    /// Id of the organization's root or of a unit.
    Unit(String),
    /// Id of a policy of the organization.
    OrganizationPolicy(String),
    /// An item of the account with this id, which is not the one that is shown. Opened, its account is shown.
    InAccount(String, Box<Selection>),
}

impl Selection {
    /// The same item, seen from another account than its own, whose id is `account`.
    pub fn in_account(self, account: &str) -> Self {
        Self::InAccount(account.to_owned(), Box::new(self))
    }

    /// Whether it is a role, of any account.
    pub fn is_role(&self) -> bool {
        match self {
            Self::InAccount(_, item) => item.is_role(),
            item => matches!(item, Self::Role(_)),
        }
    }
}

/// The kinds of identity that carry policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentityKind {
    /// User.
    User,
    /// Group.
    Group,
    /// Role.
    Role,
}

impl IdentityKind {
    /// The identity of this kind with this name.
    pub fn named(self, name: &str) -> Identity {
        match self {
            Self::User => Identity::User(name.to_owned()),
            Self::Group => Identity::Group(name.to_owned()),
            Self::Role => Identity::Role(name.to_owned()),
        }
    }

    /// `user`, `group`, `role`.
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
        }
    }

    /// The kind in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::User => map_items::USER,
            Self::Group => map_items::GROUP,
            Self::Role => map_items::ROLE,
        }
    }

    /// The selection of the identity with this name.
    pub fn select(self, name: &str) -> Selection {
        match self {
            Self::User => Selection::User(name.to_owned()),
            Self::Group => Selection::Group(name.to_owned()),
            Self::Role => Selection::Role(name.to_owned()),
        }
    }
}

/// A verdict the why panel explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyTarget {
    /// A cell of the matrix: explained again after every edit.
    Cell(RequestCaller, ActionOnResource),
    /// A call of the journal by its index: explained as it was decided.
    Journal(usize),
    /// The trust check that the metadata service met in the last run.
    MetadataTrust,
    /// A request under a policy that is not saved: explained as the draft alone decided it.
    Draft(DraftDecision),
    /// A request of somebody outside of the account: explained as it was decided with the policies on the resource.
    Outsider(DraftDecision),
    /// A request in another state of the world: explained as it was decided there.
    State(StateDecision),
}

/// A decision in another state of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateDecision {
    /// The decision.
    pub decision: DraftDecision,
    /// In which state it was asked, in a sentence.
    pub note: Arc<str>,
}

/// A decision that a draft of a policy made. Equal is only the same one.
#[derive(Clone, Debug)]
pub struct DraftDecision(pub Arc<Authorization>);

impl PartialEq for DraftDecision {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for DraftDecision {}

/// The caller of a question: a row of the matrix, or who is asked about in an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RequestCaller {
    /// The app with whatever credentials its chain finds.
    App,
    /// A user or role of the world by ARN.
    Principal(String),
    /// One that is set up for the question, in its saved form (`session::hypothetical_caller`).
    Hypothetical(Arc<str>),
}

impl RequestCaller {
    /// The saved form: nothing for the app, an ARN, or a JSON object. `hypothetical_caller::read_caller` reads it.
    pub fn saved(&self) -> &str {
        match self {
            Self::App => "",
            Self::Principal(arn) => arn,
            Self::Hypothetical(text) => text,
        }
    }
}
