//! `embed/index.html`: the page that other pages frame. It is the playground's own page with another content, so that both
//! share every file, and is made from it when the build is done.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;

use crate::embed_bundle;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::served_site;

const TITLE: &str = "IAM Playground, embedded";

/// What stands in the page until the app does, and instead of it where the app does not start: the picture of what was
/// asked for, and a link that has the same world in it.
const CONTENT: &str = include_str!("embed_page/content.html");

/// The part of its script that shows a first paint and has the app take its place.
const FIRST_PAINT_SCRIPT: &str = include_str!("embed_page/first-paint.js");

/// The styles of what is seen before the app has started, and where it does not.
const STYLE: &str = include_str!("embed_page/before-app.css");

/// In the app's folder, what an embed shows first, by what its address asks for (`tests/e2e/first-paints.mjs`).
pub(crate) const FIRST_PAINTS: &str = "first-paints";

/// In the script of the page, the place of the folders of the lessons in their order.
const LESSONS: &str = "LESSONS";
/// The place of the files with what each view needs at once.
const BUNDLES: &str = "BUNDLES";
/// The place of the name of the app's folder.
const FOLDER: &str = "FOLDER";
/// The place of a word that is another one when any first paint is.
const VERSION: &str = "VERSION";

/// Names of the first paints that are there, and a word for what they hold.
#[derive(Debug, Default)]
struct FirstPaints {
    names: Vec<String>,
    version: String,
}

/// Writes the page beside the one in `dist`, then takes its first paints and writes it with them. A machine without a browser
/// makes a site whose embeds begin with the app.
pub(crate) fn write(paths: &Paths, dist: &Path, folder: &str) -> Result<(), TaskError> {
    write_page(paths, dist, folder, &FirstPaints::default())?;
    let taken = dist.join(folder).join(FIRST_PAINTS);
    let environment = match served_site::browser_environment(paths, dist) {
        Ok((_server, environment)) => environment,
        Err(error) => {
            println!("Embeds begin with the app; no browser is there to take what they show first: {error}");
            return Ok(());
        }
    };
    println!("Taking what embeds show first of each example and lesson");
    let mut node = Command::new("node");
    node.arg("tests/e2e/first-paints.mjs").arg(&taken).envs(environment);
    process::run_inherited(node.current_dir(&paths.root))?;
    write_page(paths, dist, folder, &first_paints(&taken)?)
}

/// The first paints in a folder.
fn first_paints(folder: &Path) -> Result<FirstPaints, TaskError> {
    let action = || format!("read the first paints in {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context(action())? {
        files.push(entry.context(action())?.path());
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    let mut names = Vec::new();
    for file in files {
        hasher.write(&fs::read(&file).context(action())?);
        names.extend(file.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    Ok(FirstPaints { names, version: format!("{:016x}", hasher.finish()) })
}

fn write_page(paths: &Paths, dist: &Path, folder: &str, first_paints: &FirstPaints) -> Result<(), TaskError> {
    let html = fs::read_to_string(dist.join("index.html")).context("read index.html")?;
    let mut lessons = Vec::new();
    for entry in fs::read_dir(dist.join("lessons")).context("list the lessons of dist/")? {
        let entry = entry.context("list the lessons of dist/")?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Folders of the worlds that lessons share have no number.
        if entry.path().is_dir() && name.starts_with(|first: char| first.is_ascii_digit()) {
            lessons.push(name);
        }
    }
    lessons.sort();
    let page = page(&html, &lessons, folder, first_paints).ok_or_else(|| {
        TaskError::new(
            "index.html in dist/ does not look as expected: embed/index.html could not be made of it.",
        )
    })?;
    fs::create_dir_all(dist.join("embed")).context("make the folder of the embed")?;
    let file = dist.join("embed/index.html");
    fs::write(&file, page).context("write embed/index.html")?;
    let mut node = Command::new("node");
    process::run_inherited(node.arg(paths.root.join("xtask/minify.mjs")).arg(&file))
}

/// The page of the embed: one folder further down, with nothing of the first paint.
fn page(html: &str, lessons: &[String], folder: &str, first_paints: &FirstPaints) -> Option<String> {
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
        .replace("FIRST_PAINT_SCRIPT\n", FIRST_PAINT_SCRIPT)
        .replace("FIRST_PAINTS", &format!("{:?}", first_paints.names))
        .replace(VERSION, &first_paints.version)
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
    use super::{FirstPaints, first_paints, page};

    #[test]
    fn the_page_finds_its_files_and_shows_nothing_of_the_first_paint() {
        let html = "<!doctype html><html lang=en><head><title>IAM</title><link href=icon.svg rel=icon>\
            <script type=module>import init from './app-1/a.js'</script></head>\
            <body><svg></svg><div id=app><header></header><div>story</div></div></body></html>";
        let first_paints =
            FirstPaints { names: vec!["world".into(), "lesson.01-first".into()], version: "v1".into() };
        let page = page(html, &["01-first".into(), "02-second".into()], "app-1", &first_paints).unwrap();
        for part in [
            "<html data-embed lang=en>",
            "<title>IAM Playground, embedded</title>",
            "'../app-1/a.js'",
            "href=../icon.svg",
            r#"["01-first", "02-second"]"#,
            r#""why": "embed-why.wasm""#,
            "../app-1/${",
            r#"const firstPaints = ["world", "lesson.01-first"];"#,
            "../app-1/first-paints/${firstPaint}.json?v1",
            "const showFirstPaint = ",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("story") && !page.contains("'./"), "{page}");
        assert!(page.ends_with("</div></body></html>"), "{page}");
    }

    #[test]
    fn the_version_of_first_paints_tells_of_a_change() {
        let folder = std::env::temp_dir().join(format!("xtask-{}-first-paints", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let write = |text: &str| std::fs::write(folder.join("why.02-deny.json"), text).unwrap();
        write("{}");
        let before = first_paints(&folder).unwrap();
        assert_eq!(before.names, ["why.02-deny"]);
        write("{ }");
        let after = first_paints(&folder).unwrap();
        assert_ne!(before.version, after.version);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
