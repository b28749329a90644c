//! Set-up: looks at what is there, and gets what is missing. Silent and quick when nothing is.
//!
//! Each thing has its own file. It is taken from where it already is; else got in the ordinary way; else in a way
//! that needs nothing but package registries; else the failure says what was tried and what a person can do.

pub(crate) mod browser;
mod cargo_tools;
pub(crate) mod data_packages;
mod debian;
pub(crate) mod firefox;
mod lockfile;
pub(crate) mod node;
pub(crate) mod python;
mod rust_components;
mod rust_toolchain;
mod version;

use crate::arguments::Arguments;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::wasm_toolchain::WasmToolchain;
use browser::{Browser, Driver};

pub(crate) use rust_components::ensure as rust_components;

/// `cargo xtask setup`: everything that any command needs.
pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    Arguments::new("setup", arguments).finish()?;
    rust_components::ensure(paths)?;
    let browser = browser(paths)?;
    driver(paths, &browser)?;
    wasm_toolchain(paths)?;
    cargo_tools::ensure(&cargo_tools::wasm_pack(), paths)?;
    if firefox::unavailable().is_none() {
        firefox::ensure(paths)?;
    }
    if python::unavailable().is_none() {
        python::clients(paths)?;
    }
    println!("Everything is set up.");
    Ok(())
}

/// The programs that compile the site, installed where they are missing.
pub(crate) fn wasm_toolchain(paths: &Paths) -> Result<WasmToolchain, TaskError> {
    let npm_programs = node::ensure(paths)?;
    let rust = rust_toolchain::ensure(paths)?;
    let wasm_bindgen = cargo_tools::ensure(&cargo_tools::wasm_bindgen(paths)?, paths)?;
    let trunk = cargo_tools::ensure(&cargo_tools::trunk(), paths)?;
    let wasm_split = cargo_tools::ensure(&cargo_tools::wasm_split(), paths)?;
    let mut programs: Vec<_> = [wasm_bindgen, trunk, wasm_split].into_iter().flatten().collect();
    programs.push(npm_programs);
    Ok(WasmToolchain::new(rust, programs, paths.wasm_target()))
}

/// The web toolchain with wasm-pack, for tests in a browser.
pub(crate) fn wasm_test_toolchain(paths: &Paths) -> Result<WasmToolchain, TaskError> {
    let mut toolchain = wasm_toolchain(paths)?;
    toolchain.add_folder(cargo_tools::ensure(&cargo_tools::wasm_pack(), paths)?);
    Ok(toolchain)
}

/// A browser for tests and pictures.
pub(crate) fn browser(paths: &Paths) -> Result<Browser, TaskError> {
    node::ensure(paths)?;
    browser::ensure(paths)
}

/// The driver that fits the browser.
pub(crate) fn driver(paths: &Paths, browser: &Browser) -> Result<Driver, TaskError> {
    browser::ensure_driver(paths, browser)
}
