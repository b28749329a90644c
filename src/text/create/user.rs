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

/// What the user will have, by the names of policies and groups.
pub fn gets(policies: &[String], groups: &[String]) -> String {
    let of_group = |group: &String| format!("what group {group} has");
    let all: Vec<String> = policies.iter().cloned().chain(groups.iter().map(of_group)).collect();
    if all.is_empty() {
        "The user gets no policy, neither its own nor a group’s.".to_owned()
    } else {
        format!("The user gets: {}.", all.join(", "))
    }
}
