//! The things on the map and in the outline: lanes, and a few words on the state of each thing.

/// Heading of a lane.
pub const WHO_RUNS: &str = "Who runs";
/// Heading of a lane.
pub const CREDENTIALS: &str = "Credentials";
/// Heading of a lane.
pub const IDENTITIES: &str = "Identities";
/// Heading of a lane.
pub const POLICIES: &str = "Policies";
/// Heading of a lane.
pub const RESOURCES: &str = "Resources";
/// Beside the heading of a lane: what the lane answers.
pub const THE_WHO: &str = ": the who";
/// Beside the heading of a lane: what the lane answers.
pub const THE_WHAT: &str = ": the what";
/// In the empty lane of credentials.
pub const NO_CREDENTIALS: &str = "No access keys, no instance profile";
/// In the empty lane of identities.
pub const NO_IDENTITIES: &str = "No users, groups or roles yet";
/// In the empty lane of policies.
pub const NO_POLICIES: &str = "No policies attached yet";
/// Note of what is asked for.
pub const DOES_NOT_EXIST: &str = "does not exist";
/// Note of another account.
pub const TRUSTED_BY_A_ROLE_HERE: &str = "trusted by a role here";
/// Note of another account.
pub const ASKED_FOR_ITS_RESOURCES: &str = "asked for its resources";
/// Note of an instance without the app.
pub const RUNS_NOTHING: &str = "instance, runs nothing";
/// The stranger’s card.
pub const STRANGERS_LAPTOP: &str = "A stranger’s laptop";
/// Note of a credential.
pub const LONG_TERM_ACTIVE: &str = "long-term, active";
/// Note of an access key that is switched off.
pub const INACTIVE: &str = "inactive";
/// Note of a credential.
pub const INSTANCE_PROFILE_ATTACHED: &str = "instance profile, attached";
/// Note of a credential.
pub const INSTANCE_PROFILE: &str = "instance profile";
/// Note of an identity provider.
pub const IDENTITY_PROVIDER: &str = "identity provider";
/// Note of a policy.
pub const NOT_ATTACHED: &str = "not attached";
/// Note of a policy that is attached to nothing and bounds somebody.
pub const PERMISSIONS_BOUNDARY: &str = "permissions boundary";
/// Note of a policy.
pub const CUSTOMER_MANAGED: &str = "customer managed";
/// Note of a policy.
pub const AWS_MANAGED: &str = "AWS managed";
/// Note of a user.
pub const USER: &str = "user";
/// A group, by its kind.
pub const GROUP: &str = "group";
/// Note of a role.
pub const ROLE: &str = "role";

/// Title of an instance profile that is named after its role.
pub fn credentials_of_role(role: &str) -> String {
    [role, "’s credentials"].concat()
}

/// Note of a role that the account cannot change.
pub fn role_managed_by(manager: &str) -> String {
    format!("role managed by {manager}")
}

/// Note of an instance that runs the app.
pub fn app_on(id: &str) -> String {
    format!("app on {id}")
}

/// Note of a group, with the number of its users.
pub fn group_of(count: usize) -> String {
    format!("group of {count}")
}

/// Note of an inline policy.
pub fn inline_in(owner: &str) -> String {
    format!("inline in {owner}")
}

/// How many credentials the stranger has, and how many of them still work.
pub fn found(count: usize, working: usize) -> String {
    match (count, working) {
        (0, _) => "found nothing".to_owned(),
        (1, 0) => "has 1 dead credential".to_owned(),
        (1, _) => "has 1 credential".to_owned(),
        (n, 0) => format!("has {n} dead credentials"),
        (n, w) if n == w => format!("has {n} credentials"),
        (n, w) => format!("has {n} credentials, {w} still work"),
    }
}

/// How many objects a bucket has.
pub fn objects(count: usize) -> String {
    match count {
        0 => "empty bucket".to_owned(),
        1 => "1 object".to_owned(),
        n => format!("{n} objects"),
    }
}

/// How many events a log group has.
pub fn log_events(count: usize) -> String {
    match count {
        0 => "no log events".to_owned(),
        1 => "1 log event".to_owned(),
        n => format!("{n} log events"),
    }
}
