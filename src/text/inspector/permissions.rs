//! The policies of a user, group or role.

/// A button in `Permissions`.
pub const ATTACH_POLICIES: &str = "Attach policies";
/// Beside an inline policy.
pub const INLINE: &str = "inline";
/// Beside an inline policy that was never saved.
pub const NOT_SAVED: &str = "inline, not saved: gives nothing yet";
/// A button in `NewInlinePolicy`.
pub const CREATE_INLINE_POLICY: &str = "Create inline policy";

/// A step to undo.
pub fn attach_step(name: &str) -> String {
    format!("Attach to {name}")
}

/// A step to undo, and its button for screen readers.
pub fn detach(name: &str) -> String {
    format!("Detach {name}")
}

/// A step to undo.
pub fn delete_step(policy: &str) -> String {
    format!("Delete inline policy {policy}")
}

/// Its button, for screen readers.
pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}

/// The button that throws away a policy that was never saved, for screen readers.
pub fn discard(name: &str) -> String {
    format!("Discard {name}")
}

/// The button that attaches what was chosen.
pub fn attach(count: usize) -> String {
    match count {
        0 => "Attach".to_owned(),
        1 => "Attach 1 policy".to_owned(),
        n => format!("Attach {n} policies"),
    }
}

/// A user, group or role without policies, by its kind.
pub fn no_policies(kind: &str) -> String {
    format!("No policies. This {kind} may do nothing.")
}
