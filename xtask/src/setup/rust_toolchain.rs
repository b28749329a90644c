//! A Rust that compiles for the browser.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::debian;
use crate::error::{Attempts, Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};
use crate::wasm_toolchain::{RustToolchain, WASM_TARGET};

/// rustup answers at once where its server is out of reach; a server that does not answer is given up soon.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

pub(crate) fn ensure(paths: &Paths) -> Result<RustToolchain, TaskError> {
    if compiles_for_wasm(&RustToolchain::Default, paths) {
        return Ok(RustToolchain::Default);
    }
    let debian = RustToolchain::In(debian::rust_programs(paths));
    if compiles_for_wasm(&debian, paths) {
        return Ok(debian);
    }
    fs::create_dir_all(&paths.cache).context(format_args!("make {}", paths.cache.display()))?;
    let mut attempts = Attempts::to_get(format!("a Rust compiler for {WASM_TARGET}"));

    let way = format!("rustup target add {WASM_TARGET}");
    if process::find_on_path("rustup").is_some() {
        announce(&format!("adding {WASM_TARGET} with rustup"), "20 s");
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", WASM_TARGET]);
        match process::run_logged(&mut rustup, &paths.log("rustup-target"), RUSTUP_LIMIT) {
            Ok(()) if compiles_for_wasm(&RustToolchain::Default, paths) => return Ok(RustToolchain::Default),
            Ok(()) => attempts.record(&way, "it succeeded, but rustc still does not compile for it"),
            Err(error) => {
                println!("  not to be had from rustup");
                attempts.record(&way, error);
            }
        }
    } else {
        attempts.record(&way, "rustup is not installed");
    }

    let way = "Debian's packages rustc-web, cargo-web and rust-web-src";
    let installed = debian::install_rust(paths).and_then(|()| {
        // The library may be there, and only the cache gone.
        if compiles_for_wasm(&debian, paths) { Ok(()) } else { debian::install_wasm_std(paths) }
    });
    match installed {
        Ok(()) if compiles_for_wasm(&debian, paths) => return Ok(debian),
        Ok(()) => attempts.record(way, "they are installed, but rustc does not compile for it"),
        Err(error) => attempts.record(way, error),
    }
    Err(attempts.into_error(&format!(
        "with rustup, run `rustup target add {WASM_TARGET}` where its server can be reached; with a distribution's Rust, \
         install the package that holds the standard library for {WASM_TARGET}."
    )))
}

/// Whether a crate can be compiled for the browser: libraries of another release, left behind, do not count.
fn compiles_for_wasm(toolchain: &RustToolchain, paths: &Paths) -> bool {
    let (rustc, foreign) = match toolchain {
        RustToolchain::Default => (PathBuf::from("rustc"), false),
        RustToolchain::In(folder) => (folder.join("rustc"), true),
    };
    let source = paths.scratch().join("uses_std.rs");
    let written =
        fs::create_dir_all(paths.scratch()).and_then(|()| fs::write(&source, "pub type S = String;\n"));
    if written.is_err() {
        return false;
    }
    let mut check = Command::new(rustc);
    check
        .args(["--target", WASM_TARGET, "--crate-type", "lib", "--emit", "metadata"])
        .arg("--out-dir")
        .arg(paths.scratch())
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if foreign {
        check.env_remove("LD_LIBRARY_PATH");
    }
    check.status().is_ok_and(|status| status.success())
}
