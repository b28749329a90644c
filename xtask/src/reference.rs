//! `cargo xtask reference`: regenerates the service reference, and the actions of the SDKs' operations, from the packages that
//! `setup::data_packages` pins.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::arguments::Arguments;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::setup::data_packages;

/// Where the files stand.
pub(crate) const DATA: &str = "crates/iam-policy/src/reference/data";

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    Arguments::new("reference", arguments).finish()?;
    let package = data_packages::iam_data(paths)?;
    let target = paths.root.join(DATA);
    for file in generate(paths, &package)? {
        let new = target.join(file_name(&file)?);
        fs::copy(&file, &new).context(format_args!("write {}", new.display()))?;
    }
    println!("{DATA} is written; now every fact is read back and compared with the package");
    process::run_inherited(&mut verification(paths, &package))
}

/// Fails where the files in the tree are not what the package gives.
pub(crate) fn check(paths: &Paths, package: &Path) -> Result<(), TaskError> {
    for file in generate(paths, package)? {
        let name = file_name(&file)?;
        let here = fs::read(paths.root.join(DATA).join(name));
        let expected = fs::read(&file).context(format_args!("read {}", file.display()))?;
        if here.ok().as_ref() != Some(&expected) {
            return Err(TaskError::new(format!(
                "{DATA}/{name} is not what the package gives. `cargo xtask reference` writes it."
            )));
        }
    }
    Ok(())
}

/// The test that compares the built-in reference with its source.
pub(crate) fn verification(paths: &Paths, package: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "-p", "iam-policy", "--test", "reference"])
        .env("IAM_DATA_PACKAGE", package)
        .current_dir(&paths.root);
    cargo
}

/// The files as the package gives them, outside the tree.
fn generate(paths: &Paths, package: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let folder = paths.scratch().join("reference");
    if folder.exists() {
        fs::remove_dir_all(&folder).context(format_args!("empty {}", folder.display()))?;
    }
    let mut node = Command::new("node");
    node.arg(paths.root.join("xtask/reference.mjs")).arg(package).arg(&folder);
    process::run_logged(&mut node, &paths.log("reference"), Duration::from_secs(120))?;
    let mut node = Command::new("node");
    node.arg(paths.root.join("xtask/operations.mjs"))
        .arg(data_packages::botocore(paths)?)
        .arg(package)
        .arg(&folder);
    process::run_logged(&mut node, &paths.log("operations"), Duration::from_secs(120))?;
    let entries = fs::read_dir(&folder).context(format_args!("read {}", folder.display()))?;
    entries.map(|entry| Ok(entry.context(format_args!("read {}", folder.display()))?.path())).collect()
}

fn file_name(file: &Path) -> Result<&str, TaskError> {
    file.file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| TaskError::new(format!("Unexpected file {}.", file.display())))
}
