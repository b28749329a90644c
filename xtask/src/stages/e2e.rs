//! Playwright's tests of the release build, served from a folder that is not the host's root.

use std::process::Command;

use super::first_load;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::served_site;

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let (_server, environment) = served_site::browser_environment(paths, &paths.dist())?;
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
