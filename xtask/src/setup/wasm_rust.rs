//! A Rust that compiles for the browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{announce, debian};
use crate::failure::{Attempts, Outcome, While};
use crate::places::Places;
use crate::run;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// rustup answers at once where its server is out of reach; a server that does not answer is given up soon.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// A `cargo` and a `rustc` that belong together.
#[derive(Debug, Clone)]
pub(crate) enum WasmRust {
    /// Those that every other command uses.
    Default,
    /// Those in this folder.
    In(PathBuf),
}

impl WasmRust {
    /// The folder to put on PATH before all others, if it is not the default.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Default => None,
            Self::In(folder) => Some(folder),
        }
    }

    /// Whether a crate can be compiled for the browser: libraries of another release, left behind, do not count.
    fn works(&self, places: &Places) -> bool {
        let (rustc, foreign) = match self {
            Self::Default => (PathBuf::from("rustc"), false),
            Self::In(folder) => (folder.join("rustc"), true),
        };
        let source = places.scratch().join("uses_std.rs");
        let written =
            fs::create_dir_all(places.scratch()).and_then(|()| fs::write(&source, "pub type S = String;\n"));
        if written.is_err() {
            return false;
        }
        let mut check = Command::new(rustc);
        check
            .args(["--target", TARGET, "--crate-type", "lib", "--emit", "metadata"])
            .arg("--out-dir")
            .arg(places.scratch())
            .arg(&source)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if foreign {
            check.env_remove("LD_LIBRARY_PATH");
        }
        check.status().is_ok_and(|status| status.success())
    }
}

pub(crate) fn ensure(places: &Places) -> Outcome<WasmRust> {
    if WasmRust::Default.works(places) {
        return Ok(WasmRust::Default);
    }
    let debian = WasmRust::In(debian::rust_programs(places));
    if debian.works(places) {
        return Ok(debian);
    }
    fs::create_dir_all(&places.cache).doing(format_args!("make {}", places.cache.display()))?;
    let mut attempts = Attempts::at(format!("a Rust compiler for {TARGET}"));

    let way = format!("rustup target add {TARGET}");
    if run::on_path("rustup").is_some() {
        announce(&format!("adding {TARGET} with rustup"), "20 s");
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]);
        match run::into_log(&mut rustup, &places.log("rustup-target"), RUSTUP_LIMIT) {
            Ok(()) if WasmRust::Default.works(places) => return Ok(WasmRust::Default),
            Ok(()) => attempts.note(&way, "it succeeded, but rustc still does not compile for it"),
            Err(failure) => {
                println!("  not to be had from rustup");
                attempts.note(&way, failure);
            }
        }
    } else {
        attempts.note(&way, "rustup is not installed");
    }

    let way = "Debian's packages rustc-web, cargo-web and rust-web-src";
    let installed = debian::install_rust(places).and_then(|()| {
        // The library may be there, and only the cache gone.
        if debian.works(places) { Ok(()) } else { debian::install_wasm_std(places) }
    });
    match installed {
        Ok(()) if debian.works(places) => return Ok(debian),
        Ok(()) => attempts.note(way, "they are installed, but rustc does not compile for it"),
        Err(failure) => attempts.note(way, failure),
    }
    Err(attempts.failure(&format!(
        "with rustup, run `rustup target add {TARGET}` where its server can be reached; with a distribution's Rust, \
         install the package that holds the standard library for {TARGET}."
    )))
}
