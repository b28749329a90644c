//! Playwright's tests of the release build, served from a folder that is not the host's root.

use std::ffi::OsString;
use std::process::Command;

use super::first_load;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::server::{self, Server};
use crate::setup;

/// Any path but `/`: what is not relative is then not found.
const FOLDER: &str = "/some/folder/";

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let (_server, environment) = browser_environment(paths)?;
    let mut playwright = Command::new("node");
    playwright
        .arg(paths.root.join("node_modules/@playwright/test/cli.js"))
        .args(["test", "--config", "tests/e2e/playwright.config.mjs"])
        .args(extra)
        .envs(environment)
        .env("FIRST_LOAD", first_load::files(&paths.dist())?.join(","))
        .current_dir(&paths.root);
    process::run_inherited(&mut playwright)
}

/// `dist/` being served, and what the scripts in tests/e2e read from their environment.
pub(crate) fn browser_environment(
    paths: &Paths,
) -> Result<(Server, Vec<(&'static str, OsString)>), TaskError> {
    let browser = setup::browser(paths)?;
    let server = server::start(&paths.dist(), FOLDER, 0)?;
    let environment =
        vec![("BASE_URL", OsString::from(&server.address)), ("CHROME", browser.program.into_os_string())];
    Ok((server, environment))
}
