//! rustfmt and clippy.

use std::process::Command;
use std::time::Duration;

use crate::error::{Attempts, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

pub(crate) fn ensure(paths: &Paths) -> Result<(), TaskError> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(subcommand, _)| {
            process::capture(Command::new("cargo").args([subcommand, "--version"])).is_none()
        })
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut attempts = Attempts::to_get(missing.join(" and "));
    if process::find_on_path("rustup").is_some() {
        announce(&format!("adding {} with rustup", missing.join(" and ")), "20 s");
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add"]).args(&missing);
        match process::run_logged(&mut rustup, &paths.log("rustup-component"), Duration::from_secs(180)) {
            Ok(()) => return Ok(()),
            Err(error) => attempts.record("rustup component add", error),
        }
    } else {
        attempts.record("rustup component add", "rustup is not installed");
    }
    Err(attempts.into_error(
        "install rustfmt and clippy of the same release as your cargo, from rustup or your distribution.",
    ))
}
