//! IAM: users, groups, roles, policies, instance profiles.

pub mod trusted_entity;

mod aws_managed;
mod documents;
mod entities;
mod saml_providers;
mod service_linked_roles;
mod sign_in;

use std::sync::Arc;

use iam_policy::document::PolicyDocument;
use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;

pub use aws_managed::{AwsManagedPolicy, aws_managed_policies};
pub(crate) use aws_managed::{built_in_documents, first_documents};
pub(crate) use documents::{attached, first_refusal, first_refusal_but, with_place};
pub(crate) use saml_providers::entity_id;
pub use saml_providers::{SamlProvider, SamlProviderCall};
pub use service_linked_roles::ServiceLinkedRoleCall;
pub use sign_in::{LoginProfile, SignInCall};

/// Tags by key.
pub type Tags = SortedMap<String>;

/// The IAM part of an account. Everything by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Iam {
    /// Users.
    pub users: SortedMap<User>,
    /// Groups.
    pub groups: SortedMap<Group>,
    /// Roles, those of AWS itself under `/aws-reserved/` included.
    pub roles: SortedMap<Role>,
    /// Customer managed policies.
    pub policies: SortedMap<ManagedPolicy>,
    /// Instance profiles.
    pub instance_profiles: SortedMap<InstanceProfile>,
    /// OpenID Connect providers, by their address without `https://`.
    pub oidc_providers: SortedMap<OidcProvider>,
    /// SAML providers by name.
    pub saml_providers: SortedMap<SamlProvider>,
    /// Serial numbers (ARNs) of virtual MFA devices, in order of creation.
    pub mfa_devices: Vec<String>,
}

/// A policy document in the world, shared and already parsed.
#[derive(Clone, Debug)]
pub struct StoredDocument(pub Arc<PolicyDocument>);

impl PartialEq for StoredDocument {
    fn eq(&self, other: &Self) -> bool {
        self.0.text() == other.0.text()
    }
}

/// Policies of an identity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Permissions {
    /// ARNs of attached managed policies, in order of attaching.
    pub attached: Vec<String>,
    /// Inline policies by name.
    pub inline: SortedMap<StoredDocument>,
    /// ARN of the managed policy that bounds a user's or role's permissions.
    pub boundary: Option<String>,
}

/// An IAM user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Name.
    pub name: String,
    /// Path, `/` by default.
    pub path: String,
    /// Full ARN.
    pub arn: String,
    /// `AIDA…`.
    pub id: String,
    /// When made.
    pub created: SimTime,
    /// Policies.
    pub permissions: Permissions,
    /// Access keys, two at most, in order of creation.
    pub access_keys: Vec<AccessKey>,
    /// The way into the console, if there is one.
    pub login_profile: Option<LoginProfile>,
    /// Serial numbers of the MFA devices enabled for the user.
    pub mfa_devices: Vec<String>,
    /// Tags.
    pub tags: Tags,
}

/// A user's access key.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessKey {
    /// `AKIA…`.
    pub id: String,
    /// The secret: the world needs it to check signatures; the app shows it once.
    pub secret: String,
    /// Active or inactive.
    pub active: bool,
    /// When made.
    pub created: SimTime,
    /// When and for which service last used.
    pub last_used: Option<(SimTime, String)>,
}

/// A group of users.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name.
    pub name: String,
    /// Path.
    pub path: String,
    /// Full ARN.
    pub arn: String,
    /// `AGPA…`.
    pub id: String,
    /// Policies.
    pub permissions: Permissions,
    /// Names of its users, sorted.
    pub users: Vec<String>,
}

/// A role.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Name.
    pub name: String,
    /// Path; `/aws-reserved/…` and `/aws-service-role/…` are AWS's own.
    pub path: String,
    /// Full ARN.
    pub arn: String,
    /// `AROA…`.
    pub id: String,
    /// Description.
    pub description: String,
    /// The trust policy: principals that may assume it.
    pub trust_policy: StoredDocument,
    /// Policies.
    pub permissions: Permissions,
    /// Longest session in seconds, 3600–43200.
    pub max_session_duration: u32,
    /// Tags.
    pub tags: Tags,
}

/// A customer managed policy.
#[derive(Clone, Debug, PartialEq)]
pub struct ManagedPolicy {
    /// Name.
    pub name: String,
    /// Path.
    pub path: String,
    /// Full ARN.
    pub arn: String,
    /// `ANPA…`.
    pub id: String,
    /// Description.
    pub description: String,
    /// Versions in order, five at most.
    pub versions: Vec<PolicyVersion>,
    /// `v1` …: the version in force.
    pub default_version: String,
    /// Count of all versions there have ever been: AWS never gives a version's id again.
    pub versions_created: u32,
    /// Tags.
    pub tags: Tags,
}

/// A version of a managed policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyVersion {
    /// `v1` …
    pub id: String,
    /// The document.
    pub document: StoredDocument,
    /// When made.
    pub created: SimTime,
}

/// An instance profile: the container through which an instance gets a role.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceProfile {
    /// Name.
    pub name: String,
    /// Full ARN.
    pub arn: String,
    /// `AIPA…`.
    pub id: String,
    /// The one role it can hold.
    pub role: Option<String>,
    /// Tags.
    pub tags: Tags,
}

/// An OpenID Connect identity provider that the account believes.
#[derive(Clone, Debug, PartialEq)]
pub struct OidcProvider {
    /// Full ARN.
    pub arn: String,
    /// Audiences of the tokens that it takes.
    pub client_ids: Vec<String>,
}

/// An identity that policies are attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// A user's name.
    User(String),
    /// A group's name.
    Group(String),
    /// A role's name.
    Role(String),
}

/// A resource that has tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taggable {
    /// A user's name.
    User(String),
    /// A role's name.
    Role(String),
    /// A customer managed policy's ARN.
    Policy(String),
    /// An instance profile's name.
    InstanceProfile(String),
}

/// IAM calls. `AttachPolicy { to: Identity::User(..) }` is `AttachUserPolicy`, and likewise for the others that exist
/// once for each kind of identity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum IamCall {
    SignIn(SignInCall),
    SamlProvider(SamlProviderCall),
    ServiceLinkedRole(ServiceLinkedRoleCall),
    CreateUser {
        user_name: String,
        path: String,
        tags: Tags,
        permissions_boundary: Option<String>,
    },
    UpdateUser {
        user_name: String,
        new_user_name: String,
    },
    DeleteUser {
        user_name: String,
    },
    CreateAccessKey {
        user_name: String,
    },
    UpdateAccessKey {
        user_name: String,
        access_key_id: String,
        active: bool,
    },
    DeleteAccessKey {
        user_name: String,
        access_key_id: String,
    },
    CreateGroup {
        group_name: String,
        path: String,
    },
    UpdateGroup {
        group_name: String,
        new_group_name: String,
    },
    DeleteGroup {
        group_name: String,
    },
    AddUserToGroup {
        group_name: String,
        user_name: String,
    },
    RemoveUserFromGroup {
        group_name: String,
        user_name: String,
    },
    CreateRole {
        role_name: String,
        path: String,
        assume_role_policy_document: String,
        description: String,
        max_session_duration: u32,
        tags: Tags,
        permissions_boundary: Option<String>,
    },
    UpdateRole {
        role_name: String,
        description: String,
        max_session_duration: u32,
    },
    UpdateAssumeRolePolicy {
        role_name: String,
        policy_document: String,
    },
    DeleteRole {
        role_name: String,
    },
    CreatePolicy {
        policy_name: String,
        path: String,
        policy_document: String,
        description: String,
        tags: Tags,
    },
    CreatePolicyVersion {
        policy_arn: String,
        policy_document: String,
        set_as_default: bool,
    },
    SetDefaultPolicyVersion {
        policy_arn: String,
        version_id: String,
    },
    DeletePolicyVersion {
        policy_arn: String,
        version_id: String,
    },
    DeletePolicy {
        policy_arn: String,
    },
    AttachPolicy {
        to: Identity,
        policy_arn: String,
    },
    DetachPolicy {
        from: Identity,
        policy_arn: String,
    },
    PutInlinePolicy {
        of: Identity,
        policy_name: String,
        policy_document: String,
    },
    CreateOpenIdConnectProvider {
        url: String,
        client_id_list: Vec<String>,
    },
    DeleteOpenIdConnectProvider {
        open_id_connect_provider_arn: String,
    },
    PutPermissionsBoundary {
        of: Identity,
        permissions_boundary: String,
    },
    DeletePermissionsBoundary {
        of: Identity,
    },
    DeleteInlinePolicy {
        of: Identity,
        policy_name: String,
    },
    Tag {
        what: Taggable,
        tags: Tags,
    },
    Untag {
        what: Taggable,
        tag_keys: Vec<String>,
    },
    CreateInstanceProfile {
        instance_profile_name: String,
    },
    DeleteInstanceProfile {
        instance_profile_name: String,
    },
    AddRoleToInstanceProfile {
        instance_profile_name: String,
        role_name: String,
    },
    RemoveRoleFromInstanceProfile {
        instance_profile_name: String,
        role_name: String,
    },
}
