//! Why two items cannot be connected.

use std::fmt;

use crate::text::session::connect as text;

/// Why two items cannot be connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectError {
    /// An inline policy stays with its identity.
    InlinePolicy,
    /// A policy is attached to identities only.
    PolicyTarget,
    /// A role takes policies and goes to instances only.
    RoleTarget,
    /// An access key goes into the app only.
    KeyTarget,
    /// Items of these kinds have no connection.
    NoConnection,
    /// The policy is attached already.
    IsAttached {
        /// Its name.
        policy: String,
        /// Name of the user, group or role.
        owner: String,
    },
    /// The user is in the group already.
    IsMember {
        /// Name of the user.
        user: String,
        /// Name of the group.
        group: String,
    },
    /// The group has no user who could be moved.
    NoUserToMove(String),
    /// The role or instance profile is on the instance already.
    IsOnTheInstance(String),
    /// The instance profile holds a role already.
    HoldsARole {
        /// Name of the instance profile.
        profile: String,
        /// Name of the role.
        role: String,
    },
    /// The secret of this user's access key is not shown anymore.
    SecretIsGone(String),
    /// The app's code has the access key already.
    AppHasThatKey,
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InlinePolicy => f.write_str(text::INLINE_POLICY_STAYS),
            Self::PolicyTarget => f.write_str(text::POLICY_GOES_TO),
            Self::RoleTarget => f.write_str(text::ROLE_TAKES),
            Self::KeyTarget => f.write_str(text::KEY_BELONGS),
            Self::NoConnection => f.write_str(text::NO_FIT),
            Self::IsAttached { policy, owner } => f.write_str(&text::is_attached(policy, owner)),
            Self::IsMember { user, group } => f.write_str(&text::is_in_group(user, group)),
            Self::NoUserToMove(group) => f.write_str(&text::no_user_to_move(group)),
            Self::IsOnTheInstance(name) => f.write_str(&text::is_on_the_instance(name)),
            Self::HoldsARole { profile, role } => f.write_str(&text::holds_already(profile, role)),
            Self::SecretIsGone(user) => f.write_str(&text::secret_is_gone(user)),
            Self::AppHasThatKey => f.write_str(text::APP_HAS_THAT_KEY),
        }
    }
}

impl std::error::Error for ConnectError {}
