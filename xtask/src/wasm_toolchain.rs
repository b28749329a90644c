//! The programs that compile the site: Rust for wasm, wasm-bindgen, wasm-split-cli, wasm-merge, wasm-opt.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::TaskError;
use crate::process;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The features that wasm-opt and wasm-merge may use: those that the compiler has used anyway.
pub(crate) const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A `cargo` and a `rustc` that belong together.
#[derive(Debug, Clone)]
pub(crate) enum RustToolchain {
    /// Those that every other command uses.
    Default,
    /// Those in this folder.
    In(PathBuf),
}

impl RustToolchain {
    /// The folder to put on PATH before all others, if it is not the default.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Default => None,
            Self::In(folder) => Some(folder),
        }
    }
}

#[derive(Debug)]
pub(crate) struct WasmToolchain {
    rust: RustToolchain,
    programs: Vec<PathBuf>,
    target: PathBuf,
}

impl WasmToolchain {
    pub(crate) fn new(rust: RustToolchain, programs: Vec<PathBuf>, target: PathBuf) -> Self {
        Self { rust, programs, target }
    }

    /// Puts one more folder of programs on PATH.
    pub(crate) fn add_folder(&mut self, folder: Option<PathBuf>) {
        self.programs.extend(folder);
    }

    /// A command that finds the toolchain's programs, and builds into the toolchain's own folder.
    pub(crate) fn command(&self, program: &str) -> Result<Command, TaskError> {
        let mut folders: Vec<PathBuf> = self.rust.folder().map(PathBuf::from).into_iter().collect();
        folders.extend(self.programs.iter().cloned());
        // Found here and not by the system, which looks on this process' own PATH.
        let file = folders
            .iter()
            .map(|folder| folder.join(program))
            .find(|file| process::is_executable(file))
            .or_else(|| process::find_on_path(program))
            .unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(file);
        command.env("PATH", process::prepend_to_path(&folders)?).env("CARGO_TARGET_DIR", &self.target);
        if let Some(folder) = self.rust.folder() {
            // `cargo xtask` runs under another cargo, which left its own settings behind.
            command
                .env("CARGO", folder.join("cargo"))
                .env("RUSTC", folder.join("rustc"))
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("LD_LIBRARY_PATH");
        }
        Ok(command)
    }
}
