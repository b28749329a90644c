//! `cargo xtask build`: the release build in `dist/`, with relative addresses only.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::embed;
use crate::failure::{Failure, Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup;
use crate::site;
use crate::split;
use crate::web_kit::WebKit;

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

pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<()> {
    let address = match arguments {
        [] => None,
        [option, address] if option == "--address" => Some(address.as_str()),
        _ => {
            return Err(Failure::new(
                "It is `cargo xtask build` or `cargo xtask build --address https://HOST/FOLDER/`.",
            ));
        }
    };
    let kit = setup::web_kit(places)?;
    release(places, &kit, address)?;
    if address.is_none() {
        println!("Without --address there are no canonical addresses, no previews and no sitemap.");
    }
    println!("The site is in {}", places.dist().display());
    Ok(())
}

/// Builds, whether or not anything changed; `address` is where the site will be, if that is known.
pub(crate) fn release(places: &Places, kit: &WebKit, address: Option<&str>) -> Outcome<()> {
    let stamp = stamp(places);
    if stamp.exists() {
        fs::remove_file(&stamp).doing("forget the last build")?;
    }
    let started = SystemTime::now();
    let mut trunk = kit.command("trunk")?;
    trunk
        .args(["build", "--release", "--features", "split"])
        // As it is by default, but for a warning at every build: wasm-bindgen's JavaScript is not understood by
        // Trunk's minifier, which then leaves it as it is.
        .env("RUST_LOG", "error,trunk=info,trunk::processing::minify=error")
        .current_dir(&places.root);
    run::in_sight(&mut trunk)?;
    split::release(places, kit)?;
    embed::write(&places.dist())?;
    site::finish(places, address)?;
    fs::create_dir_all(places.scratch()).doing("make a folder for the build's time stamp")?;
    let file = fs::File::create(&stamp).doing("note the time of the build")?;
    file.set_modified(started).doing("note the time of the build")
}

/// Builds if a source is newer than `dist/`; says whether it did.
pub(crate) fn release_if_stale(places: &Places, kit: &WebKit) -> Outcome<bool> {
    if is_current(places) {
        return Ok(false);
    }
    release(places, kit, None)?;
    Ok(true)
}

fn is_current(places: &Places) -> bool {
    let built = fs::metadata(stamp(places)).and_then(|data| data.modified());
    let Ok(built) = built else {
        return false;
    };
    places.dist().join("index.html").exists()
        && sources(places).iter().filter_map(|source| newest(source)).all(|changed| changed < built)
}

/// Those of the sources that are there.
pub(crate) fn sources(places: &Places) -> Vec<PathBuf> {
    SOURCES.iter().map(|source| places.root.join(source)).filter(|source| source.exists()).collect()
}

fn stamp(places: &Places) -> PathBuf {
    places.scratch().join("built")
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
