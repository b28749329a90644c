//! The dialog that exports an account.

/// Name of the dialog, and of its tabs.
pub const TITLE: &str = "Export";
/// Above the tabs.
pub const ABOUT: &str =
    "IAM, bucket policies and instance profiles of the account shown. Access keys and passwords stay here.";
/// The tools.
pub const CLI: &str = "AWS CLI";
/// See [`CLI`].
pub const CLOUD_FORMATION: &str = "CloudFormation";
/// See [`CLI`].
pub const TERRAFORM: &str = "Terraform";
/// Copies the text.
pub const COPY: &str = "Copy";
/// Offers it as a file.
pub const DOWNLOAD: &str = "Download";
/// What is selected where copying is not allowed.
pub const TEXT: &str = "text";
/// The file could not be offered.
pub const REFUSED: &str = "The browser did not take the file.";

/// Name of the text, by the file it would be.
pub fn text_of(file: &str) -> String {
    format!("Text of {file}")
}
