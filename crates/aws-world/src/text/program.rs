//! The credential provider chain of a program: names of providers, and why one has no credentials.

pub(crate) const CODE: &str = "Code";
pub(crate) const ENVIRONMENT: &str = "Environment variables";
pub(crate) const WEB_IDENTITY: &str = "Web identity token";
pub(crate) const SHARED_FILE: &str = "Shared credentials file";
pub(crate) const METADATA: &str = "Instance metadata";
/// The provider of a stranger's credentials.
pub(crate) const FOUND_ELSEWHERE: &str = "Found elsewhere";

pub(crate) const NO_KEYS_IN_CODE: &str = "The code passes no keys.";
pub(crate) const NOT_SET: &str = "They are not set.";
pub(crate) const NO_FILE: &str = "There is no such file.";
pub(crate) const NO_CREDENTIALS_FROM_STS: &str = "STS gave no credentials.";
pub(crate) const METADATA_OFF: &str = "403 Forbidden: the instance's metadata service is off.";
pub(crate) const TOKEN_REQUIRED: &str = "401 Unauthorized: the instance wants a token, and the answer with one does not reach the container (hop limit 1).";
pub(crate) const NO_PROFILE: &str =
    "404 Not Found: no instance profile with a role is attached to this instance.";
pub(crate) const NO_METADATA_SERVICE: &str = "Nobody answers: only instances have a metadata service.";

pub(crate) fn role_not_assumed(role_name: &str) -> String {
    format!(
        "AssumeRoleUnauthorizedAccess: EC2 cannot assume the role {role_name}. Its trust policy does not allow \
         ec2.amazonaws.com to."
    )
}

pub(crate) const ROLE_NOT_ASSUMED_BY_LAMBDA: &str =
    "The role defined for the function cannot be assumed by Lambda.";
/// The error of a call that programs do not make here.
pub(crate) const NOT_CALLED_BY_PROGRAMS: &str = "Programs do not call this service here.";

// Where a stranger finds keys in a repository.

pub(crate) const CODE_IN_REPOSITORY: &str = "repository, app.py";
pub(crate) const ENVIRONMENT_IN_REPOSITORY: &str = "repository, .env";

/// The object that the photo app writes.
pub(crate) const PHOTO: &str = "(a photo of a cat)";

// Lines of the program's log.

pub(crate) const CREDENTIALS_RENEWED: &str = "renewed the role's credentials, which end soon";

pub(crate) fn keys_listed(count: usize) -> String {
    if count == 1 { "1 key".to_owned() } else { format!("{count} keys") }
}

pub(crate) fn bytes_read(count: usize) -> String {
    format!("{count} bytes")
}
