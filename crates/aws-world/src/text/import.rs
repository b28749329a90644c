//! Findings of an import: their subjects, then their messages.

pub(crate) const ORGANIZATION: &str = "organization";

/// `kind` is the entity's in its ARN: `instance-profile`.
pub(crate) fn entity(kind: &str, name: &str) -> String {
    format!("{} {name}", kind.replace('-', " "))
}

/// `entity` as [`entity`] writes it.
pub(crate) fn inline_policy(entity: &str, policy: &str) -> String {
    format!("{entity}, inline policy {policy}")
}

/// `policy` as [`entity`] writes it.
pub(crate) fn policy_version(policy: &str, id: &str) -> String {
    format!("{policy}, version {id}")
}

pub(crate) fn policy_of_organization(name: &str) -> String {
    format!("policy {name} of the organization")
}

pub(crate) const NO_ACCOUNT_ID: &str = "It has no ARN with an account id, and is left out.";
pub(crate) const OTHER_PARTITION: &str =
    "It is in another partition than aws, which this world does not have, and is left out.";
pub(crate) const NAME_AND_PATH_DO_NOT_MAKE_ARN: &str =
    "Its name and path do not make its ARN, and it is left out.";
pub(crate) const PATH_OF_PROFILE: &str = "Its path is left out: instance profiles have none here.";
pub(crate) const NO_VERSION_IN_FORCE: &str = "The version in force is missing, so it is left out.";
pub(crate) const NO_BUCKET_IN_RESOURCE: &str = "A policy that names no bucket in its Resource is left out.";
pub(crate) const NO_DOCUMENT: &str = "Its policy document is missing.";
pub(crate) const OTHER_TYPE_OF_POLICY: &str = "Only service control and resource control policies are read.";
pub(crate) const ATTACHED_POLICY_MISSING: &str = "Something has this policy, and its document is not in the files: answers that hang on it say so. Print the details \
     without --filter, or with LocalManagedPolicy and AWSManagedPolicy among its values.";
pub(crate) const ORGANIZATION_UNKNOWN: &str = "The files do not tell its id and which account manages it: what hangs on aws:PrincipalOrgID is not known, and its \
     service control policies count for every account here. Add what aws organizations describe-organization prints.";
pub(crate) const NO_ORGANIZATION_POLICIES: &str = "The files have no policies of it: none is in force here.";
pub(crate) const ATTACHMENTS_UNKNOWN: &str = "The files do not say where its policies are attached: here each is attached to every account but the management \
     account.";
/// Follows [`ATTACHMENTS_UNKNOWN`].
pub(crate) const FULL_ACCESS_OFF: &str =
    " One of them allows, so FullAWSAccess is taken to be off the accounts.";
/// The owner of a bucket where there are several accounts, for [`bucket_assumptions`].
pub(crate) const OWNER_UNKNOWN: &str = "say it below, or it stays out";

/// `message` is AWS's.
pub(crate) fn left_out(message: &str) -> String {
    format!("It is left out: {message}")
}

pub(crate) fn document_error(message: &str) -> String {
    format!("A policy document has an error and allows nothing here: {message}")
}

pub(crate) fn not_json(line: usize, column: usize) -> String {
    format!(
        "This is no longer JSON at line {line}, column {column}: what could be read is here, and something may be \
         missing. Check that the file is complete."
    )
}

pub(crate) fn unknown_key(key: &str) -> String {
    format!("{key} is nothing that is read here.")
}

pub(crate) fn group_missing(group: &str) -> String {
    format!(
        "Its group {group} is not in the files, so the group's policies are missing. Print the details without --filter, \
         or with Group among its values."
    )
}

pub(crate) fn role_missing(role: &str) -> String {
    format!("Its role {role} is not in the files.")
}

/// The owner of a bucket where there is one account, for [`bucket_assumptions`].
pub(crate) fn only_account(account: &str) -> String {
    format!("here it is account {account}'s, which is the only one")
}

pub(crate) fn bucket_assumptions(owner: &str) -> String {
    format!(
        "Bucket policies do not tell Block Public Access: here it is on, as of a new bucket. Nor do they tell whose the \
         bucket is: {owner}."
    )
}

pub(crate) fn other_organization(known: &str) -> String {
    format!("It is of another organization than {known}, and is left out.")
}
