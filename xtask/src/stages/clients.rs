//! Transcripts of many worlds, played by the real AWS CLI against moto's server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::setup::python;

const PLAYER: &str = "crates/aws-world/tests/clients/play.py";
const EXPORTS: &str = "crates/aws-world/tests/clients/exports.py";

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let packages = python::clients(paths)?;
    if extra.is_empty() {
        exports(paths, &packages)?;
    }
    let worlds = emptied(paths, "worlds")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "suite", "--test", "story"]);
    process::run_inherited(cargo.env("WORLDS_INTO", &worlds).current_dir(&paths.root))?;
    let mut python = Command::new("python3");
    // Nothing of the user's own, and no compiled files in the tree.
    python.arg("-sB").arg(paths.root.join(PLAYER)).arg(&worlds).args(extra);
    process::run_inherited(python.env("PYTHONPATH", packages).current_dir(&paths.root))
}

/// Exports are deployed, and what is there afterwards is read back by the importer.
fn exports(paths: &Paths, packages: &Path) -> Result<(), TaskError> {
    let folder = emptied(paths, "exports")?;
    let test = |name: &str, variable: &str| {
        let mut cargo = Command::new("cargo");
        cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "export", name]);
        process::run_inherited(cargo.env(variable, &folder).current_dir(&paths.root))
    };
    test("written_for_the_clients", "EXPORTS_INTO")?;
    let mut python = Command::new("python3");
    python.arg("-sB").arg(paths.root.join(EXPORTS)).arg(&folder);
    process::run_inherited(python.env("PYTHONPATH", packages).current_dir(&paths.root))?;
    test("read_back", "READ_BACK")
}

fn emptied(paths: &Paths, name: &str) -> Result<PathBuf, TaskError> {
    let folder = paths.scratch().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).context(format_args!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).context(format_args!("make {}", folder.display()))?;
    Ok(folder)
}
