//! What the reader has in hand: things of the world by name, and verdicts by question.

use aws_world::iam::Identity;
use aws_world::world::ActionOnResource;

use super::document::Document;
use crate::text::map_items;

/// A thing of the account that the inspector can show.
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

    /// The kind in words, for the reader.
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

impl Selection {
    /// Whether the thing is still there.
    pub fn exists(&self, document: &Document) -> bool {
        let account = document.account();
        let iam = &account.iam;
        match self {
            Self::Instance(id) => account.ec2.instances.contains_key(id),
            Self::Stranger => document.world().stranger().is_some(),
            Self::User(name) => iam.users.contains_key(name),
            Self::Group(name) => iam.groups.contains_key(name),
            Self::Role(name) => iam.roles.contains_key(name),
            Self::Policy(arn) => {
                // AWS's are there in every world.
                arn.starts_with("arn:aws:iam::aws:") || iam.policies.values().any(|policy| policy.arn == *arn)
            }
            Self::InlinePolicy(kind, owner, name) => {
                document.permissions(*kind, owner).is_some_and(|p| p.inline.contains_key(name))
            }
            Self::InstanceProfile(name) => iam.instance_profiles.contains_key(name),
            Self::AccessKey(user, id) => {
                iam.users.get(user).is_some_and(|user| user.access_keys.iter().any(|key| key.id == *id))
            }
            Self::Bucket(name) => account.s3.buckets.contains_key(name),
            Self::Object(bucket, key) => {
                account.s3.buckets.get(bucket).is_some_and(|bucket| bucket.objects.contains_key(key))
            }
            Self::LogGroup(name) => account.logs.groups.contains_key(name),
            Self::KmsKey(id) => account.kms.keys.contains_key(id),
            Self::OidcProvider(url) => iam.oidc_providers.contains_key(url),
            Self::SamlProvider(name) => iam.saml_providers.contains_key(name),
            Self::Account(id) => document.world().accounts().contains_key(id),
            Self::Organization => true,
            Self::Unit(id) => {
                let organization = document.world().organization();
                organization.is_some_and(|o| o.root_id == *id || o.units.contains_key(id))
            }
            Self::OrganizationPolicy(id) => {
                document.world().organization().is_some_and(|o| o.policies.contains_key(id))
            }
        }
    }
}

/// A verdict the why panel explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyTarget {
    /// A cell of the matrix: explained anew after every edit.
    Cell(MatrixCaller, ActionOnResource),
    /// A call of the journal by its place: explained as it was decided.
    Journal(usize),
    /// The trust check that the metadata service met in the last run.
    MetadataTrust,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MatrixCaller {
    /// The app with whatever credentials its chain finds.
    App,
    /// A user or role by ARN.
    Principal(String),
}
