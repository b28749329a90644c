//! Node.js, and the packages in `package.json`: wasm-opt, Playwright and what its tests use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::debian;
use super::version::ToolVersion;
use crate::error::{Attempts, Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

/// Playwright runs on nothing older.
const OLDEST_NODE: ToolVersion = ToolVersion::new(20, 0, 0);

/// The folder of the packages' programs.
pub(crate) fn ensure(paths: &Paths) -> Result<PathBuf, TaskError> {
    ensure_node(paths)?;
    let modules = paths.root.join("node_modules");
    if !is_current(paths, &modules) {
        install_packages(paths, &modules)?;
    }
    Ok(modules.join(".bin"))
}

/// Node.js and npm themselves.
pub(super) fn ensure_node(paths: &Paths) -> Result<(), TaskError> {
    let version = || {
        process::find_on_path("npm")?;
        ToolVersion::find_in(&process::capture(Command::new("node").arg("--version"))?)
    };
    let mut found = version();
    let mut attempts = Attempts::to_get("Node.js with npm");
    if found.is_none() {
        announce("installing Node.js and npm", "1 minute");
        if let Err(error) = debian::install(paths, &["nodejs", "npm"]) {
            attempts.record("apt-get install nodejs npm", error);
        }
        found = version();
    }
    let advice = format!(
        "install Node.js {} or newer with npm, from its site or your distribution.",
        OLDEST_NODE.major
    );
    match found {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        Some(found) => {
            attempts.record("node on PATH", format_args!("it is {found}, which is too old"));
            Err(attempts.into_error(&advice))
        }
        None => {
            attempts.record("node and npm on PATH", "not there");
            Err(attempts.into_error(&advice))
        }
    }
}

/// What was installed last: a copy of the lock file, beside the packages.
fn stamp(modules: &Path) -> PathBuf {
    modules.join(".installed-lock.json")
}

fn is_current(paths: &Paths, modules: &Path) -> bool {
    let lock = fs::read(paths.root.join("package-lock.json"));
    let installed = fs::read(stamp(modules));
    matches!((lock, installed), (Ok(lock), Ok(installed)) if lock == installed)
}

fn install_packages(paths: &Paths, modules: &Path) -> Result<(), TaskError> {
    announce("installing the npm packages", "20 s");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(&paths.root)
        // The browser is found or installed apart; see browser.rs.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run_logged(&mut npm, &paths.log("npm-ci"), Duration::from_secs(600)).map_err(|error| {
        TaskError::new(format!(
            "Set-up could not install the npm packages. Tried `npm ci`:\n{error}\n\
             What you can do: see whether npm reaches its registry, then run this again."
        ))
    })?;
    fs::copy(paths.root.join("package-lock.json"), stamp(modules))
        .context("note which packages are installed")?;
    Ok(())
}
