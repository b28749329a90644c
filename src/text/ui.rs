//! Parts that know nothing of IAM: what is fetched later, the list that is searched.

/// Name of a difference, for screen readers.
pub const WHAT_CHANGES: &str = "What changes; lines with + are new, lines with - go";
/// Until a part of the page is here.
pub const LOADING: &str = "Loading…";
/// A part of the page could not be had.
pub const NOT_FETCHED: &str = "This part of the page could not be fetched. Check the connection; if the site was just updated, reload the page. Your work is kept.";
/// Behind a link, for screen readers.
pub const LEAVES: &str = ", leaves this page";
/// The list of what fits, for screen readers.
pub const FOUND: &str = "Found";

/// How many lines fit, of which so many are shown at most.
pub fn found(count: usize, most: usize) -> String {
    match count {
        0 => "Nothing fits. Try fewer letters.".to_owned(),
        1 => "1 found".to_owned(),
        count if count == most => format!("The first {most}. Type more letters for fewer."),
        count => format!("{count} found"),
    }
}
