//! A Firefox, the second browser of the tests by wasm-pack, and its driver.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::version::ToolVersion;
use super::{cargo_tools, debian};
use crate::error::{Attempts, Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

const PACKAGE: &str = "firefox-esr";

const BROWSERS: [&str; 3] = ["firefox", PACKAGE, "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// A Firefox and the geckodriver that starts it.
#[derive(Debug)]
pub(crate) struct Firefox {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Why there is no Firefox here, nor a way to get one, if so.
pub(crate) fn unavailable() -> Option<String> {
    let can_be_had = env::var_os("FIREFOX").is_some() || installed().is_some() || debian::is_available();
    (!can_be_had).then(|| "there is no Firefox: install it, or set FIREFOX to its program".to_owned())
}

/// Finds browser and driver, or gets them.
/// Whether there is a Firefox for a driver that has yet to be installed.
pub(super) fn needs_driver() -> bool {
    unavailable().is_none() && driver_found().is_none()
}

fn driver_found() -> Option<PathBuf> {
    env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| process::find_on_path("geckodriver"))
}

pub(crate) fn ensure(paths: &Paths) -> Result<Firefox, TaskError> {
    let program = browser(paths)?;
    if let Some(driver) = driver_found() {
        return Ok(Firefox { program, driver });
    }
    let folder = cargo_tools::ensure(&cargo_tools::geckodriver(), paths)?.unwrap_or_default();
    Ok(Firefox { program, driver: folder.join("geckodriver") })
}

fn browser(paths: &Paths) -> Result<PathBuf, TaskError> {
    if let Some(path) = env::var_os("FIREFOX").map(PathBuf::from) {
        let answers = answers(&path);
        let error =
            || TaskError::new(format!("FIREFOX is {}, but that does not answer --version.", path.display()));
        return answers.then(|| path.clone()).ok_or_else(error);
    }
    let unpacked = paths.cache.join(PACKAGE).join("firefox");
    if let Some(program) = installed().or_else(|| answers(&unpacked).then(|| unpacked.clone())) {
        return Ok(program);
    }
    announce("unpacking Firefox", "20 s");
    let mut attempts = Attempts::to_get("a Firefox browser");
    match unpack(paths, &unpacked) {
        Ok(()) if answers(&unpacked) => return Ok(unpacked),
        Ok(()) => attempts.record("Debian's package, unpacked", "it does not answer --version"),
        Err(error) => attempts.record("Debian's package, unpacked", error),
    }
    Err(attempts.into_error("install Firefox, or set FIREFOX to its program, then run this again."))
}

fn installed() -> Option<PathBuf> {
    BROWSERS.iter().filter_map(|name| process::find_on_path(name)).find(|path| answers(path))
}

fn answers(program: &Path) -> bool {
    let answer = process::capture(Command::new(program).arg("--version"));
    answer.as_deref().and_then(ToolVersion::find_in).is_some()
}

/// Puts the package, with the libraries that it wants and this machine lacks, into the cache: nothing is installed.
fn unpack(paths: &Paths, program: &Path) -> Result<(), TaskError> {
    let folder = debian::unpack(paths, PACKAGE)?;
    let libraries = folder.join("usr/lib").join(format!("{}-linux-gnu", env::consts::ARCH));
    let script = format!(
        "#!/bin/sh\nLD_LIBRARY_PATH='{}' exec '{}' \"$@\"\n",
        libraries.display(),
        folder.join("usr/lib/firefox-esr/firefox-esr").display()
    );
    fs::write(program, script)
        .and_then(|()| fs::set_permissions(program, fs::Permissions::from_mode(0o755)))
        .context(format_args!("write {}", program.display()))
}
