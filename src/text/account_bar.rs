//! The bar above the map: accounts, and whom the user acts as.

/// The group of the accounts.
pub const ACCOUNTS: &str = "Accounts";
/// The button that adds an account, for screen readers.
pub const ADD_ACCOUNT: &str = "Add account";
/// Adds an account.
pub const ADD: &str = "+ Account";
/// Opens the organization.
pub const ORGANIZATION: &str = "Organization";
/// Label of the choice of the signed-in user or role.
pub const ACTING_AS: &str = "Acting as";

/// An account’s button.
pub fn account(name: &str, id: &str) -> String {
    format!("Account {name}, {id}")
}
/// Ends acting as somebody.
pub const BACK_TO_ADMINISTRATOR: &str = "Back to administrator";
