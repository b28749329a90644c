//! `cargo xtask reference`: writes the service reference anew, from the package that `setup::packages` pins.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup::packages;

/// Where the files stand.
pub(crate) const DATA: &str = "crates/iam-policy/src/reference/data";

pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<()> {
    if let Some(argument) = arguments.first() {
        return Err(Failure::new(format!("`reference` takes no `{argument}`.")));
    }
    let package = packages::iam_data(places)?;
    let target = places.root.join(DATA);
    for file in written(places, &package)? {
        let new = target.join(name_of(&file)?);
        fs::copy(&file, &new).doing(format_args!("write {}", new.display()))?;
    }
    println!("{DATA} is written; now every fact is read back and compared with the package");
    run::in_sight(&mut read_back(places, &package))
}

/// Fails where the files in the tree are not what the package gives.
pub(crate) fn check(places: &Places, package: &Path) -> Outcome<()> {
    for file in written(places, package)? {
        let name = name_of(&file)?;
        let here = fs::read(places.root.join(DATA).join(name));
        let expected = fs::read(&file).doing(format_args!("read {}", file.display()))?;
        if here.ok().as_ref() != Some(&expected) {
            return Err(Failure::new(format!(
                "{DATA}/{name} is not what the package gives. `cargo xtask reference` writes it."
            )));
        }
    }
    Ok(())
}

/// The test that compares the built-in reference with its source.
pub(crate) fn read_back(places: &Places, package: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "-p", "iam-policy", "--test", "reference"])
        .env("IAM_DATA_PACKAGE", package)
        .current_dir(&places.root);
    cargo
}

/// The files as the package gives them, outside the tree.
fn written(places: &Places, package: &Path) -> Outcome<Vec<PathBuf>> {
    let folder = places.scratch().join("reference");
    if folder.exists() {
        fs::remove_dir_all(&folder).doing(format_args!("empty {}", folder.display()))?;
    }
    let mut node = Command::new("node");
    node.arg(places.root.join("xtask/reference.mjs")).arg(package).arg(&folder);
    run::into_log(&mut node, &places.log("reference"), Duration::from_secs(120))?;
    let entries = fs::read_dir(&folder).doing(format_args!("read {}", folder.display()))?;
    entries.map(|entry| Ok(entry.doing(format_args!("read {}", folder.display()))?.path())).collect()
}

fn name_of(file: &Path) -> Outcome<&str> {
    file.file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| Failure::new(format!("Unexpected file {}.", file.display())))
}
