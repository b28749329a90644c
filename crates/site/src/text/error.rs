//! Errors of making the site, for whoever builds it.

use std::fmt::Display;

pub(crate) const USAGE: &str = "usage: site REPOSITORY DIST [ADDRESS]";

pub(crate) fn made(count: usize) -> String {
    format!("{count} pages can be read without scripts")
}

pub(crate) fn failed(error: &impl Display) -> String {
    format!("site: {error}")
}

pub(crate) fn not_an_address(text: &str) -> String {
    format!(
        "`{text}` is no address for a site: it begins with https:// and goes on with letters, digits and -._~:/%@!$()*+,;=[] alone."
    )
}

pub(crate) fn cannot_read(file: &impl Display, error: &impl Display) -> String {
    format!("cannot read {file}: {error}")
}

pub(crate) fn cannot_write(file: &impl Display, error: &impl Display) -> String {
    format!("cannot write {file}: {error}")
}

pub(crate) fn cannot_list(folder: &impl Display, error: &impl Display) -> String {
    format!("cannot list {folder}: {error}")
}

// The landing page.

pub(crate) const NO_TITLE: &str = "index.html has no title";
pub(crate) const NO_DESCRIPTION: &str = "index.html has no description";
pub(crate) const NO_OWN_PAGE: &str = "embed/index.html does not name the page it is part of";
pub(crate) const NO_END_OF_HEAD: &str = "index.html has no end of its head";

pub(crate) fn no_character_set(page: &str) -> String {
    format!("{page} does not say its character set")
}

// Lessons and examples.

pub(crate) fn in_line(file: &impl Display, line: usize, message: &str) -> String {
    format!("{file}, line {line}: {message}")
}

pub(crate) const NO_LIST: &str = "examples/built/index.json is no list";

pub(crate) fn no_member(name: &str) -> String {
    format!("an example of the gallery has no `{name}`")
}

pub(crate) fn no_world(file: &str) -> String {
    format!("{file} has no world")
}

pub(crate) fn in_file(file: &impl Display, error: &impl Display) -> String {
    format!("{file}: {error}")
}

pub(crate) fn nobody(file: &str, principal: &str) -> String {
    format!("{file}: nobody is {principal}")
}

pub(crate) fn nothing_decided(file: &str) -> String {
    format!("{file}: nothing was decided")
}
