//! The organization: its tree and its types of policy.

/// What policies of this type do.
pub const SERVICE_CONTROL_LIMITS: &str = "limit what users and roles of the accounts may do";
/// What policies of this type do.
pub const RESOURCE_CONTROL_LIMITS: &str = "limit what anybody may do with the accounts’ resources";
/// In the place of the organization’s number.
pub const NONE_YET: &str = "None yet";
/// A heading in `Organization`.
pub const POLICIES: &str = "Policies";
/// Text in `NoOrganization`.
pub const WHAT_IT_IS: &str = "An organization puts accounts into a tree. Its policies give nobody anything: they limit what the accounts’ own policies can give.";
/// A button and its step.
pub const CREATE_ORGANIZATION: &str = "Create organization";
/// A hint in `NoOrganization`.
pub const BECOMES_MANAGEMENT_ACCOUNT: &str =
    "This account becomes the [management account], which the policies do not limit.";
/// For screen readers in `Tree`.
pub const ACCOUNTS_AND_UNITS: &str = "Accounts and units";
/// The same, as a heading.
pub const ACCOUNTS_AND_UNITS_HEADING: &str = "Accounts and [units|Organizational unit]";

/// Its title where nobody told its id.
pub const ID_NOT_KNOWN: &str = "id not known";
/// Shown in another account.
pub const CHANGED_BY_MANAGEMENT: &str = "Only its management account changes it.";
/// A button.
pub const ACT_IN_MANAGEMENT: &str = "Act in the management account";

/// Which account manages it.
pub fn managed_by(management_account: &str) -> String {
    format!("managed by {management_account}")
}

/// A step to undo.
pub fn disable_step(title: &str) -> String {
    format!("Disable {title}")
}

/// A step to undo.
pub fn enable_step(title: &str) -> String {
    format!("Enable {title}")
}

/// A button of everything in it.
pub const OPEN_THE_ORGANIZATION: &str = "Open the organization";

/// A place of the tree: its number, and how many policies are attached.
pub fn place(id: &str, policies: usize) -> String {
    match policies {
        0 => id.to_owned(),
        1 => format!("{id}, 1 policy"),
        n => format!("{id}, {n} policies"),
    }
}
