//! What a draft of a policy allows that the saved one does not, and the other way round.

/// The draft lets nothing through that is not let through already.
pub const NOTHING_NEW: &str = "Once saved, this policy allows nothing new.";
/// Saved policy and draft are equivalent.
pub const THE_SAME: &str = "Allows the same requests as the saved policy.";
/// The draft is malformed.
pub const DRAFT_HAS_ERRORS: &str =
    "The draft has errors, so AWS would refuse it. What it newly allows is told when the errors are mended.";
/// The saved policy is malformed.
pub const SAVED_HAS_ERRORS: &str = "The saved policy has errors, so it allows nothing.";
/// Name of the draft in an explanation.
pub const DRAFT: &str = "draft";
/// Name of a policy that is taken to be there, beside a draft that can only limit.
pub const EVERYTHING: &str = "everything allowed";
/// `*` as an action.
pub const EVERY_ACTION: &str = "every action";
/// `*` as a resource.
pub const EVERY_RESOURCE: &str = "every resource";

/// A group of what is newly allowed. What only limits, such as a boundary, gives nothing by itself.
pub fn newly_allows(what: &str, only_limits: bool) -> String {
    let verb = if only_limits { "lets through" } else { "allows" };
    format!("Once saved, this policy newly {verb} {what}")
}

/// Behind a group whose actions have names that no action of the service has.
pub const NOT_KNOWN: &str = ", but no action of the service has this name";

/// A group of what is no longer allowed.
pub fn no_longer_allows(what: &str, only_limits: bool) -> String {
    let verb = if only_limits { "lets through" } else { "allows" };
    format!("Once saved, this policy no longer {verb} {what}")
}

/// Behind a group of a policy that names its callers.
pub const FOR_SOME_CALLERS: &str = ", for some callers";

/// `s3:GetObject on every object of photos`, all of it or some.
pub fn on_resources(actions: &str, resources: &str, in_part: bool) -> String {
    let start = if in_part { "some of " } else { "" };
    if resources.is_empty() { [start, actions].concat() } else { format!("{start}{actions} on {resources}") }
}

/// The resources of a `NotResource`.
pub fn all_but(resources: &str) -> String {
    format!("all resources but {resources}")
}

/// `s3:*`.
pub fn every_action_of(service: &str) -> String {
    format!("every action of `{service}`")
}

/// `arn:aws:s3:::photos/*`.
pub fn every_object_of(bucket: &str) -> String {
    format!("every object of `{bucket}`")
}

/// The statement's conditions, by their keys.
pub fn where_conditions_hold(keys: &[String]) -> String {
    let noun = if keys.len() == 1 { "condition" } else { "conditions" };
    let verb = if keys.len() == 1 { "holds" } else { "hold" };
    format!(", where the {noun} on {} {verb}", listed(keys, 0, ""))
}

/// `a, b and 3 more actions`.
pub fn listed(shown: &[String], more: usize, noun: &str) -> String {
    match shown {
        [] => String::new(),
        all if more > 0 => {
            let plural = if more == 1 { "" } else { "s" };
            format!("{} and {more} more {noun}{plural}", all.join(", "))
        }
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// One of what [`listed`] lists.
pub const ACTION: &str = "action";
/// One of what [`listed`] lists.
pub const RESOURCE: &str = "resource";

/// Groups that are not shown.
pub fn more_groups(count: usize) -> String {
    format!("And {count} more, which `iam-policy compare` lists.")
}

/// Why more may be gained or lost.
pub fn not_decided(reason: &str) -> String {
    format!("Not decided whether more is allowed or no longer allowed: {reason}.")
}

/// A fix allows exactly what was asked for.
pub const NOTHING_BESIDES: &str = "Allows nothing besides this request.";
/// The same, in a policy that others have too.
pub const NOTHING_BESIDES_TO_ALL: &str =
    "Allows nothing besides this request, to everyone who has the policy.";

/// What a fix allows besides what was asked for.
pub fn allows_besides(what: &str) -> String {
    format!("Besides this request it allows {what}.")
}

/// What a fix allows besides is not known.
pub fn price_not_decided(reason: &str) -> String {
    format!("Not decided what it allows besides this request: {reason}.")
}

/// A request of a group; of a policy that names its callers with the caller.
pub fn for_instance(action: &str, resource: &str, caller: Option<&str>) -> String {
    let by = caller.map(|caller| format!(" by `{caller}`")).unwrap_or_default();
    format!("For instance `{action}` on `{resource}`{by}")
}
