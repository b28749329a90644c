//! Who outside of the account is let in by a resource's policy.

/// Callers that sign no request.
pub const ANYONE: &str = "Anyone on the internet";
/// Callers of accounts that the policy does not name.
pub const ANY_ACCOUNT: &str = "Anyone with an AWS account";
/// Nobody is let in.
pub const NOBODY: &str =
    "Nobody outside of this account: its policy allows them nothing, whatever they ask for.";
/// The policy of the resource may exist.
pub const NOT_IMPORTED: &str = "Not decided: the policy of this resource was not imported.";
/// Access control lists of objects.
pub const ACCESS_CONTROL_LISTS: &str =
    "Not decided for some objects: they have access control lists, which are not compared.";
/// A canonical user id.
pub const CANONICAL_USER: &str =
    "Not decided for a canonical user id in the policy: which account it stands for is not known.";
/// What the caller's own account is taken to allow.
pub const OWN_PERMISSIONS: &str = "permissions of its own account";

/// An account, by id and name.
pub fn account(id: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("Account {id} ({})", name.replace('`', "")),
        None => format!("Account {id}"),
    }
}

/// Users of an identity provider.
pub fn users_of(provider: &str) -> String {
    format!("Users of `{provider}`")
}

/// CloudFront.
pub fn origin_access_identity(arn: &str) -> String {
    format!("CloudFront, as `{arn}`,")
}

/// What somebody can do.
pub fn can(who: &str, what: &str) -> String {
    format!("{who} can {what}.")
}

/// Further statements that let somebody in.
pub fn more_statements(who: &str, count: usize) -> String {
    let noun = if count == 1 { "statement lets" } else { "statements let" };
    format!("{who}: {count} more {noun} them in.")
}

/// Accounts that are not asked about.
pub fn more_accounts(count: usize) -> String {
    format!("Not decided for {count} more accounts that the policy names.")
}

/// The search gave up.
pub fn not_decided(who: &str, reason: &str) -> String {
    format!("{who}: not decided, because {reason}.")
}

/// Block Public Access.
pub fn held_back(sentence: &str) -> String {
    format!("Block Public Access holds this back: {sentence}")
}

/// The evaluator refuses the request that the policy by itself allows.
pub fn refused_besides(sentence: &str) -> String {
    format!("Not decided, because something else refuses the request that was tried: {sentence}")
}

/// The resources of a `NotResource`.
pub fn all_but(resources: &str) -> String {
    format!("everything but {resources}")
}

/// `s3:GetObject on …, when …`, all of it or a part.
pub fn requests(actions: &str, resources: &str, conditions: &[String], in_part: bool) -> String {
    let on = if resources.is_empty() { String::new() } else { format!(" on {resources}") };
    let when =
        if conditions.is_empty() { String::new() } else { format!(", when {}", conditions.join(" and ")) };
    let part = if in_part { " (where no Deny applies)" } else { "" };
    [actions, &on, &when, part].concat()
}

/// `a, b or 3 more`.
pub fn listed(all: &[String], most: usize) -> String {
    let shown: Vec<&str> =
        all.iter().map(String::as_str).filter(|text| !text.is_empty()).take(most).collect();
    let more = all.len().saturating_sub(most);
    match shown.as_slice() {
        [] => String::new(),
        shown if more > 0 => format!("{} or {more} more", shown.join(", ")),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A condition in words: `aws:SourceIp is in 203.0.113.0/24`.
pub fn condition(operator: &str, key: &str, values: &str) -> String {
    let lower = operator.to_ascii_lowercase();
    let (set, plain) = match lower.split_once(':') {
        Some((set, plain)) => (set, plain),
        None => ("", lower.as_str()),
    };
    let (plain, if_exists) = match plain.strip_suffix("ifexists") {
        Some(plain) => (plain, ", or is absent"),
        None => (plain, ""),
    };
    let subject = match set {
        "forallvalues" => format!("every value of {key}"),
        "foranyvalue" => format!("a value of {key}"),
        _ => key.to_owned(),
    };
    let verb = match plain {
        "null" if values.to_ascii_lowercase().contains("true") => return format!("{key} is absent"),
        "null" => return format!("{key} is present"),
        "stringequals"
        | "bool"
        | "numericequals"
        | "dateequals"
        | "binaryequals"
        | "stringequalsignorecase" => "is",
        "stringnotequals" | "numericnotequals" | "datenotequals" | "stringnotequalsignorecase" => "is not",
        "stringlike" | "arnlike" | "arnequals" => "matches",
        "stringnotlike" | "arnnotlike" | "arnnotequals" => "does not match",
        "ipaddress" => "is in",
        "notipaddress" => "is not in",
        "numericlessthan" => "is less than",
        "numericlessthanequals" => "is at most",
        "numericgreaterthan" => "is more than",
        "numericgreaterthanequals" => "is at least",
        "datelessthan" => "is before",
        "datelessthanequals" => "is no later than",
        "dategreaterthan" => "is after",
        "dategreaterthanequals" => "is no earlier than",
        _ => return format!("{operator} on {key} holds"),
    };
    format!("{subject} {verb} {values}{if_exists}")
}
