//! WebKit, the engine of Safari: WebKitGTK's driver, which brings its own browser, and a display that nobody sees.

use std::env;
use std::path::PathBuf;

use super::debian;
use crate::error::{Attempts, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

const MISSING: &str = "install WebKitGTK's WebKitWebDriver and Xvfb (Debian's packages webkit2gtk-driver and xvfb), or set \
    WEBKIT_DRIVER and XVFB to these programs";

/// WebKit's driver, and the server of the display that its browser needs.
#[derive(Debug)]
pub(crate) struct WebKit {
    pub(crate) driver: PathBuf,
    pub(crate) display_server: PathBuf,
}

/// Why there is no WebKit here, nor a way to get one, if so. Its programs find each other by fixed paths, so that an unpacked
/// package is of no use.
pub(crate) fn unavailable() -> Option<String> {
    let can_be_had = find().is_some() || debian::can_install();
    (!can_be_had).then(|| format!("there is no WebKit, and only root could install it: {MISSING}"))
}

/// Finds driver and display, or gets them.
pub(crate) fn ensure(paths: &Paths) -> Result<WebKit, TaskError> {
    if let Some(found) = find() {
        return Ok(found);
    }
    announce("installing WebKit and a display for it", "1 minute");
    let mut attempts = Attempts::to_get("WebKit and its driver");
    if let Err(error) = debian::install(paths, &PACKAGES) {
        attempts.record(&format!("apt-get install {}", PACKAGES.join(" ")), error);
    }
    find().ok_or_else(|| attempts.into_error(&format!("{MISSING}, then run this again.")))
}

fn find() -> Option<WebKit> {
    let program = |variable: &str, name: &str| {
        env::var_os(variable).map(PathBuf::from).or_else(|| process::find_on_path(name))
    };
    let driver = program("WEBKIT_DRIVER", "WebKitWebDriver")?;
    Some(WebKit { driver, display_server: program("XVFB", "Xvfb")? })
}
