//! What every page says.

/// The name of the site.
pub(crate) const NAME: &str = "IAM Playground";
pub(crate) const HOW_IT_OPENS: &str =
    "It opens in your browser, on a simulated AWS: no account, nothing sent anywhere.";
pub(crate) const MORE: &str = "More";
pub(crate) const DISCLAIMER: &str = "Simulated. Not affiliated with AWS.";

pub(crate) fn title(page: &str) -> String {
    format!("{page}: {NAME}")
}
