//! `cargo xtask screenshots`: pictures of the release build, and the one in the README.

use std::path::PathBuf;
use std::process::Command;

use crate::build;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::setup;
use crate::stages;

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let mut folder = paths.root.join("target/screenshots");
    let mut scenes = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--out" => {
                let given = rest.next();
                let given =
                    given.ok_or_else(|| TaskError::new("--out takes a folder, as in --out pictures."))?;
                folder =
                    std::env::current_dir().map_or_else(|_| PathBuf::from(given), |here| here.join(given));
            }
            option if option.starts_with('-') => {
                return Err(TaskError::new(format!("`screenshots` takes no `{option}`.")));
            }
            scene => scenes.push(scene.to_owned()),
        }
    }
    let toolchain = setup::wasm_toolchain(paths)?;
    build::build_release_if_stale(paths, &toolchain)?;
    let (_server, environment) = stages::browser_environment(paths)?;
    let mut script = Command::new("node");
    script
        .arg("tests/e2e/screenshots.mjs")
        .args(scenes)
        .envs(environment)
        .env("OUT", &folder)
        .current_dir(&paths.root);
    process::run_inherited(&mut script)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
