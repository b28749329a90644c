//! Every test that runs without a browser: the crates, the app's state, xtask itself.

use std::process::Command;

use crate::failure::Outcome;
use crate::places::Places;
use crate::run;

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]).args(extra).current_dir(&places.root);
    run::in_sight(&mut cargo)?;
    // The evaluator is a crate for everybody: what would be published has to build by itself.
    let mut publish = Command::new("cargo");
    publish
        .args(["publish", "--dry-run", "--allow-dirty", "--package", "iam-policy"])
        .current_dir(&places.root);
    run::in_sight(&mut publish)
}
