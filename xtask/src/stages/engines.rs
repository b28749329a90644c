//! The release build in the engines that are not Chromium's, by WebDriver.

use std::path::Path;
use std::process::Command;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::served_site;
use crate::setup;

const TESTS: &str = "tests/engines/engines.test.mjs";

pub(super) fn run_in_firefox(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let firefox = setup::firefox::ensure(paths)?;
    test(paths, "firefox", &[("FIREFOX", &firefox.program), ("GECKODRIVER", &firefox.driver)], extra)
}

pub(super) fn run_in_webkit(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let webkit = setup::webkit::ensure(paths)?;
    test(paths, "webkit", &[("WEBKIT_DRIVER", &webkit.driver), ("XVFB", &webkit.display_server)], extra)
}

fn test(paths: &Paths, engine: &str, programs: &[(&str, &Path)], extra: &[String]) -> Result<(), TaskError> {
    let server = served_site::serve(&paths.dist())?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(extra)
        .arg(TESTS)
        .env("ENGINE", engine)
        .env("BASE_URL", &server.address)
        .envs(programs.iter().copied())
        .current_dir(&paths.root);
    process::run_inherited(&mut node)
}
