//! Playwright's tests of the release build, served from a folder that is not the host's root.

use std::ffi::OsString;
use std::process::Command;

use super::first_load;
use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::server::{self, Server};
use crate::setup;

/// Any path but `/`: what is not relative is then not found.
const FOLDER: &str = "/some/folder/";

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let (_server, environment) = browser_environment(places)?;
    let mut playwright = Command::new("node");
    playwright
        .arg(places.root.join("node_modules/@playwright/test/cli.js"))
        .args(["test", "--config", "tests/e2e/playwright.config.mjs"])
        .args(extra)
        .envs(environment)
        .env("FIRST_LOAD", first_load::files(&places.dist())?.join(","))
        .current_dir(&places.root);
    run::in_sight(&mut playwright)
}

/// `dist/` being served, and what the scripts in tests/e2e read from their environment.
pub(crate) fn browser_environment(places: &Places) -> Outcome<(Server, Vec<(&'static str, OsString)>)> {
    let browser = setup::browser(places)?;
    let server = server::start(&places.dist(), FOLDER, 0)?;
    let environment =
        vec![("BASE_URL", OsString::from(&server.address)), ("CHROME", browser.program.into_os_string())];
    Ok((server, environment))
}
