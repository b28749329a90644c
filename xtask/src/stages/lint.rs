//! rustfmt and clippy.

use std::process::Command;

use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::setup;

pub(super) fn fmt(places: &Places, _: &[String]) -> Outcome<()> {
    setup::rust_parts(places)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["fmt", "--all", "--check"]).current_dir(&places.root);
    run::in_sight(&mut cargo)
}

pub(super) fn clippy(places: &Places, extra: &[String]) -> Outcome<()> {
    setup::rust_parts(places)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["clippy", "--workspace", "--all-targets", "--keep-going"])
        .args(extra)
        .args(["--", "-D", "warnings"])
        .current_dir(&places.root);
    run::in_sight(&mut cargo)
}
