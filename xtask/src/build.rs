//! `cargo xtask build`: the release build in `dist/`, with relative addresses only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::app::{self, Profile};
use crate::embed_page;
use crate::error::{Context, TaskError};
use crate::page::{self, Start};
use crate::paths::Paths;
use crate::process;
use crate::setup;
use crate::site;
use crate::split;
use crate::wasm_toolchain::WasmToolchain;

/// What the site is made of.
const SOURCES: [&str; 13] = [
    "src",
    "examples",
    "editor",
    "build.rs",
    "crates",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "tests/e2e/first-paint.mjs",
    "tests/e2e/first-paints.mjs",
];

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let address = match arguments {
        [] => None,
        [option, address] if option == "--address" => Some(address.as_str()),
        _ => {
            return Err(TaskError::new(
                "It is `cargo xtask build` or `cargo xtask build --address https://HOST/FOLDER/`.",
            ));
        }
    };
    release(paths, address)?;
    if address.is_none() {
        println!("Without --address there are no canonical addresses, no previews and no sitemap.");
    }
    println!("The site is in {}", paths.dist().display());
    Ok(())
}

/// Builds, whether or not anything changed; `address` is where the site will be, if that is known.
pub(crate) fn release(paths: &Paths, address: Option<&str>) -> Result<(), TaskError> {
    let stamp = stamp(paths);
    if stamp.exists() {
        fs::remove_file(&stamp).context("forget the last build")?;
    }
    let started = SystemTime::now();
    let toolchain =
        setup::wasm_toolchain_while(paths, |toolchain| app::compile(paths, toolchain, Profile::Release))?;
    let site = paths.dist();
    empty(&site)?;
    let folder = split::release(paths, &toolchain, &site)?;
    app::write_reader(paths, &toolchain, Profile::Release, &site)?;
    split::optimize_reader(paths, &toolchain, &site)?;
    app::write_editor(paths, Profile::Release, &site)?;
    page::write(paths, &site, &Start::Release { folder: &folder })?;
    let mut node = Command::new("node");
    process::run_inherited(node.arg(paths.root.join("xtask/minify.mjs")).arg(site.join("index.html")))?;
    embed_page::write(paths, &site, &folder)?;
    keep_unfinished(paths, &site)?;
    site::finish(paths, &site, address)?;
    fs::create_dir_all(paths.scratch()).context("make a folder for the build's time stamp")?;
    let file = fs::File::create(&stamp).context("note the time of the build")?;
    file.set_modified(started).context("note the time of the build")
}

/// The pages of the app, which finishing the site changes: from them it can be finished once more, for another address.
pub(crate) const APP_PAGES: [&str; 2] = ["index.html", "embed/index.html"];

/// Where those pages are as they were before the site was finished.
pub(crate) fn unfinished(paths: &Paths) -> PathBuf {
    paths.scratch().join("unfinished")
}

fn keep_unfinished(paths: &Paths, site: &Path) -> Result<(), TaskError> {
    let kept = unfinished(paths);
    fs::create_dir_all(kept.join("embed")).context("make a folder for the app's pages")?;
    for page in APP_PAGES {
        fs::copy(site.join(page), kept.join(page)).context(format_args!("keep {page}"))?;
    }
    Ok(())
}

/// Makes the folder anew.
pub(crate) fn empty(folder: &Path) -> Result<(), TaskError> {
    if folder.exists() {
        fs::remove_dir_all(folder).context(format_args!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).context(format_args!("make {}", folder.display()))
}

/// The unoptimized site in a folder of its own, for `serve`.
pub(crate) fn development(paths: &Paths, toolchain: &WasmToolchain, site: &Path) -> Result<(), TaskError> {
    app::compile(paths, toolchain, Profile::Development)?;
    fs::create_dir_all(site).context(format_args!("make {}", site.display()))?;
    app::write_app(paths, toolchain, site)?;
    app::write_reader(paths, toolchain, Profile::Development, site)?;
    app::write_editor(paths, Profile::Development, site)?;
    page::write(paths, site, &Start::Development)
}

/// Builds if a source is newer than `dist/`; says whether it did.
pub(crate) fn release_if_stale(paths: &Paths) -> Result<bool, TaskError> {
    if is_current(paths) && APP_PAGES.iter().all(|page| unfinished(paths).join(page).exists()) {
        return Ok(false);
    }
    release(paths, None)?;
    Ok(true)
}

fn is_current(paths: &Paths) -> bool {
    let built = fs::metadata(stamp(paths)).and_then(|data| data.modified());
    let Ok(built) = built else {
        return false;
    };
    paths.dist().join("index.html").exists() && last_change(paths).is_none_or(|changed| changed < built)
}

/// Those of the sources that are there.
fn sources(paths: &Paths) -> Vec<PathBuf> {
    SOURCES.iter().map(|source| paths.root.join(source)).filter(|source| source.exists()).collect()
}

fn stamp(paths: &Paths) -> PathBuf {
    paths.scratch().join("built")
}

/// When any source was last changed.
pub(crate) fn last_change(paths: &Paths) -> Option<SystemTime> {
    sources(paths).iter().filter_map(|source| newest(source)).max()
}

/// When the file, or anything in the folder, was last changed. A folder's own time tells of removed files.
fn newest(path: &Path) -> Option<SystemTime> {
    let data = fs::metadata(path).ok()?;
    let own = data.modified().ok()?;
    if !data.is_dir() {
        return Some(own);
    }
    let inside = fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path()));
    inside.chain([own]).max()
}
