//! Why what the user says about an imported account cannot be taken.

use std::fmt;

use iam_policy::span::LineColumn;

/// Why a text cannot be taken as a missing policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupplyPolicyError {
    /// The text is not a policy document of the type.
    InvalidDocument {
        /// What is wrong with it.
        message: String,
        /// Where.
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
                write!(f, "{message} (line {}, column {})", position.line, position.column)
            }
            Self::NeedsItsFile => {
                f.write_str("A text does not tell all of it: import the account again with its file.")
            }
            Self::NoAccount(arn) => write!(f, "{arn} is no policy of an account that is here."),
        }
    }
}

impl std::error::Error for SupplyPolicyError {}

/// Why a text cannot be taken for an unknown fact.
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
            Self::OrganizationId => f.write_str(
                "The id of an organization begins with o-, with 10 to 32 lower case letters or digits behind it.",
            ),
            Self::OrganizationPath => f.write_str(
                "An organization path reads like o-exampleorgid/r-ab12/ou-ab12-11111111/: organization, root and units, with \
                 a slash behind each.",
            ),
            Self::OtherOrganization(known) => write!(f, "The account is in the organization {known}."),
            Self::Region(text) => write!(f, "{text} is no Region: one reads like eu-central-1."),
            Self::ConditionKey(key) => write!(f, "Nothing in an account says what {key} is."),
        }
    }
}

impl std::error::Error for SupplyFactError {}
