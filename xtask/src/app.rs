//! The app, the reader of accounts and what draws worlds in links, compiled to wasm with their scripts, and the policy editor's script.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::TaskError;
use crate::page::APP;
use crate::paths::Paths;
use crate::process;
use crate::wasm_toolchain::{WASM_TARGET, WasmToolchain};

const READER: &str = "import-reader";

/// What draws worlds in links, and the name of its module.
const LINK_PICTURE: &str = "link-picture";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Development,
    Release,
}

/// Compiles the crates. Needs cargo alone, so it can run while the other programs are being installed.
pub(crate) fn compile(paths: &Paths, toolchain: &WasmToolchain, profile: Profile) -> Result<(), TaskError> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = toolchain.command("cargo")?;
        cargo.args(["build", "--target", WASM_TARGET]).args(arguments).current_dir(&paths.root);
        process::run_inherited(&mut cargo)
    };
    match profile {
        Profile::Development => cargo(&["--package", APP, "--bin", APP, "--package", READER, "--lib"]),
        Profile::Release => {
            cargo(&["--package", APP, "--bin", APP, "--release", "--features", "split"])?;
            cargo(&["--package", LINK_PICTURE, "--lib", "--release"])?;
            cargo(&["--package", READER, "--lib", "--profile", "reader"])
        }
    }
}

/// The app's module as the compiler leaves it.
pub(crate) fn module(paths: &Paths, profile: Profile) -> PathBuf {
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    output(paths, folder, APP)
}

/// Puts the reader's module and script into the site.
pub(crate) fn write_reader(
    paths: &Paths,
    toolchain: &WasmToolchain,
    profile: Profile,
    site: &Path,
) -> Result<(), TaskError> {
    let folder = if profile == Profile::Release { "reader" } else { "debug" };
    bindgen(toolchain, &output(paths, folder, "import_reader"), READER, site)
}

/// Puts the module and the script of what draws worlds in links into a folder.
pub(crate) fn write_link_picture(
    paths: &Paths,
    toolchain: &WasmToolchain,
    folder: &Path,
) -> Result<(), TaskError> {
    bindgen(toolchain, &output(paths, "release", "link_picture"), LINK_PICTURE, folder)
}

/// Puts the app's whole module and its script into the site.
pub(crate) fn write_app(paths: &Paths, toolchain: &WasmToolchain, site: &Path) -> Result<(), TaskError> {
    bindgen(toolchain, &module(paths, Profile::Development), APP, site)
}

/// Puts the policy editor's script into the site.
pub(crate) fn write_editor(paths: &Paths, profile: Profile, site: &Path) -> Result<(), TaskError> {
    let mut node = Command::new("node");
    node.arg("editor/bundle.mjs").arg(site.join("editor.js")).current_dir(&paths.root);
    if profile == Profile::Release {
        node.arg("--minify");
    }
    process::run_inherited(&mut node)
}

fn output(paths: &Paths, folder: &str, name: &str) -> PathBuf {
    paths.wasm_target().join(WASM_TARGET).join(folder).join(format!("{name}.wasm"))
}

fn bindgen(toolchain: &WasmToolchain, module: &Path, name: &str, site: &Path) -> Result<(), TaskError> {
    let mut bindgen = toolchain.command("wasm-bindgen")?;
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(site)
        .arg(module);
    process::run_inherited(&mut bindgen)
}
