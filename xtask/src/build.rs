//! `cargo xtask build`: the release build in `dist/`, with relative addresses only.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::embed_page;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::setup;
use crate::site;
use crate::split;
use crate::wasm_toolchain::WasmToolchain;

/// What the site is made of.
const SOURCES: [&str; 12] = [
    "src",
    "examples",
    "editor",
    "build.rs",
    "crates",
    "style",
    "public",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
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
    let toolchain = setup::wasm_toolchain(paths)?;
    release(paths, &toolchain, address)?;
    if address.is_none() {
        println!("Without --address there are no canonical addresses, no previews and no sitemap.");
    }
    println!("The site is in {}", paths.dist().display());
    Ok(())
}

/// Builds, whether or not anything changed; `address` is where the site will be, if that is known.
pub(crate) fn release(
    paths: &Paths,
    toolchain: &WasmToolchain,
    address: Option<&str>,
) -> Result<(), TaskError> {
    let stamp = stamp(paths);
    if stamp.exists() {
        fs::remove_file(&stamp).context("forget the last build")?;
    }
    let started = SystemTime::now();
    let mut trunk = toolchain.command("trunk")?;
    trunk
        .args(["build", "--release", "--features", "split"])
        // As it is by default, but for a warning at every build: wasm-bindgen's JavaScript is not understood by
        // Trunk's minifier, which then leaves it as it is.
        .env("RUST_LOG", "error,trunk=info,trunk::processing::minify=error")
        .current_dir(&paths.root);
    process::run_inherited(&mut trunk)?;
    split::release(paths, toolchain)?;
    embed_page::write(&paths.dist())?;
    site::finish(paths, address)?;
    fs::create_dir_all(paths.scratch()).context("make a folder for the build's time stamp")?;
    let file = fs::File::create(&stamp).context("note the time of the build")?;
    file.set_modified(started).context("note the time of the build")
}

/// Builds if a source is newer than `dist/`; says whether it did.
pub(crate) fn build_release_if_stale(paths: &Paths, toolchain: &WasmToolchain) -> Result<bool, TaskError> {
    if is_current(paths) {
        return Ok(false);
    }
    release(paths, toolchain, None)?;
    Ok(true)
}

fn is_current(paths: &Paths) -> bool {
    let built = fs::metadata(stamp(paths)).and_then(|data| data.modified());
    let Ok(built) = built else {
        return false;
    };
    paths.dist().join("index.html").exists()
        && sources(paths).iter().filter_map(|source| newest(source)).all(|changed| changed < built)
}

/// Those of the sources that are there.
pub(crate) fn sources(paths: &Paths) -> Vec<PathBuf> {
    SOURCES.iter().map(|source| paths.root.join(source)).filter(|source| source.exists()).collect()
}

fn stamp(paths: &Paths) -> PathBuf {
    paths.scratch().join("built")
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
