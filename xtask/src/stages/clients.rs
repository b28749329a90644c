//! Transcripts of many worlds, played by the real AWS CLI against moto's server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup::python;

const PLAYER: &str = "crates/aws-world/tests/clients/play.py";
const EXPORTS: &str = "crates/aws-world/tests/clients/exports.py";

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let packages = python::clients(places)?;
    if extra.is_empty() {
        exports(places, &packages)?;
    }
    let worlds = emptied(places, "worlds")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "suite", "--test", "story"]);
    run::in_sight(cargo.env("WORLDS_INTO", &worlds).current_dir(&places.root))?;
    let mut python = Command::new("python3");
    // Nothing of the user's own, and no compiled files in the tree.
    python.arg("-sB").arg(places.root.join(PLAYER)).arg(&worlds).args(extra);
    run::in_sight(python.env("PYTHONPATH", packages).current_dir(&places.root))
}

/// Exports are deployed, and what is there afterwards is read back by the importer.
fn exports(places: &Places, packages: &Path) -> Outcome<()> {
    let folder = emptied(places, "exports")?;
    let test = |name: &str, variable: &str| {
        let mut cargo = Command::new("cargo");
        cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "export", name]);
        run::in_sight(cargo.env(variable, &folder).current_dir(&places.root))
    };
    test("written_for_the_clients", "EXPORTS_INTO")?;
    let mut python = Command::new("python3");
    python.arg("-sB").arg(places.root.join(EXPORTS)).arg(&folder);
    run::in_sight(python.env("PYTHONPATH", packages).current_dir(&places.root))?;
    test("read_back", "READ_BACK")
}

fn emptied(places: &Places, name: &str) -> Outcome<PathBuf> {
    let folder = places.scratch().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).doing(format_args!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).doing(format_args!("make {}", folder.display()))?;
    Ok(folder)
}
