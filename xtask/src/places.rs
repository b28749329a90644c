//! Where things lie: the repository, what is built in it, and the tools kept outside it.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Tools that outlive a checkout, one folder per tool and version.
    pub(crate) cache: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Outcome<Self> {
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .and_then(|xtask| xtask.parent().map(Path::to_path_buf))
            .ok_or_else(|| Failure::new("Start this with `cargo xtask`, inside the repository."))?;
        let cache = cache_home()
            .ok_or_else(|| {
                Failure::new("Neither XDG_CACHE_HOME nor HOME is set: nowhere to keep the tools.")
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
