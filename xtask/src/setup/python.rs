//! Programs from PyPI, as a `requirements.txt` pins them: the AWS CLI and moto's server for the test with real clients, and what
//! makes the fonts. They are kept in the cache; nothing of the Python that is there changes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::data_packages::{cached, ensure_pip};
use super::version::ToolVersion;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;

/// What is to be installed, with a hash for every file.
const REQUIREMENTS: &str = "crates/aws-world/tests/clients/requirements.txt";
const FONT_REQUIREMENTS: &str = "xtask/fonts/requirements.txt";

/// The oldest Python for which those versions are made.
const OLDEST_PYTHON: ToolVersion = ToolVersion::new(3, 11, 0);

const LIMIT: Duration = Duration::from_secs(600);

/// Why there is no Python that can be used, if there is none.
pub(crate) fn unavailable() -> Option<String> {
    let Some(answer) = process::capture(Command::new("python3").arg("--version")) else {
        return Some("there is no python3 on PATH".to_owned());
    };
    match ToolVersion::find_in(&answer) {
        Some(found) if found >= OLDEST_PYTHON => None,
        _ => Some(format!("python3 on PATH is {answer}, which is older than {OLDEST_PYTHON}")),
    }
}

/// The folder of the packages that the test with real clients runs, for `PYTHONPATH`.
pub(crate) fn clients(paths: &Paths) -> Result<PathBuf, TaskError> {
    packages(paths, "awscli-and-moto", REQUIREMENTS, "1 minute")
}

/// The folder of the packages that make the fonts, for `PYTHONPATH`.
pub(crate) fn font_tools(paths: &Paths) -> Result<PathBuf, TaskError> {
    packages(paths, "font-tools", FONT_REQUIREMENTS, "10 s")
}

fn packages(paths: &Paths, name: &str, requirements: &str, about: &str) -> Result<PathBuf, TaskError> {
    let requirements = paths.root.join(requirements);
    let pinned = fs::read(&requirements).context(format_args!("read {}", requirements.display()))?;
    // Some of the packages are compiled for one version of Python.
    let python = process::capture(Command::new("python3").arg("--version"));
    let mut hasher = DefaultHasher::new();
    (&pinned, &python).hash(&mut hasher);
    cached(paths, name, &format!("{:016x}", hasher.finish()), about, |folder| {
        ensure_pip(paths)?;
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"])
            .args(["--only-binary=:all:", "--target"])
            .arg(folder)
            .arg("--requirement")
            .arg(&requirements);
        process::run_logged(&mut pip, &paths.log(name), LIMIT)
    })
}
