//! Set-up: looks at what is there, and gets what is missing. Silent and quick when nothing is.
//!
//! Each thing has its own file. It is taken from where it already is; else got in the ordinary way; else in a way
//! that needs nothing but package registries; else the failure says what was tried and what a person can do.

pub(crate) mod browser;
mod cargo_tools;
mod debian;
pub(crate) mod firefox;
mod lockfile;
pub(crate) mod node;
pub(crate) mod packages;
pub(crate) mod python;
mod rust_parts;
mod version;
mod wasm_rust;

use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::web_kit::WebKit;
use browser::{Browser, Driver};

pub(crate) use rust_parts::ensure as rust_parts;
pub(crate) use wasm_rust::{TARGET as WASM_TARGET, WasmRust};

/// `cargo xtask setup`: everything that any command needs.
pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<()> {
    if let Some(argument) = arguments.first() {
        return Err(Failure::new(format!("`setup` takes no `{argument}`.")));
    }
    rust_parts::ensure(places)?;
    let browser = browser(places)?;
    driver(places, &browser)?;
    web_kit(places)?;
    cargo_tools::ensure(&cargo_tools::wasm_pack(), places)?;
    if firefox::missing().is_none() {
        firefox::ensure(places)?;
    }
    if python::missing().is_none() {
        python::clients(places)?;
    }
    println!("Everything is set up.");
    Ok(())
}

/// What compiles the site.
pub(crate) fn web_kit(places: &Places) -> Outcome<WebKit> {
    let npm_programs = node::ensure(places)?;
    let rust = wasm_rust::ensure(places)?;
    let wasm_bindgen = cargo_tools::ensure(&cargo_tools::wasm_bindgen(places)?, places)?;
    let trunk = cargo_tools::ensure(&cargo_tools::trunk(), places)?;
    let wasm_split = cargo_tools::ensure(&cargo_tools::wasm_split(), places)?;
    let mut programs: Vec<_> = [wasm_bindgen, trunk, wasm_split].into_iter().flatten().collect();
    programs.push(npm_programs);
    Ok(WebKit::new(rust, programs, places.wasm_target()))
}

/// The web kit with wasm-pack, for tests in a browser.
pub(crate) fn web_test_kit(places: &Places) -> Outcome<WebKit> {
    let mut kit = web_kit(places)?;
    kit.add(cargo_tools::ensure(&cargo_tools::wasm_pack(), places)?);
    Ok(kit)
}

/// A browser for tests and pictures.
pub(crate) fn browser(places: &Places) -> Outcome<Browser> {
    node::ensure(places)?;
    browser::ensure(places)
}

/// The driver that fits the browser.
pub(crate) fn driver(places: &Places, browser: &Browser) -> Outcome<Driver> {
    browser::ensure_driver(places, browser)
}

/// Says what is about to be done, and about how long it takes.
fn announce(what: &str, about: &str) {
    println!("set-up: {what} (about {about})");
}
