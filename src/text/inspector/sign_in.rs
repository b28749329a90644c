//! How a user signs in.

/// A heading in `SignIn`.
pub const CONSOLE_SIGN_IN: &str = "Console sign-in";
/// A heading in `SignIn`.
pub const MULTI_FACTOR_AUTHENTICATION: &str = "Multi-factor authentication";
/// A button in `Password`.
pub const DISABLE_CONSOLE_ACCESS: &str = "Disable console access";
/// Label in `Password`.
pub const CONSOLE_PASSWORD: &str = "Console password";
/// Under the field in `Password`.
pub const PASSWORD_RULES: &str = "8 characters or more; three of capitals, small letters, digits, signs. This page forgets it at once: make one up.";
/// Label of a box to tick in `Password`.
pub const NEW_PASSWORD_NEEDED: &str = "The user must choose a new password at the next sign-in";
/// A button in `Password`.
pub const ENABLE_CONSOLE_ACCESS: &str = "Enable console access";
/// Label in `Devices`.
pub const NAME_OF_A_VIRTUAL_DEVICE: &str = "Name of a virtual device";
/// An example in the empty field in `Devices`.
pub const PHONE: &str = "phone";
/// Under the field in `Devices`.
pub const CODES_ARE_FILLED_IN: &str = "Its two first codes are filled in: there is no device here.";
/// A button in `Devices`.
pub const ASSIGN_MFA_DEVICE: &str = "Assign MFA device";

/// A step to undo.
pub fn enable_step(name: &str) -> String {
    format!("Enable console access for {name}")
}

/// A step to undo.
pub fn disable_step(name: &str) -> String {
    format!("Disable console access for {name}")
}

/// A step to undo.
pub fn assign_step(title: &str) -> String {
    format!("Assign MFA device {title}")
}

/// A step to undo, and its button for screen readers.
pub fn remove_device(title: &str) -> String {
    format!("Remove MFA device {title}")
}

/// Since when there is a password, and whether the next sign-in asks for another.
pub fn since(time: &str, is_changed_next: bool) -> String {
    let reset = if is_changed_next { ", to be changed at the next sign-in" } else { "" };
    format!("Console access with a password, since {time}{reset}.")
}
