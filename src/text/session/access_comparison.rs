//! What two states of the world allow that the other does not, and what a step changed.

use super::policy_comparison::listed;

/// A holder of policies in one of several accounts.
pub fn of_account(name: &str, account: &str) -> String {
    format!("{name} of {account}")
}

/// All log groups of an account, which have their policies together.
pub fn log_groups_of(account: &str) -> String {
    format!("log groups of {account}")
}

/// `alice, bob and 3 more`.
pub fn names(names: &[String], more: usize) -> String {
    if more > 0 { format!("{} and {more} more", names.join(", ")) } else { listed(names, 0, "") }
}

/// Somebody is newly allowed something; `is_new` of those who did not exist before.
pub fn can_now(who: &str, what: &str, is_new: bool) -> String {
    let also = if is_new { "" } else { "also " };
    format!("{who} can now {also}use {what}")
}

/// Somebody is no longer allowed something.
pub fn can_no_longer(who: &str, what: &str) -> String {
    format!("{who} can no longer use {what}")
}

/// The policies of somebody newly allow something; a policy of a resource or of another account keeps it from being decided by them.
pub fn policies_now_allow(who: &str, what: &str) -> String {
    format!("the policies of {who} now also allow {what}")
}

/// The policies of somebody no longer allow something, of which the same is true.
pub fn policies_no_longer_allow(who: &str, what: &str) -> String {
    format!("the policies of {who} no longer allow {what}")
}

/// What holds the policies of a resource, in a sentence.
pub fn policy_of(resource: &str) -> String {
    format!("the policy of {resource}")
}

/// Who may assume a role.
pub fn trust_policy_of(role: &str) -> String {
    format!("the trust policy of {role}")
}

/// The grants of a key.
pub fn grants_of(key: &str) -> String {
    format!("the grants of {key}")
}

/// A managed policy by itself.
pub fn managed_policy(name: &str) -> String {
    format!("the policy {name}")
}

/// What limits all resources of an account.
pub fn resource_control_of(account: &str) -> String {
    format!("the resource control policies of {account}")
}

/// A policy newly allows something. `grants` is plural.
pub fn now_allows(whose: &str, what: &str, is_plural: bool) -> String {
    let verb = if is_plural { "allow" } else { "allows" };
    format!("{whose} now also {verb} {what}")
}

/// A policy no longer allows something.
pub fn no_longer_allows(whose: &str, what: &str, is_plural: bool) -> String {
    let verb = if is_plural { "allow" } else { "allows" };
    format!("{whose} no longer {verb} {what}")
}

/// Behind what a policy allows: a caller that it allows it to.
pub fn to_caller(caller: &str) -> String {
    format!(", for instance to `{caller}`")
}

/// Behind a sentence about a step: how many changes it does not tell.
pub fn more_changes(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => ", and 1 more change".to_owned(),
        count => format!(", and {count} more changes"),
    }
}

/// A step of which nothing is known but that it changed policies.
pub fn not_decided(who: &str) -> String {
    format!("not decided whether {who} is allowed more or less")
}

/// A policy beside itself.
pub const THE_SAME: &str = "The policies are the same.";
/// Neither state allows what the other does not.
pub const THE_SAME_REQUESTS: &str = "The policies differ and allow the same requests.";
/// The groups of one direction that are not shown.
pub fn more_groups(count: usize) -> String {
    format!("And {count} more such groups.")
}

/// Why more may be gained or lost.
pub fn undecided(reason: &str) -> String {
    format!("Not decided whether more is allowed or no longer allowed: {reason}.")
}

/// A policy with errors, in either state.
pub fn malformed(policy: &str) -> String {
    format!("The policy `{policy}` has errors, so nothing it allows counts.")
}

/// What was not imported; the answer holds without it.
pub fn holds_if(missing: &str) -> String {
    format!("This holds if nothing else decides it: {missing}.")
}

/// What Block Public Access does is left out.
pub const PUBLIC_ACCESS: &str = "Block Public Access differs as well; what it changes is not compared.";

/// A request of a group, asked in the state in which it is allowed.
pub fn for_instance(action: &str, resource: &str) -> String {
    format!("For instance `{action}` on `{resource}`")
}

/// Above the explanation of a request that is allowed in a state of the world.
pub fn decided_in(state: &str) -> String {
    format!("Asked in the state in which it is allowed: {state}.")
}

/// Above the explanation of a request that only some policies of a state allow.
pub fn decided_by_policies_of(state: &str) -> String {
    format!(
        "Asked of these policies alone, in the state in which they allow it: {state}. The caller is taken to have no other limits."
    )
}

/// A kind of what policies are about.
pub const SET_UP_CALLER: &str = "caller that was set up";
/// A kind of what policies are about.
pub const TRUST_POLICY: &str = "trust policy";
/// A kind of what policies are about.
pub const RESOURCE_POLICY: &str = "resource-based policy";
/// A kind of what policies are about.
pub const GRANTS: &str = "grants";
/// A kind of what policies are about.
pub const RESOURCE_CONTROL: &str = "resource control policies";
