//! Errors of saved documents.

pub(crate) fn missing(member: &str) -> String {
    let (lead, advice) =
        ("The saved document is damaged: it has no ", ". Check that it was copied as a whole.");
    [lead, member, advice].concat()
}

pub(crate) const NEWER_VERSION: &str =
    "The saved document is of a newer version. Reload the page to get a newer one.";
