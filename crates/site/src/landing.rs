//! The app's own page: where it will be, its previews, the sitemap, and the script that keeps it for offline use.

use std::path::Path;

use maud::html;

use crate::address::Address;
use crate::error::BuildError;
use crate::files;
use crate::page::SitePage;
use crate::text::error as text;

/// The page of the embed, and how it names the page it is part of until the address is known (xtask/src/embed_page.rs).
const EMBED: &str = "embed/index.html";
const OWN_PAGE: &str = "<link rel=canonical href=../>";

/// Registers the service worker. Only a build for hosts has it: while developing, a kept version would be in the way.
const OFFLINE: &str = include_str!("offline.js");

pub(crate) fn finish(dist: &Path, pages: &[SitePage], address: Option<&Address>) -> Result<(), BuildError> {
    let file = dist.join("index.html");
    let html = files::read(&file)?;
    files::write(&dist.join("offline.js"), OFFLINE)?;
    let mut head = html! { script defer src="./offline.js" {} }.into_string();
    if let Some(address) = address {
        let title = between(&html, "<title>", "</title>").ok_or(text::NO_TITLE)?;
        let description = description(&html).ok_or(text::NO_DESCRIPTION)?;
        let about = address.head("", "", title, description).into_string();
        head += &about;
        embed(dist, &about)?;
        files::write(&dist.join("oembed.json"), &address.oembed(title, "", "embed/?view=world"))?;
        let folders = std::iter::once("").chain(pages.iter().map(|page| page.folder.as_str()));
        files::write(&dist.join("sitemap.xml"), &address.sitemap(folders))?;
        let robots = ["User-agent: *\nAllow: /\nSitemap: ", &address.of("sitemap.xml"), "\n"].concat();
        files::write(&dist.join("robots.txt"), &robots)?;
    }
    files::write(&file, &before_head_ends(&html, &head)?)
}

/// The page of the embed is the landing page for whoever lists or previews it.
fn embed(dist: &Path, about: &str) -> Result<(), BuildError> {
    let file = dist.join(EMBED);
    let html = files::read(&file)?;
    let (before, after) = html.split_once(OWN_PAGE).ok_or(text::NO_OWN_PAGE)?;
    files::write(&file, &format!("{before}{about}{after}"))
}

fn before_head_ends(html: &str, added: &str) -> Result<String, BuildError> {
    let (before, after) = html.split_once("</head>").ok_or(text::NO_END_OF_HEAD)?;
    Ok(format!("{before}{added}</head>{after}"))
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// What the page says of itself, with whatever quotes the minifier has left.
fn description(html: &str) -> Option<&str> {
    let tag = html
        .split("<meta")
        .find(|tag| tag.contains("name=description") || tag.contains("name=\"description\""))?;
    between(tag, "content=\"", "\"")
}
