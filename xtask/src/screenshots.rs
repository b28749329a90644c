//! `cargo xtask screenshots`: pictures of the release build, and the one in the README.

use std::path::PathBuf;
use std::process::Command;

use crate::arguments::Arguments;
use crate::build;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::served_site;

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let mut folder = paths.root.join("target/screenshots");
    let mut scenes = Vec::new();
    let mut arguments = Arguments::new("screenshots", arguments);
    while let Some(argument) = arguments.next() {
        match argument {
            "--out" => {
                let given = arguments.value(argument, "a folder, as in --out pictures", Some)?;
                folder =
                    std::env::current_dir().map_or_else(|_| PathBuf::from(given), |here| here.join(given));
            }
            option if option.starts_with('-') => return Err(arguments.unknown(option)),
            scene => scenes.push(scene.to_owned()),
        }
    }
    build::release_if_stale(paths)?;
    let (_server, environment) = served_site::browser_environment(paths, &paths.dist())?;
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
