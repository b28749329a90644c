//! Node.js, and the packages in `package.json`: wasm-opt, Playwright and what its tests use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::version::Version;
use super::{announce, debian};
use crate::failure::{Attempts, Failure, Outcome, While};
use crate::places::Places;
use crate::run;

/// Playwright runs on nothing older.
const OLDEST_NODE: Version = Version::new(20, 0, 0);

/// The folder of the packages' programs.
pub(crate) fn ensure(places: &Places) -> Outcome<PathBuf> {
    ensure_node(places)?;
    let modules = places.root.join("node_modules");
    if !is_current(places, &modules) {
        install_packages(places, &modules)?;
    }
    Ok(modules.join(".bin"))
}

/// Node.js and npm themselves.
pub(super) fn ensure_node(places: &Places) -> Outcome<()> {
    let version = || {
        run::on_path("npm")?;
        Version::in_text(&run::answer(Command::new("node").arg("--version"))?)
    };
    let mut found = version();
    let mut attempts = Attempts::at("Node.js with npm");
    if found.is_none() {
        announce("installing Node.js and npm", "1 minute");
        if let Err(failure) = debian::install(places, &["nodejs", "npm"]) {
            attempts.note("apt-get install nodejs npm", failure);
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
            attempts.note("node on PATH", format_args!("it is {found}, which is too old"));
            Err(attempts.failure(&advice))
        }
        None => {
            attempts.note("node and npm on PATH", "not there");
            Err(attempts.failure(&advice))
        }
    }
}

/// What was installed last: a copy of the lock file, beside the packages.
fn stamp(modules: &Path) -> PathBuf {
    modules.join(".installed-lock.json")
}

fn is_current(places: &Places, modules: &Path) -> bool {
    let lock = fs::read(places.root.join("package-lock.json"));
    let installed = fs::read(stamp(modules));
    matches!((lock, installed), (Ok(lock), Ok(installed)) if lock == installed)
}

fn install_packages(places: &Places, modules: &Path) -> Outcome<()> {
    announce("installing the npm packages", "20 s");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(&places.root)
        // The browser is found or installed apart; see browser.rs.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::into_log(&mut npm, &places.log("npm-ci"), Duration::from_secs(600)).map_err(|failure| {
        Failure::new(format!(
            "Set-up could not install the npm packages. Tried `npm ci`:\n{failure}\n\
             What you can do: see whether npm reaches its registry, then run this again."
        ))
    })?;
    fs::copy(places.root.join("package-lock.json"), stamp(modules))
        .doing("note which packages are installed")?;
    Ok(())
}
