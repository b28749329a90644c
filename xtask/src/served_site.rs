//! A built site on a local server, with a browser: for the tests in browsers, screenshots and previews.

use std::ffi::OsString;
use std::path::Path;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::server::{self, Server};
use crate::setup;

/// Any path but `/`: what is not relative is then not found.
const FOLDER: &str = "/some/folder/";

/// Variables that a program is started with.
pub(crate) type Environment = Vec<(&'static str, OsString)>;

/// The site in `folder` being served.
pub(crate) fn serve(folder: &Path) -> Result<Server, TaskError> {
    server::start(folder, FOLDER, 0)
}

/// The same, and what the scripts in tests/e2e read from their environment.
pub(crate) fn browser_environment(paths: &Paths, folder: &Path) -> Result<(Server, Environment), TaskError> {
    let browser = setup::headless_browser(paths)?;
    let server = serve(folder)?;
    let environment =
        vec![("BASE_URL", OsString::from(&server.address)), ("CHROME", browser.program.into_os_string())];
    Ok((server, environment))
}
