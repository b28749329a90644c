//! What can be connected with what and taken apart: the names of the steps, and why two things do not fit.

/// Kind of what is taken off.
pub const POLICY: &str = "Policy";
/// Why it does not fit.
pub const APP_HAS_THAT_KEY: &str = "The app's code has that key already.";
/// Why it does not fit.
pub const INLINE_POLICY_STAYS: &str =
    "An inline policy is part of its identity and cannot be attached to another.";
/// Why it does not fit.
pub const POLICY_GOES_TO: &str = "A policy is attached to a user, a group or a role.";
/// Why it does not fit.
pub const ROLE_TAKES: &str = "A role takes policies, and goes to an instance. Nobody is put into a role: its trust policy says who may assume it.";
/// Why it does not fit.
pub const KEY_BELONGS: &str = "An access key belongs to its user. It can be pasted into the app.";
/// Why it does not fit.
pub const NO_FIT: &str = "Those two cannot be connected.";
/// A place for keys, in the name of a step.
pub const THE_APPS_CODE: &str = "the app’s code";
/// A place for keys, in the name of a step.
pub const THE_APPS_ENVIRONMENT: &str = "the app’s environment";

/// Of several calls behind one name.
pub const PUTS_THE_ROLE_IN: &str = "puts the role in it";
/// Of several calls behind one name.
pub const ASSOCIATES_IT: &str = "associates it with the instance";

/// Of several calls behind one name.
pub fn makes_profile(name: &str) -> String {
    format!("makes instance profile {name}")
}

/// A step to undo.
pub fn detach_from(arn: &str, owner: &str) -> String {
    format!("Detach {arn} from {owner}")
}

/// A step to undo.
pub fn remove_boundary(policy: &str, owner: &str) -> String {
    format!("Remove {policy}, the permissions boundary of {owner}")
}

/// A step to undo.
pub fn detach_from_the_instance(profile: &str) -> String {
    format!("Detach {profile} from the instance")
}

/// A step to undo.
pub fn remove_from(access_key_id: &str, name: &str) -> String {
    format!("Remove {access_key_id} from {name}")
}

/// Why it does not fit.
pub fn is_attached(policy: &str, owner: &str) -> String {
    format!("{policy} is attached to {owner} already.")
}

/// A step to undo.
pub fn attach_to(policy: &str, owner: &str) -> String {
    format!("Attach {policy} to {owner}")
}

/// Why it does not fit.
pub fn is_in_group(user: &str, group: &str) -> String {
    format!("{user} is in {group} already.")
}

/// A step to undo.
pub fn add_to(user: &str, group: &str) -> String {
    format!("Add {user} to {group}")
}

/// Why it does not fit.
pub fn no_user_to_move(from: &str) -> String {
    format!("There is no user in {from} to move.")
}

/// Several users, where one would stand by name.
pub fn users(count: usize) -> String {
    format!("{count} users")
}

/// A step to undo.
pub fn move_from_to(whom: &str, from: &str, to: &str) -> String {
    format!("Move {whom} from {from} to {to}")
}

/// Why it does not fit.
pub fn is_on_the_instance(profile: &str) -> String {
    format!("{profile} is attached to the instance already.")
}

/// A step to undo.
pub fn attach_to_the_instance(profile: &str) -> String {
    format!("Attach {profile} to the instance")
}

/// Why it does not fit.
pub fn holds_already(profile: &str, held: &str) -> String {
    format!("{profile} holds {held} already, and it holds one role only.")
}

/// A step to undo.
pub fn put_into(role: &str, profile: &str) -> String {
    format!("Put {role} into {profile}")
}

/// Why it does not fit.
pub fn secret_is_gone(user: &str) -> String {
    format!(
        "AWS shows the secret of a key once, when it is made. Create a new access key for {user} to paste it."
    )
}

/// A step to undo.
pub fn paste(key: &str) -> String {
    format!("Paste {key} into the app’s code")
}
