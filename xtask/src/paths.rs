//! The folders of the repository, of the build, and of the cache of tools.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::TaskError;

#[derive(Debug, Clone)]
pub(crate) struct Paths {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Tools that outlive a checkout, one folder per tool and version.
    pub(crate) cache: PathBuf,
}

impl Paths {
    pub(crate) fn find() -> Result<Self, TaskError> {
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .and_then(|xtask| xtask.parent().map(Path::to_path_buf))
            .ok_or_else(|| TaskError::new("Start this with `cargo xtask`, inside the repository."))?;
        let cache = cache_home()
            .ok_or_else(|| {
                TaskError::new("Neither XDG_CACHE_HOME nor HOME is set: nowhere to keep the tools.")
            })?
            .join("iam-playground");
        Ok(Self { root, cache })
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What cargo builds for the browser: apart from `target`, for it may be another compiler's.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }

    /// Small files of xtask's own.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.root.join("target/xtask")
    }

    /// Where the output of a set-up step goes.
    pub(crate) fn log(&self, step: &str) -> PathBuf {
        self.cache.join("log").join(format!("{step}.log"))
    }
}

fn cache_home() -> Option<PathBuf> {
    match env::var_os("XDG_CACHE_HOME") {
        Some(dir) if Path::new(&dir).is_absolute() => Some(PathBuf::from(dir)),
        _ => env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")),
    }
}
