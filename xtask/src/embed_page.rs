//! `embed/index.html`: the page that other pages frame. It is the playground's own page with another content, so that both
//! share every file, and is made from it when the build is done.

use std::fs;
use std::path::Path;

use crate::embed_bundle;
use crate::error::{Context, TaskError};

const TITLE: &str = "IAM Playground, embedded";

/// What stands in the page until the app does, and instead of it where the app does not start: the picture of what was
/// asked for, and a link that has the same world in it.
const CONTENT: &str = include_str!("embed_page/content.html");

/// The styles of what is seen where the app does not start.
const STYLE: &str = include_str!("embed_page/not-started.css");

/// In the script of the page, the place of the folders of the lessons in their order.
const LESSONS: &str = "LESSONS";
/// The place of the files with what each view needs at once.
const BUNDLES: &str = "BUNDLES";
/// The place of the name of the app's folder.
const FOLDER: &str = "FOLDER";

/// Writes the page beside the one in `dist`.
pub(crate) fn write(dist: &Path, folder: &str) -> Result<(), TaskError> {
    let html = fs::read_to_string(dist.join("index.html")).context("read index.html")?;
    let mut lessons = Vec::new();
    for entry in fs::read_dir(dist.join("lessons")).context("list the lessons of dist/")? {
        let entry = entry.context("list the lessons of dist/")?;
        if entry.path().is_dir() {
            lessons.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    lessons.sort();
    let page = page(&html, &lessons, folder).ok_or_else(|| {
        TaskError::new(
            "index.html in dist/ does not look as expected: embed/index.html could not be made of it.",
        )
    })?;
    fs::create_dir_all(dist.join("embed")).context("make the folder of the embed")?;
    fs::write(dist.join("embed/index.html"), page).context("write embed/index.html")
}

/// The page of the embed: one folder further down, with nothing of the first paint.
fn page(html: &str, lessons: &[String], folder: &str) -> Option<String> {
    let (before, after) = html.split_once("<html")?;
    let html = format!("{before}<html data-embed{after}");
    let html = replace_between(&html, "<title>", "</title>", TITLE)?;
    let app = ["<div id=app>", "<div id=\"app\">"].into_iter().find(|app| html.contains(app))?;
    let (head, content) = html.split_once(app)?;
    let (_, foot) = content.rsplit_once("</div>")?;
    let head = head
        .replace("./", "../")
        .replace("href=icon.svg", "href=../icon.svg")
        .replace("href=\"icon.svg\"", "href=\"../icon.svg\"");
    let head = head.replacen(
        "</title>",
        &format!(
            "</title><meta name=robots content=noindex><link rel=canonical href=../><style>{STYLE}</style>"
        ),
        1,
    );
    let bundles = embed_bundle::VIEWS.map(|(view, bundle)| format!("{view:?}: {:?}", bundle.file()));
    let content = CONTENT
        .replace(LESSONS, &format!("{lessons:?}"))
        .replace(BUNDLES, &format!("{{{}}}", bundles.join(", ")))
        .replace(FOLDER, folder);
    Some(format!("{head}{app}{content}</div>{}", foot.replace("./", "../")))
}

fn replace_between(text: &str, from: &str, to: &str, replacement: &str) -> Option<String> {
    let (before, rest) = text.split_once(from)?;
    let (_, after) = rest.split_once(to)?;
    Some(format!("{before}{from}{replacement}{to}{after}"))
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_page_finds_its_files_and_shows_nothing_of_the_first_paint() {
        let html = "<!doctype html><html lang=en><head><title>IAM</title><link href=icon.svg rel=icon>\
            <script type=module>import init from './app-1/a.js'</script></head>\
            <body><svg></svg><div id=app><header></header><div>story</div></div></body></html>";
        let page = page(html, &["01-first".into(), "02-second".into()], "app-1").unwrap();
        for part in [
            "<html data-embed lang=en>",
            "<title>IAM Playground, embedded</title>",
            "'../app-1/a.js'",
            "href=../icon.svg",
            r#"["01-first", "02-second"]"#,
            r#""why": "embed-why.wasm""#,
            "../app-1/${",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("story") && !page.contains("'./"), "{page}");
        assert!(page.ends_with("</div></body></html>"), "{page}");
    }
}
