//! rustfmt and clippy.

use std::process::Command;
use std::time::Duration;

use super::announce;
use crate::failure::{Attempts, Outcome};
use crate::places::Places;
use crate::run;

pub(crate) fn ensure(places: &Places) -> Outcome<()> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(subcommand, _)| {
            run::answer(Command::new("cargo").args([subcommand, "--version"])).is_none()
        })
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut attempts = Attempts::at(missing.join(" and "));
    if run::on_path("rustup").is_some() {
        announce(&format!("adding {} with rustup", missing.join(" and ")), "20 s");
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add"]).args(&missing);
        match run::into_log(&mut rustup, &places.log("rustup-component"), Duration::from_secs(180)) {
            Ok(()) => return Ok(()),
            Err(failure) => attempts.note("rustup component add", failure),
        }
    } else {
        attempts.note("rustup component add", "rustup is not installed");
    }
    Err(attempts.failure(
        "install rustfmt and clippy of the same release as your cargo, from rustup or your distribution.",
    ))
}
