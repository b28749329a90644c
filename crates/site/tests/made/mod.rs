//! The site made for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The least that the app's own page has to be.
const APP: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>IAM Playground</title>\
<meta name=description content=\"AWS IAM to play with.\"></head><body></body></html>";

/// The least that the page of the embed has to be.
const EMBED: &str = "<!doctype html><html data-embed lang=en><head><meta charset=utf-8><title>IAM Playground, embedded</title>\
<meta name=robots content=noindex><link rel=canonical href=../></head><body></body></html>";

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An empty folder of this name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Makes the site around the least app, in a folder of this name.
pub(crate) fn made(name: &str, address: Option<&str>) -> PathBuf {
    let dist = folder(name);
    fs::write(dist.join("index.html"), APP).expect("the app's page");
    fs::create_dir_all(dist.join("embed")).expect("a folder");
    fs::write(dist.join("embed/index.html"), EMBED).expect("the embed's page");
    finish(&dist, address);
    dist
}

/// Makes the site around the app in a folder.
pub(crate) fn finish(dist: &Path, address: Option<&str>) {
    let mut site = Command::new(env!("CARGO_BIN_EXE_site"));
    let done = site.arg(root()).arg(dist).args(address).status().expect("site runs");
    assert!(done.success());
}
