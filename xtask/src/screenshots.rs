//! `cargo xtask screenshots`: pictures of the release build, and the one in the README.

use std::path::PathBuf;
use std::process::Command;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;
use crate::setup;
use crate::stages;

pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<()> {
    let mut folder = places.root.join("target/screenshots");
    let mut scenes = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--out" => {
                let given = rest.next();
                let given =
                    given.ok_or_else(|| Failure::new("--out takes a folder, as in --out pictures."))?;
                folder =
                    std::env::current_dir().map_or_else(|_| PathBuf::from(given), |here| here.join(given));
            }
            option if option.starts_with('-') => {
                return Err(Failure::new(format!("`screenshots` takes no `{option}`.")));
            }
            scene => scenes.push(scene.to_owned()),
        }
    }
    let kit = setup::web_kit(places)?;
    build::release_if_stale(places, &kit)?;
    let (_server, environment) = stages::browser_environment(places)?;
    let mut script = Command::new("node");
    script
        .arg("tests/e2e/screenshots.mjs")
        .args(scenes)
        .envs(environment)
        .env("OUT", &folder)
        .current_dir(&places.root);
    run::in_sight(&mut script)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
