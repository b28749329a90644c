//! rustfmt and clippy.

use std::process::Command;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::setup;

pub(super) fn fmt(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    setup::rust_components(paths)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["fmt", "--all", "--check"]).current_dir(&paths.root);
    process::run_inherited(&mut cargo)
}

pub(super) fn clippy(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    setup::rust_components(paths)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["clippy", "--workspace", "--all-targets", "--keep-going"])
        .args(extra)
        .args(["--", "-D", "warnings"])
        .current_dir(&paths.root);
    process::run_inherited(&mut cargo)
}
