//! The dialog that adds an account.

/// A message in `AddAccount`.
pub const GIVE_A_NAME: &str = "Give the account a name, for example Partner.";
/// Label in `AddAccount`.
pub const ACCOUNT_NAME: &str = "Account name";
/// An example in the empty field in `AddAccount`.
pub const NAME_EXAMPLE: &str = "Partner";
/// Under the field in `AddAccount`.
pub const WHAT_AN_ACCOUNT_IS: &str = "Another account has its own users, roles and buckets. What crosses the border, both accounts have to allow.";
/// A hint in `AddAccount`.
pub const JOINS_THE_ORGANIZATION: &str = "If there is an organization, the account joins it.";
/// A button in `AddAccount`.
pub const ADD_ACCOUNT: &str = "Add account";
