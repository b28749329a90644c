//! `cargo xtask module`: the evaluator and the simulated AWS as a package for JavaScript, in `target/iam-js`.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;
use crate::setup;
use crate::split::{SMALLEST, WASM_FEATURES};
use crate::web_kit::WebKit;

/// The crate's folder.
pub(crate) const CRATE: &str = "crates/iam-js";

pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<()> {
    if let Some(argument) = arguments.first() {
        return Err(Failure::new(format!("`module` takes no `{argument}`.")));
    }
    let folder = build(places, &setup::web_test_kit(places)?)?;
    println!("The package is in {}; its README says how to use it.", folder.display());
    Ok(())
}

/// Builds the package; returns its folder.
pub(crate) fn build(places: &Places, kit: &WebKit) -> Outcome<PathBuf> {
    let folder = places.root.join("target/iam-js");
    let mut wasm_pack = kit.command("wasm-pack")?;
    wasm_pack
        .args(["--log-level", "error"])
        // For the web; Node reads the same files.
        .args(["build", "--release", "--target", "web", "--mode", "no-install", "--out-dir"])
        .arg(&folder)
        .arg(places.root.join(CRATE))
        .current_dir(&places.root);
    run::in_sight(&mut wasm_pack)?;
    let wasm = folder.join("iam_js_bg.wasm");
    let mut wasm_opt = kit.command("wasm-opt")?;
    run::in_sight(wasm_opt.args(SMALLEST).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm))?;
    Ok(folder)
}
