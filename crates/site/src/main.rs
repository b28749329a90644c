//! What `cargo xtask build` does to `dist/` when the app is in it: a page for each lesson and each example that can be read
//! without scripts, and what hosts and browsers are told about the whole (addresses, Content-Security-Policy, offline).
//!
//!     cargo run -p site -- REPOSITORY DIST [ADDRESS]
//!
//! `ADDRESS` is where the site will be, such as `https://example.org/iam-playground/`. Without it nothing is written that
//! needs an absolute address: canonical addresses, previews, oEmbed, the sitemap.

mod address;
mod decision;
mod error;
mod examples;
mod files;
mod index_page;
mod landing;
mod lesson_pages;
mod page;
mod security;
mod text;
mod worker;

use std::path::Path;
use std::process::ExitCode;

use address::Address;
use error::BuildError;
use page::SitePage;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [root, dist] => site(Path::new(root), Path::new(dist), None),
        [root, dist, address] => {
            Address::new(address).and_then(|address| site(Path::new(root), Path::new(dist), Some(&address)))
        }
        _ => Err(text::error::USAGE.into()),
    };
    match done {
        Ok(count) => {
            println!("{}", text::error::made(count));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", text::error::failed(&error));
            ExitCode::FAILURE
        }
    }
}

/// Writes everything; says how many pages.
fn site(root: &Path, dist: &Path, address: Option<&Address>) -> Result<usize, BuildError> {
    let lessons = lesson_pages::pages(root)?;
    let examples = examples::pages(root)?;
    let sheets = ["style/fonts.css", "style/tokens.css", "style/pages.css"];
    let style = sheets.iter().map(|sheet| files::read(&root.join(sheet))).collect::<Result<String, _>>()?;
    files::write(&dist.join("pages.css"), &(style + decision_path::svg::STYLE))?;
    let pages: Vec<SitePage> = lessons.into_iter().chain(examples).collect();
    for page in &pages {
        let folder = dist.join(&page.folder);
        files::write(&folder.join("index.html"), &page.html(address))?;
        for (name, content) in &page.files {
            files::write(&folder.join(name), content)?;
        }
        if let Some(address) = address {
            files::write(&folder.join("oembed.json"), &page.oembed(address))?;
        }
    }
    landing::finish(dist, &pages, address)?;
    security::write(root, dist)?;
    worker::write(dist)?;
    Ok(pages.len())
}
