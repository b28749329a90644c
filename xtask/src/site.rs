//! What `dist/` gets when the app is in it: pages to be read without scripts, what hosts and browsers are told (`crates/site`),
//! and every file compressed. With an address also a picture of each page for previews.

use std::process::Command;

use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::stages;

/// Finishes the site; `address` is where it will be.
pub(crate) fn finish(places: &Places, address: Option<&str>) -> Outcome<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "site", "--"]).arg(&places.root).arg(places.dist());
    run::in_sight(cargo.args(address).current_dir(&places.root))?;
    let mut node = Command::new("node");
    run::in_sight(node.arg(places.root.join("xtask/compress.mjs")).arg(places.dist()))?;
    if address.is_some() { previews(places) } else { Ok(()) }
}

/// `preview.png` beside every page: the app as the page's button opens it.
fn previews(places: &Places) -> Outcome<()> {
    let (_server, environment) = stages::browser_environment(places)?;
    let mut node = Command::new("node");
    node.arg("tests/e2e/previews.mjs").arg(places.dist()).envs(environment);
    run::in_sight(node.current_dir(&places.root))
}
