//! The recap card: users, groups, roles, policies.

/// Its heading.
pub const TITLE: &str = "Who and what";
/// Prints it.
pub const PRINT: &str = "Print";
/// Goes back to the lessons.
pub const ALL_LESSONS: &str = "All lessons";
/// In one sentence.
pub const LEAD: &str = "AWS asks of each request **who** makes it, and policies say **what** that caller may do. Ask in this order.";
/// First part.
pub const WHO: &str = "Who is calling?";
/// Second part.
pub const WHAT: &str = "What may they do?";
/// Third part.
pub const DECIDE: &str = "How AWS decides";
/// Fourth part.
pub const DENIED: &str = "Denied? Look here, in this order";

/// Whos, each with what it is.
pub const WHOS: [(&str, &str); 5] = [
    (
        "User",
        "A person or a program with credentials that stay: a password, access keys. Whoever has a key **is** that user, until somebody ends the key.",
    ),
    (
        "Role",
        "A who without credentials of its own. Somebody who is trusted takes it on and gets temporary credentials, which end by themselves.",
    ),
    (
        "Group",
        "**Not** a who. A list of users: the policies on it count as theirs. It cannot call, and no policy can name it as `Principal`.",
    ),
    (
        "Instance profile",
        "The joint between an instance and a role. The console makes it together with the role; the AWS CLI does not.",
    ),
    (
        "Nobody",
        "Without credentials no request is sent. `Unable to locate credentials` comes from the SDK, not from AWS.",
    ),
];

/// Policies, each with what it says.
pub const WHATS: [(&str, &str); 5] = [
    (
        "Identity-based policy",
        "On a user, a group or a role. It says what they may do: `Effect`, `Action`, `Resource`, perhaps `Condition`.",
    ),
    (
        "Trust policy",
        "On a role. It says **who** may take the role on. Trust is one lock, permissions are the other; both must be open.",
    ),
    ("Resource-based policy", "On a thing, such as a bucket. It also says **for whom**: `Principal`."),
    (
        "Permissions boundary",
        "On a user or a role. It gives nothing: it is the most that its policies can give.",
    ),
    (
        "Service control policy",
        "On accounts of an organization. It gives nothing either: it is the most that anybody in them can be given.",
    ),
];

/// Steps of a decision.
pub const STEPS: [&str; 4] = [
    "One **Deny** that matches, anywhere: no. Order and precision do not count.",
    "A limit (boundary, service control policy) that does not allow it: no.",
    "An **Allow** that matches: yes. Within one account one side is enough, except for a role’s trust and a KMS key; across accounts both sides must allow.",
    "Nothing matches: no, an **implicit deny**.",
];

/// What to look at after a denial.
pub const LOOK: [&str; 4] = [
    "Who called? Is it the user or role you think of?",
    "Which action, on which ARN? A bucket is not its objects.",
    "How does the message end? It names the kind of policy that said no.",
    "Is a condition key missing? What is not there matches no plain condition.",
];
