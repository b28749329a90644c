//! The page that lists all pages of a kind.

use maud::html;

use crate::page::SitePage;

/// What such a page says.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) title: &'static str,
    pub(crate) introduction: &'static str,
    pub(crate) description: String,
    /// Opens the first of them.
    pub(crate) invitation: &'static str,
}

/// The list of `pages`, in their order, in the folder that they are in; `None` where there are none.
pub(crate) fn index_page(folder: &str, texts: Texts, pages: &[SitePage]) -> Option<SitePage> {
    let first = pages.first()?;
    let body = html! {
        p { (texts.introduction) }
        ol class="all" {
            @for page in pages {
                li {
                    a href=(page.folder.trim_start_matches(folder)) { (page.title) }
                    p { (page.summary) }
                }
            }
        }
    };
    Some(SitePage {
        folder: folder.to_owned(),
        title: texts.title.to_owned(),
        description: texts.description,
        opened: first.opened.clone(),
        embedded: first.embedded.clone(),
        invitation: texts.invitation,
        body,
        summary: html! {},
        files: Vec::new(),
        related: Vec::new(),
    })
}
