//! What a built site gets when the app is in it: pages to be read without scripts, what hosts and browsers are told
//! (`crates/site`), and every file compressed. With an address also a picture of each page for previews.

use std::path::Path;
use std::process::Command;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::served_site;

/// Finishes the site in the folder; `address` is where it will be.
pub(crate) fn finish(paths: &Paths, folder: &Path, address: Option<&str>) -> Result<(), TaskError> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "site", "--"]).arg(&paths.root).arg(folder);
    process::run_inherited(cargo.args(address).current_dir(&paths.root))?;
    let mut node = Command::new("node");
    process::run_inherited(node.arg(paths.root.join("xtask/compress.mjs")).arg(folder))?;
    if address.is_some() { previews(paths, folder) } else { Ok(()) }
}

/// `preview.png` beside every page: the app as the page's button opens it.
fn previews(paths: &Paths, folder: &Path) -> Result<(), TaskError> {
    let (_server, environment) = served_site::browser_environment(paths, folder)?;
    let mut node = Command::new("node");
    node.arg("tests/e2e/previews.mjs").arg(folder).envs(environment);
    process::run_inherited(node.current_dir(&paths.root))
}
