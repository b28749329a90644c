//! A KMS key.

/// A step to undo.
pub const EDIT_KEY_POLICY: &str = "Edit key policy";
/// What the limit of length is for.
pub const FOR_A_KEY_POLICY: &str = "for a key policy";
/// Label of a value in `KmsKey`.
pub const DESCRIPTION: &str = "Description";
/// Label of a value in `KmsKey`.
pub const STATE: &str = "State";
/// Why the key policy comes first.
pub const ROOT_STATEMENT: &str = "Without a statement for the account’s root user in this [policy|Key policy], policies of users and roles give nothing on the key.";
/// Text in `KmsKey`.
pub const SAVE_KEY_POLICY: &str = "Save key policy";
/// State of a key.
pub const ENABLED: &str = "Enabled";
/// State of a key.
pub const DISABLED: &str = "Disabled: it encrypts and decrypts nothing";
/// State of a key.
pub const PENDING_DELETION: &str = "Pending deletion: it encrypts and decrypts nothing";
/// A button and its step.
pub const DISABLE_KEY: &str = "Disable key";
/// A button and its step.
pub const ENABLE_KEY: &str = "Enable key";
/// A button and its step.
pub const SCHEDULE_KEY_DELETION: &str = "Schedule key deletion";
/// A button and its step.
pub const CANCEL_KEY_DELETION: &str = "Cancel key deletion";

/// When the key will be deleted.
pub fn gone_on(time: &str) -> String {
    format!("gone on {time}")
}
