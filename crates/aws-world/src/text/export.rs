//! Comments in exported files: titles, and notes on what an export omits.

pub(crate) const TERRAFORM_TITLE: &str = "IAM, bucket policies and instance profiles.";
pub(crate) const CLOUD_FORMATION_TITLE: &str = "IAM, bucket policies and instance profiles. Deploy with:";
pub(crate) const CLI_TITLE: &str = "IAM, bucket policies and instance profiles, made with the AWS CLI.";

pub(crate) const SECRETS: &str = "Access keys and passwords are not here: they are secrets.";
pub(crate) const MFA_DEVICES: &str = "MFA devices are not here.";
pub(crate) const IDENTITY_PROVIDERS: &str =
    "Identity providers are not here: trust policies name them by ARN.";
pub(crate) const POLICY_VERSIONS: &str = "Of each policy the version in force is here.";
pub(crate) const PROFILES_WITHOUT_ROLE: &str = "Instance profiles without a role are not here.";
pub(crate) const CONTENT_OF_BUCKETS: &str = "Objects, encryption and ownership of buckets are not here.";

/// Reason to omit roles that IAM Identity Center manages.
pub(crate) const MADE_BY_IDENTITY_CENTER: &str = "IAM Identity Center makes them from permission sets";
/// Reason to omit roles that AWS manages.
pub(crate) const MADE_BY_AWS: &str = "only AWS makes and changes them";

/// `names` separated by commas.
pub(crate) fn roles_omitted(reason: &str, names: &str) -> String {
    format!("Roles that are not here, because {reason}: {names}.")
}
