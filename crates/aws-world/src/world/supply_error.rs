//! Errors of policies and facts that a user supplies for an imported account.

use std::fmt;

use crate::text::account::at_position;
use crate::text::supply as text;
use iam_policy::span::LineColumn;

/// Error of a text that is supplied as a missing policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupplyPolicyError {
    /// The text is not a policy document of the type.
    InvalidDocument {
        /// The finding's message.
        message: String,
        /// The finding's position.
        position: LineColumn,
    },
    /// A policy of this type has more to it than its text.
    NeedsItsFile,
    /// The ARN is not one of a customer managed policy of an account in this world.
    NoAccount(String),
}

impl fmt::Display for SupplyPolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidDocument { message, position } => {
                f.write_str(&at_position(message, position.line, position.column))
            }
            Self::NeedsItsFile => f.write_str(text::NEEDS_ITS_FILE),
            Self::NoAccount(arn) => f.write_str(&text::no_account(arn)),
        }
    }
}

impl std::error::Error for SupplyPolicyError {}

/// Error of a text that is supplied for an unknown fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupplyFactError {
    /// The text is not the id of an organization.
    OrganizationId,
    /// The text is not the path of an organization.
    OrganizationPath,
    /// The path begins with another organization than the account's, which is this.
    OtherOrganization(String),
    /// The text is not a Region.
    Region(String),
    /// No account has a value for this condition key.
    ConditionKey(String),
}

impl fmt::Display for SupplyFactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OrganizationId => f.write_str(text::ORGANIZATION_ID),
            Self::OrganizationPath => f.write_str(text::ORGANIZATION_PATH),
            Self::OtherOrganization(known) => f.write_str(&text::other_organization(known)),
            Self::Region(region) => f.write_str(&text::not_a_region(region)),
            Self::ConditionKey(key) => f.write_str(&text::unknown_condition_key(key)),
        }
    }
}

impl std::error::Error for SupplyFactError {}
