//! `cargo xtask module`: the evaluator and the simulated AWS as a package for JavaScript, in `target/iam-js`.

use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::setup;
use crate::split::OPTIMIZE_FOR_SIZE;
use crate::wasm_toolchain::{WASM_FEATURES, WasmToolchain};

/// The crate's folder.
pub(crate) const CRATE: &str = "crates/iam-js";

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    Arguments::new("module", arguments).finish()?;
    let folder = build(paths, &setup::wasm_test_toolchain(paths)?)?;
    println!("The package is in {}; its README says how to use it.", folder.display());
    Ok(())
}

/// Builds the package; returns its folder.
pub(crate) fn build(paths: &Paths, toolchain: &WasmToolchain) -> Result<PathBuf, TaskError> {
    let folder = paths.root.join("target/iam-js");
    let mut wasm_pack = toolchain.command("wasm-pack")?;
    wasm_pack
        .args(["--log-level", "error"])
        // For the web; Node reads the same files.
        .args(["build", "--release", "--target", "web", "--mode", "no-install", "--out-dir"])
        .arg(&folder)
        .arg(paths.root.join(CRATE))
        .current_dir(&paths.root);
    process::run_inherited(&mut wasm_pack)?;
    let wasm = folder.join("iam_js_bg.wasm");
    let mut wasm_opt = toolchain.command("wasm-opt")?;
    process::run_inherited(
        wasm_opt.args(OPTIMIZE_FOR_SIZE).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm),
    )?;
    Ok(folder)
}
