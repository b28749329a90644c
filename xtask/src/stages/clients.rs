//! Transcripts of many worlds, played by the real AWS CLI against moto's server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::setup::python;

const PLAYER: &str = "crates/aws-world/tests/clients/play.py";
const EXPORTS: &str = "crates/aws-world/tests/clients/exports.py";

/// `cargo xtask clients [PART]`: every world, or those with `PART` in their title.
pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let packages = python::clients(paths)?;
    if arguments.is_empty() {
        exports_and_play(paths, &packages, &[])
    } else {
        play(paths, &packages, arguments)
    }
}

/// The stage: the exports, and the share of the worlds whose turn it is. The number of commits says the turn, so a
/// commit plays the same share wherever it is tested, and as many commits as there are shares play every world.
pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    if !extra.is_empty() {
        return command(paths, extra);
    }
    let mut git = Command::new("git");
    git.args(["rev-list", "--count", "HEAD"]).current_dir(&paths.root);
    let turn = process::capture(&mut git).unwrap_or_else(|| "0".to_owned());
    let packages = python::clients(paths)?;
    exports_and_play(paths, &packages, &["--turn".to_owned(), turn])?;
    println!("`cargo xtask clients` plays every world.");
    Ok(())
}

/// Both at once: the exports are deployed one after another, which keeps one core busy.
fn exports_and_play(paths: &Paths, packages: &Path, options: &[String]) -> Result<(), TaskError> {
    thread::scope(|scope| {
        let exporting = scope.spawn(|| exports(paths, packages));
        let played = play(paths, packages, options);
        let exported = exporting.join().map_err(|_| TaskError::new("The exports stopped."))?;
        exported.and(played)
    })
}

fn play(paths: &Paths, packages: &Path, options: &[String]) -> Result<(), TaskError> {
    let worlds = emptied(paths, "worlds")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "-p", "aws-world", "--test", "suite", "--test", "story"]);
    process::run_inherited(cargo.env("WORLDS_INTO", &worlds).current_dir(&paths.root))?;
    let mut python = Command::new("python3");
    // Nothing of the user's own, and no compiled files in the tree.
    python.arg("-sB").arg(paths.root.join(PLAYER)).arg(&worlds).args(options);
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
