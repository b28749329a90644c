//! Every test that runs without a browser: the crates, the app's state, xtask itself.

use std::process::Command;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]).args(extra).current_dir(&paths.root);
    process::run_inherited(&mut cargo)?;
    // The evaluator is a crate for everybody: what would be published has to build by itself.
    let mut publish = Command::new("cargo");
    publish
        .args(["publish", "--dry-run", "--allow-dirty", "--package", "iam-policy"])
        .current_dir(&paths.root);
    process::run_inherited(&mut publish)
}
