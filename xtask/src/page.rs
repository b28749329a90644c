//! The page of the site: `index.html` with its styles inside and the app's start, and the files that it names beside it.
//!
//! The assets of the page are `<link data-trunk rel="KIND" …>`, as [Trunk](https://trunkrs.dev/assets/) reads them, so that
//! whoever has Trunk can build the page with it. Installing Trunk takes longer than everything else, so xtask reads
//! them itself, as far as the page has them: `copy-file` and `copy-dir` put `href` beside the page, into the folder
//! `data-target-path`; `inline` writes a style sheet into the page; `rust` starts the app, or is a worker, which the app starts.

use std::fs;
use std::path::Path;

use crate::error::{Context, TaskError};
use crate::paths::Paths;

/// The name of the app's script, without its ending.
pub(crate) const APP: &str = "iam-playground";

/// What the page does to start the app.
#[derive(Debug)]
pub(crate) enum Start<'a> {
    /// As soon as it can, from the page's own folder; the page loads again when `build-id` is another one.
    Development,
    /// Once the first paint has been seen, from this folder. The script that knows the chunks is asked for at once like the
    /// app's own; the module, which takes longest to come and to compile, is not.
    Release { folder: &'a str },
}

/// Writes `index.html`, and what it names, into the folder of the site.
pub(crate) fn write(paths: &Paths, site: &Path, start: &Start) -> Result<(), TaskError> {
    let source = paths.root.join("index.html");
    let html = fs::read_to_string(&source).context("read index.html")?;
    let html = with_assets(&html, |asset| match (asset.rel, asset.href) {
        ("copy-file" | "copy-dir", Some(href)) => {
            let from = paths.root.join(href);
            let folder = asset.target_path.map_or_else(|| site.to_owned(), |folder| site.join(folder));
            let is_whole = asset.rel == "copy-dir" && asset.target_path.is_some();
            let to = if is_whole { folder } else { folder.join(from.file_name().unwrap_or_default()) };
            copy(&from, &to)?;
            Ok(String::new())
        }
        ("inline", Some(href)) => {
            let sheet = fs::read_to_string(paths.root.join(href)).context(format_args!("read {href}"))?;
            Ok(format!("<style>{sheet}</style>"))
        }
        ("rust", Some(_)) if asset.is_worker => Ok(String::new()),
        ("rust", None) => Ok(start.script()),
        (rel, _) => Err(TaskError::new(format!("index.html: an asset with rel=\"{rel}\" is not supported."))),
    })?;
    let html = with_one_sheet(&html).replacen("</head>", &format!("{}</head>", start.preloads()), 1);
    fs::write(site.join("index.html"), html).context("write index.html")
}

impl Start<'_> {
    fn script(&self) -> String {
        match self {
            Self::Development => format!(
                "{NO_GENERATED_PAGES}<script type=\"module\">import init from './{APP}.js'; await init({{ module_or_path: './{APP}_bg.wasm' }});\
                 {STARTED}{RELOAD}</script>"
            ),
            Self::Release { folder } => format!(
                "<script type=\"module\">import init from './{folder}/{APP}.js'; await window.firstPaint; \
                 await init({{ module_or_path: './{folder}/{APP}_bg.wasm' }});{STARTED}</script>"
            ),
        }
    }

    fn preloads(&self) -> String {
        match self {
            Self::Development => String::new(),
            Self::Release { folder } => [APP, "__wasm_split"]
                .map(|script| {
                    format!("<link rel=\"modulepreload\" crossorigin href=\"./{folder}/{script}.js\">")
                })
                .concat(),
        }
    }
}

/// The lists that the foot links to are made at the end of a release build.
const NO_GENERATED_PAGES: &str = "<style>.page-foot a.link{display:none}</style>";

/// Tells the page that the app runs, as Trunk's own script does.
const STARTED: &str = "dispatchEvent(new Event('TrunkApplicationStarted'));";

/// Asks once a second which build is served.
const RELOAD: &str = "
const build = () => fetch('./build-id').then((answer) => answer.text()).catch(() => undefined);
const first = await build();
setInterval(async () => { const now = await build(); if (now && now !== first) location.reload(); }, 1000);
";

/// An asset of the page.
#[derive(Debug)]
struct Asset<'a> {
    rel: &'a str,
    href: Option<&'a str>,
    target_path: Option<&'a str>,
    is_worker: bool,
}

/// The page with what `place` makes of each asset in the place of its tag.
fn with_assets(
    html: &str,
    mut place: impl FnMut(&Asset) -> Result<String, TaskError>,
) -> Result<String, TaskError> {
    let mut done = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<link") {
        let unclosed = || TaskError::new("index.html: a <link> does not end with />.");
        let (tag, after) = after.split_once("/>").ok_or_else(unclosed)?;
        done.push_str(before);
        if tag.split_whitespace().any(|word| word == "data-trunk") {
            let asset = Asset {
                rel: attribute(tag, "rel").unwrap_or_default(),
                href: attribute(tag, "href"),
                target_path: attribute(tag, "data-target-path"),
                is_worker: attribute(tag, "data-type") == Some("worker"),
            };
            done.push_str(&place(&asset)?);
        } else {
            done.push_str(&format!("<link{tag}/>"));
        }
        rest = after;
    }
    done.push_str(rest);
    Ok(done)
}

/// The page with style elements that follow each other made one: the Content-Security-Policy names each by its hash, and hosts
/// read only so many characters of it.
fn with_one_sheet(html: &str) -> String {
    let mut pieces = html.split("</style>");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.trim_start().strip_prefix("<style>") {
            Some(rest) => page.push_str(&format!("\n{rest}")),
            None => page.push_str(&format!("</style>{piece}")),
        }
    }
    page
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = [name, "=\""].concat();
    tag.split_whitespace().find_map(|word| word.strip_prefix(start.as_str())?.split('"').next())
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), TaskError> {
    let action = || format!("copy {}", from.display());
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to)).context(action())?;
        return fs::copy(from, to).map(drop).context(action());
    }
    fs::create_dir_all(to).context(action())?;
    for entry in fs::read_dir(from).context(action())? {
        let entry = entry.context(action())?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_its_files_is_written() {
        let root = std::env::temp_dir().join(format!("xtask-{}-page", std::process::id()));
        let site = root.join("site");
        fs::create_dir_all(root.join("public/schema")).unwrap();
        fs::create_dir_all(&site).unwrap();
        fs::write(root.join("a.css"), "p { color: red }").unwrap();
        fs::write(root.join("public/schema/one.json"), "{}").unwrap();
        let assets = "<link data-trunk rel=\"inline\" href=\"a.css\" />\n  <link data-trunk rel=\"inline\" href=\"a.css\" />\
                      <link data-trunk rel=\"copy-file\" href=\"a.css\" data-target-path=\"b\" />\
                      <link data-trunk rel=\"copy-dir\" href=\"public/schema\" />\
                      <link data-trunk rel=\"copy-dir\" href=\"public/schema\" data-target-path=\"c\" />\
                      <link rel=\"icon\" href=\"icon.svg\" /><link\n data-trunk\n rel=\"rust\"\n data-bin=\"iam-playground\"\n/>\
                      <link data-trunk rel=\"rust\" href=\"crates/reader/Cargo.toml\" data-type=\"worker\" />";
        fs::write(root.join("index.html"), format!("<head>{assets}</head>")).unwrap();
        let paths = Paths { root: root.clone(), cache: root.clone() };
        write(&paths, &site, &Start::Release { folder: "app-1" }).unwrap();
        let html = fs::read_to_string(site.join("index.html")).unwrap();
        assert_eq!(
            html,
            "<head><style>p { color: red }\np { color: red }</style><link rel=\"icon\" href=\"icon.svg\" /><script type=\"module\">import init from './app-1/iam-playground.js'; \
             await window.firstPaint; await init({ module_or_path: './app-1/iam-playground_bg.wasm' });\
             dispatchEvent(new Event('TrunkApplicationStarted'));</script>\
             <link rel=\"modulepreload\" crossorigin href=\"./app-1/iam-playground.js\">\
             <link rel=\"modulepreload\" crossorigin href=\"./app-1/__wasm_split.js\"></head>"
        );
        assert!(site.join("b/a.css").is_file());
        assert!(site.join("schema/one.json").is_file() && site.join("c/one.json").is_file());
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn an_asset_that_is_not_supported_is_an_error() {
        let refuse = |asset: &Asset| Err(TaskError::new(asset.rel));
        let error = with_assets("<link data-trunk rel=\"scss\" />", refuse).unwrap_err();
        assert_eq!(error.to_string(), "scss");
        assert!(with_assets("<link data-trunk rel=\"inline\">", |_| Ok(String::new())).is_err());
    }
}
