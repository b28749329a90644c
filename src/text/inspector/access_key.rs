//! An access key.

/// Before the user’s name.
pub const WHO_HAS_IT_ACTS_AS: &str = "A [long-term credential]. Whoever has the key and its secret acts as ";
/// Behind the user’s name.
pub const FROM_ANYWHERE: &str = ", from anywhere, for as long as it is active.";

/// Whose it is.
pub fn of_user(owner: &str) -> String {
    format!("of user {owner}")
}

/// The button that switches an active key off and an inactive one on.
pub fn toggle(active: bool) -> &'static str {
    if active { "Deactivate" } else { "Activate" }
}

/// The same as a step to undo.
pub fn toggle_step(active: bool, key: &str) -> String {
    format!("{} access key {key}", toggle(active))
}

/// A step to undo.
pub fn delete_step(key: &str) -> String {
    format!("Delete access key {key}")
}

/// Status of a key: whether it is active, since when there is one, when and for which service it was used last.
pub fn state(active: bool, created: &str, used: Option<&(String, String)>) -> String {
    let active = if active { "Active" } else { "Inactive" };
    match used {
        Some((time, service)) => format!("{active}, created {created}, last used {time} for {service}"),
        None => format!("{active}, created {created}, never used"),
    }
}
