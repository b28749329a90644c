//! Transcripts of many worlds, played by the real AWS CLI against moto's server.

use std::fs;
use std::process::Command;

use crate::failure::{Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup::python;

const PLAYER: &str = "crates/aws-world/tests/clients/play.py";

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let packages = python::clients(places)?;
    let worlds = places.scratch().join("worlds");
    if worlds.exists() {
        fs::remove_dir_all(&worlds).doing(format_args!("empty {}", worlds.display()))?;
    }
    fs::create_dir_all(&worlds).doing(format_args!("make {}", worlds.display()))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "suite", "--test", "story"]);
    run::in_sight(cargo.env("WORLDS_INTO", &worlds).current_dir(&places.root))?;
    let mut python = Command::new("python3");
    // Nothing of the user's own, and no compiled files in the tree.
    python.arg("-sB").arg(places.root.join(PLAYER)).arg(&worlds).args(extra);
    run::in_sight(python.env("PYTHONPATH", packages).current_dir(&places.root))
}
