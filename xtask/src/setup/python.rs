//! What the test with real clients runs: the AWS CLI and moto's server, from PyPI, as `requirements.txt` pins them. They
//! are kept in the cache; nothing of the Python that is there changes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::packages::{ensure_pip, kept};
use super::version::Version;
use crate::failure::{Outcome, While};
use crate::places::Places;
use crate::run;

/// What is to be installed, with a hash for every file.
const REQUIREMENTS: &str = "crates/aws-world/tests/clients/requirements.txt";

/// The oldest Python for which those versions are made.
const OLDEST_PYTHON: Version = Version::new(3, 11, 0);

const LIMIT: Duration = Duration::from_secs(600);

/// Why there is no Python that can be used, if there is none.
pub(crate) fn missing() -> Option<String> {
    let Some(answer) = run::answer(Command::new("python3").arg("--version")) else {
        return Some("there is no python3 on PATH".to_owned());
    };
    match Version::in_text(&answer) {
        Some(found) if found >= OLDEST_PYTHON => None,
        _ => Some(format!("python3 on PATH is {answer}, which is older than {OLDEST_PYTHON}")),
    }
}

/// The folder of the packages, for `PYTHONPATH`.
pub(crate) fn clients(places: &Places) -> Outcome<PathBuf> {
    let requirements = places.root.join(REQUIREMENTS);
    let pinned = fs::read(&requirements).doing(format_args!("read {}", requirements.display()))?;
    // Some of the packages are compiled for one version of Python.
    let python = run::answer(Command::new("python3").arg("--version"));
    let mut hasher = DefaultHasher::new();
    (&pinned, &python).hash(&mut hasher);
    kept(places, "awscli-and-moto", &format!("{:016x}", hasher.finish()), "1 minute", |folder| {
        ensure_pip(places)?;
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"])
            .args(["--only-binary=:all:", "--target"])
            .arg(folder)
            .arg("--requirement")
            .arg(&requirements);
        run::into_log(&mut pip, &places.log("clients"), LIMIT)
    })
}
