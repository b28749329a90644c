//! `cargo xtask package`: the site as a zip for people without Rust, with checksums, pictures for previews, a page that says how
//! to host it, and scripts that set its address.
//!
//! The site in it is what `build --address` makes for [`PLACEHOLDER`]. The scripts put another address in its place and renew
//! the hashes of the service worker; `xtask/tests/package.rs` compares the result with a build for that address.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::site;

/// The address of the site until a script sets another. No host can have it (RFC 2606).
const PLACEHOLDER: &str = "https://address.invalid/";

/// The folder in the zip, and the name of the zip.
const NAME: &str = concat!("iam-playground-", env!("CARGO_PKG_VERSION"));

/// What the package has besides the site, from the repository.
const EXTRAS: [&str; 6] = [
    "xtask/package/host-it.html",
    "xtask/package/set-address.mjs",
    "xtask/package/set-address.sh",
    "xtask/compress.mjs",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Files that finishing a site writes. They are left out where it is finished once more.
const FINISHED: [&str; 4] = ["oembed.json", "preview.png", "robots.txt", "sitemap.xml"];

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    if !arguments.is_empty() {
        return Err(TaskError::new(
            "It is `cargo xtask package`. Whoever hosts the package sets its address with a script in it.",
        ));
    }
    build::release_if_stale(paths)?;
    let target = paths.root.join("target/package");
    build::empty(&target)?;
    let folder = target.join(NAME);
    let site = folder.join("site");
    copy_unfinished(paths, &paths.dist(), &site)?;
    site::finish(paths, &site, Some(PLACEHOLDER))?;
    for extra in EXTRAS {
        let from = paths.root.join(extra);
        let name = from.file_name().unwrap_or_default();
        fs::copy(&from, folder.join(name)).context(format_args!("copy {extra}"))?;
    }
    let zip = target.join(format!("{NAME}.zip"));
    let mut node = Command::new("node");
    process::run_inherited(node.arg(paths.root.join("xtask/package/pack.mjs")).arg(&folder).arg(&zip))?;
    println!("The package is {}, with its checksum beside it.", zip.display());
    Ok(())
}

/// The built site as it was before it was finished.
fn copy_unfinished(paths: &Paths, from: &Path, to: &Path) -> Result<(), TaskError> {
    copy(from, to)?;
    for page in build::APP_PAGES {
        let kept = build::unfinished(paths).join(page);
        fs::copy(&kept, to.join(page)).context(format_args!("copy {}", kept.display()))?;
    }
    Ok(())
}

/// Copies a folder without what finishing a site writes.
fn copy(from: &Path, to: &Path) -> Result<(), TaskError> {
    let action = || format!("copy {}", from.display());
    fs::create_dir_all(to).context(action())?;
    for entry in fs::read_dir(from).context(action())? {
        let path = entry.context(action())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
        if path.is_dir() {
            copy(&path, &to.join(&name))?;
        } else if !is_compressed && !FINISHED.contains(&name.as_str()) {
            fs::copy(&path, to.join(&name)).context(format_args!("copy {}", path.display()))?;
        }
    }
    Ok(())
}
