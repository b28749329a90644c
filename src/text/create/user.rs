//! The dialog that creates a user.

/// Label in `CreateUser`.
pub const USER_NAME: &str = "User name";
/// Under the field in `CreateUser`.
pub const NAME_RULES: &str = "Letters, digits and + = , . @ _ - up to 64.";
/// Label in `CreateUser`.
pub const PASSWORD_FOR_THE_CONSOLE: &str = "Password for the console";
/// Under the field in `CreateUser`.
pub const PASSWORD_HINT: &str =
    "Empty for a user who does not sign in to the console. This page forgets it at once: make one up.";
/// A button in `CreateUser`.
pub const CREATE_USER: &str = "Create user";
/// Heading of the choices in `GroupChoices`.
pub const ADD_TO_GROUPS: &str = "Add to groups";

/// A step to undo.
pub fn create_step(user_name: &str) -> String {
    format!("Create user {user_name}")
}

/// What the user will have, by the names of the policies.
pub fn gets(policies: &[String]) -> String {
    if policies.is_empty() {
        "Without a policy the user may do nothing.".to_owned()
    } else {
        format!("The user gets: {}.", policies.join(", "))
    }
}
