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
pub(crate) mod webkit;

use std::thread;

use crate::arguments::Arguments;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::wasm_toolchain::WasmToolchain;
use browser::{Browser, Driver};
use cargo_tools::CargoTool;

pub(crate) use rust_components::ensure as rust_components;

/// `cargo xtask setup`: everything that any command needs; with `--usual`, what `cargo xtask test` needs without `--all`.
pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let (is_usual, arguments) = match arguments {
        [first, others @ ..] if first == "--usual" => (true, others),
        all => (false, all),
    };
    Arguments::new("setup", arguments).finish()?;
    rust_components::ensure(paths)?;
    node::ensure(paths)?;
    let mut tools =
        vec![cargo_tools::wasm_bindgen(paths)?, cargo_tools::wasm_pack(), cargo_tools::wasm_split()];
    if !is_usual && firefox::needs_driver() {
        tools.push(cargo_tools::geckodriver());
    }
    // What is compiled keeps the cores busy, what is downloaded the network.
    thread::scope(|scope| {
        let compiling = scope.spawn(|| cargo_tools::ensure_all(&tools, paths));
        let downloaded = downloads(paths, is_usual);
        let compiled = compiling.join().map_err(|_| TaskError::new("The installation stopped."))?;
        compiled.map(|_| ()).and(downloaded)
    })?;
    wasm_toolchain(paths)?;
    if !is_usual && firefox::unavailable().is_none() {
        firefox::ensure(paths)?;
    }
    println!("Everything is set up.");
    Ok(())
}

/// What is there to be downloaded: browsers, and Python's packages.
fn downloads(paths: &Paths, is_usual: bool) -> Result<(), TaskError> {
    let browser = browser(paths)?;
    driver(paths, &browser)?;
    browser::headless(paths, browser);
    if !is_usual && webkit::unavailable().is_none() {
        webkit::ensure(paths)?;
    }
    if python::unavailable().is_none() {
        python::clients(paths)?;
    }
    Ok(())
}

/// The programs that compile the site, installed where they are missing.
pub(crate) fn wasm_toolchain(paths: &Paths) -> Result<WasmToolchain, TaskError> {
    wasm_toolchain_while(paths, |_| Ok(()))
}

/// The same; `work`, which needs Rust alone, is done while the programs are installed.
pub(crate) fn wasm_toolchain_while(
    paths: &Paths,
    work: impl FnOnce(&WasmToolchain) -> Result<(), TaskError>,
) -> Result<WasmToolchain, TaskError> {
    let tools = [cargo_tools::wasm_bindgen(paths)?, cargo_tools::wasm_split()];
    toolchain_while(paths, &tools, work)
}

/// The same without what only the release build needs.
pub(crate) fn serve_toolchain_while(
    paths: &Paths,
    work: impl FnOnce(&WasmToolchain) -> Result<(), TaskError>,
) -> Result<WasmToolchain, TaskError> {
    toolchain_while(paths, &[cargo_tools::wasm_bindgen(paths)?], work)
}

fn toolchain_while(
    paths: &Paths,
    tools: &[CargoTool],
    work: impl FnOnce(&WasmToolchain) -> Result<(), TaskError>,
) -> Result<WasmToolchain, TaskError> {
    let npm_programs = node::ensure(paths)?;
    let rust = rust_toolchain::ensure(paths)?;
    let mut toolchain = WasmToolchain::new(rust, vec![npm_programs], paths.wasm_target());
    let installed = thread::scope(|scope| {
        let installing = scope.spawn(|| cargo_tools::ensure_all(tools, paths));
        // Where it fails, what is being installed is waited for: it is of use at the next attempt.
        let worked = work(&toolchain);
        let installed = installing.join().map_err(|_| TaskError::new("The installation stopped."))?;
        worked.and(installed)
    })?;
    installed.into_iter().for_each(|folder| toolchain.add_folder(folder));
    Ok(toolchain)
}

/// The wasm toolchain with wasm-pack, for tests in a browser.
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

/// What Playwright starts, for end-to-end tests and pictures.
pub(crate) fn headless_browser(paths: &Paths) -> Result<Browser, TaskError> {
    let browser = browser(paths)?;
    Ok(browser::headless(paths, browser))
}

/// The driver that fits the browser.
pub(crate) fn driver(paths: &Paths, browser: &Browser) -> Result<Driver, TaskError> {
    browser::ensure_driver(paths, browser)
}
