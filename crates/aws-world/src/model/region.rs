//! Codes of Regions.

/// The Region of a new account, and of global services.
pub const DEFAULT_REGION: &str = "us-east-1";

/// Whether it reads like the code of a Region: `eu-central-1`.
pub fn is_region(text: &str) -> bool {
    text.split('-').count() >= 3
        && text.split('-').all(|part| !part.is_empty())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
