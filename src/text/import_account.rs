//! The dialog that imports a real account.

use aws_world::import::{EntityCounts, ImportError, MAX_BYTES};

use super::links::megabytes;

/// Name of the dialog.
pub const TITLE: &str = "Import account";
/// Above everything.
pub const PRIVATE: &str = "The files are read in this browser and go nowhere: the page’s own policy, connect-src 'self', lets it send nothing to another host. They take the place of this world; undo brings it back.";
/// Over the command.
pub const PRINT: &str = "This prints what is needed, for each account:";
/// The command.
pub const COMMAND: &str = "aws iam get-account-authorization-details > account.json";
/// What else may be given.
pub const BESIDE: &str = "Besides: bucket policies (get-bucket-policy), the organization (organizations describe-organization), its policies (organizations describe-policy) and the accounts' names (organizations list-accounts), each as the AWS CLI prints it.";
/// Chooses files.
pub const FILES: &str = "Files";
/// Where files can be dropped.
pub const DROP: &str = "or drop them here, or paste below";
/// Over the field.
pub const PASTE: &str = "Pasted JSON";
/// Reads what is pasted.
pub const READ: &str = "Read";
/// Stops.
pub const CANCEL: &str = "Cancel";
/// Opens what was read.
pub const OPEN: &str = "Open it";
/// Nothing was given.
pub const NOTHING: &str = "Choose files or paste JSON first.";
/// A file could not be read.
pub const UNREADABLE: &str = "The browser could not read a file. Choose it again.";
/// It was stopped.
pub const CANCELLED: &str = "Stopped. Nothing was changed.";
/// Over the findings.
pub const FINDINGS: &str = "What is missing or assumed";
/// Name of the pasted text in findings.
pub const PASTED: &str = "pasted";

/// Over the field of the Region.
pub const REGION: &str = "Region";
/// Under it.
pub const REGION_HINT: &str = "Where the accounts work: what has no Region in its ARN is asked for there. Left empty, verdicts that hang on it say so. It can be changed at each account.";
/// What is there is none.
pub const NO_REGION: &str = "That is no Region: write its code, such as eu-central-1.";
/// Over the choice for all buckets at once.
pub const ALL_BUCKETS: &str = "Whose all these buckets are";
/// The choice of no account.
pub const OWNER_NOT_KNOWN: &str = "not known: leave it out";

/// Under the field of the Region, where the files name one.
pub fn named_region(region: &str) -> String {
    format!("The ARNs in the files name {region} and no other. {REGION_HINT}")
}

/// Over the choice of a bucket's account.
pub fn owner_of(bucket: &str) -> String {
    format!("Whose {bucket} is")
}

/// An account to choose.
pub fn account(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name} ({id})") }
}

/// The progress.
pub fn reading(percent: usize) -> String {
    format!("Reading… {percent} %")
}

/// The thread that reads could not be started, or stopped.
pub fn not_started(why: &str) -> String {
    let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
    format!(
        "The part of this page that reads accounts did not start or stopped{why}. Nothing was changed. Check the connection, reload the page, and try again."
    )
}

/// What came in.
pub fn counts(counts: EntityCounts) -> String {
    let EntityCounts { accounts, users, groups, roles, policies, buckets } = counts;
    let some =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    [
        some(accounts, "account", "accounts"),
        some(users, "user", "users"),
        some(groups, "group", "groups"),
        some(roles, "role", "roles"),
        some(policies, "policy", "policies"),
        some(buckets, "bucket policy", "bucket policies"),
    ]
    .join(", ")
}

/// How many findings are not shown.
pub fn more(count: usize) -> String {
    format!("… and {count} more.")
}

/// Why nothing was read of files that have so many bytes together; `name` is that of the only one.
pub fn too_large(name: &str, files: usize, bytes: f64) -> String {
    let (size, limit) = (megabytes(bytes), megabytes(MAX_BYTES as f64));
    match files {
        1 => format!("{name} has {size}. At most {limit} are read at once: print one account at a time."),
        _ => format!(
            "These {files} files have {size} together. At most {limit} are read at once: read one account at a time."
        ),
    }
}

/// Why nothing was read.
pub fn not_imported(why: ImportError) -> String {
    match why {
        ImportError::TooLarge => {
            format!("That is more than {} MB. Read one account at a time.", MAX_BYTES / 1024 / 1024)
        }
        ImportError::NotJson { file, position } => format!(
            "{file} is not JSON at line {}, column {}, and no account was found before. Print it again, and give the whole file.",
            position.line, position.column
        ),
        ImportError::NoAccount => {
            "No account was found in it. Give the JSON that get-account-authorization-details prints."
                .to_owned()
        }
    }
}

/// The step's name in the undo list.
pub fn step(accounts: &[String]) -> String {
    match accounts {
        [one] => format!("account {one}"),
        many => format!("{} accounts", many.len()),
    }
}
