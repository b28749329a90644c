//! The map.

/// Above the cards, where a card is dropped to be detached from one of several.
pub const DETACH: &str = "Detach…";
/// At a card that counts several things, one of which can be connected.
pub const CHOOSE: &str = "Choose…";

/// The card that counts what has no room.
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// The list of the stops of a request, by its action.
pub fn path_of(action: &str) -> String {
    format!("The path of {action}")
}

/// Below a resource, its policy.
pub const BUCKET_POLICY: &str = "bucket policy";
/// Below a resource, its policy.
pub const KEY_POLICY: &str = "key policy";
/// Below a role, its policy.
pub const TRUST_POLICY: &str = "trust policy";
/// Below a credential, what limits its session.
pub const SESSION_POLICY: &str = "session policy";
/// Below a resource whose policy would have to allow a request.
pub const NO_RESOURCE_POLICY: &str = "no resource policy";
/// Where a policy of the organization is attached.
pub const THE_ROOT: &str = "the root";
/// Where a policy of the organization is attached.
pub const THE_ACCOUNT: &str = "the account";
/// The button for what lines, frames and signs mean.
pub const LEGEND: &str = "Legend";
/// In the legend: a line.
pub const LINE_TAKEN: &str = "a request takes this way; its color is the answer";
/// In the legend: a line.
pub const LINE_STRUCTURE: &str = "belongs together: credential, identity, policy";
/// In the legend: a line.
pub const LINE_GRANT: &str = "a policy allows something on this resource";
/// In the legend: a line.
pub const LINE_STRANGER: &str = "a stranger holds this credential";
/// In the legend: a line.
pub const LINE_NOT_REACHED: &str = "not reached";
/// In the legend: what encloses or covers.
pub const SHAPES: &[(&str, &str)] = &[
    ("account", "account"),
    ("organization", "organization, unit"),
    ("roof", "policy of the organization: covers the accounts below it"),
    ("fence", "permissions boundary: the most that a user or role can do"),
    ("strip", "policy of a resource, of a role, of a session"),
    ("dead", "credential that no longer works, or a resource that does not exist"),
];
/// In the legend: icons, by name.
pub const ICONS: &[(&str, &str)] = &[
    ("instance", "app on an instance"),
    ("key", "access key"),
    ("profile", "instance profile"),
    ("user", "user"),
    ("group", "group"),
    ("role", "role"),
    ("policy", "policy"),
    ("bucket", "bucket"),
    ("kms", "KMS key"),
    ("logs", "log group"),
    ("stranger", "stranger"),
];
/// At the end of the wire of an app that has no credentials.
pub const NO_CREDENTIALS: &str = "no credentials";

/// The permissions boundary around a user or role. The fence says what it is where its name needs the room.
pub fn boundary(name: &str) -> String {
    if name.chars().count() > 12 { name.to_owned() } else { format!("boundary: {name}") }
}

/// An organization, on its frame.
pub fn organization(id: &str) -> String {
    format!("Organization {id}")
}

/// An organizational unit, on its frame.
pub fn unit(name: &str) -> String {
    format!("Unit {name}")
}

/// A policy of the organization: its kind, and where it is attached.
pub fn roof(over_resources: bool, place: &str) -> String {
    let kind = if over_resources { "resource control policy" } else { "service control policy" };
    format!("{kind} on {place}")
}

/// The account that the map shows, on its border.
pub fn account(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name} · {id}") }
}

/// A card by its kind and its name.
pub fn card_title(kind: &str, name: &str) -> String {
    format!("{kind}: {name}")
}

/// A policy below a card, by what it is called.
pub fn policy_of(title: &str) -> String {
    format!("Open: {title}")
}
