//! One file with all that an embed needs before anything is pressed in it. A post with an embed would else fetch dozens of
//! small files from a host far away.

use std::fs;
use std::path::Path;

use crate::error::{Context, TaskError};
use crate::shared_code;
use crate::wasm_binary;

/// A bundle: the chunk of the embed itself, and another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bundle(Option<&'static str>);

/// The view in an embed's address, with its bundle.
pub(crate) const VIEWS: [(&str, Bundle); 5] = [
    ("world", Bundle(None)),
    ("matrix", Bundle(None)),
    ("why", Bundle(Some("why"))),
    ("lesson", Bundle(Some("lessons"))),
    ("policy", Bundle(Some("inspector"))),
];

impl Bundle {
    /// The name of its file.
    pub(crate) fn file(self) -> String {
        match self.0 {
            None => "embed.wasm".to_owned(),
            Some(chunk) => format!("embed-{chunk}.wasm"),
        }
    }
}

/// The loader's call that fetches a file, and the one that asks the page for a bundle first.
const FETCH: &str = "fetch(new URL(";
const FETCH_BUNDLED: &str = "fetchBundled(new URL(";
const BUNDLED: &str = "const fetchBundled = (address) => globalThis.bundled?.(address) ?? fetch(address);\n";

/// A bundle with the names of its files.
pub(crate) type Plan = (Bundle, Vec<String>);

/// Finds what the bundles hold, and has the loader in this folder take files from them.
pub(crate) fn plan(folder: &Path) -> Result<Vec<Plan>, TaskError> {
    let loader = folder.join(shared_code::LOADER);
    let script = fs::read_to_string(&loader).context("read the loader of chunks")?;
    let mut plans: Vec<Plan> = Vec::new();
    for (_, bundle) in VIEWS {
        if plans.iter().any(|(planned, _)| *planned == bundle) {
            continue;
        }
        let mut files = Vec::new();
        for chunk in std::iter::once(shared_code::EMBED).chain(bundle.0) {
            let needed = shared_code::files_of_chunk(&script, chunk)
                .ok_or_else(|| TaskError::new(format!("{} has no chunk {chunk}.", shared_code::LOADER)))?;
            for file in needed {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
        }
        plans.push((bundle, files));
    }
    if !script.contains(FETCH) {
        return Err(TaskError::new(format!("{} fetches in another way.", shared_code::LOADER)));
    }
    fs::write(&loader, [BUNDLED, &script.replace(FETCH, FETCH_BUNDLED)].concat())
        .context("write the loader of chunks")?;
    Ok(plans)
}

/// Writes the bundles beside the optimized files that they hold.
pub(crate) fn write(plans: &[Plan], folder: &Path) -> Result<(), TaskError> {
    for (bundle, names) in plans {
        let mut files = Vec::new();
        for name in names {
            let content = fs::read(folder.join(name)).context(format_args!("read {name}"))?;
            files.push((name.clone(), content));
        }
        let file = bundle.file();
        fs::write(folder.join(&file), wasm_binary::holding(&files)).context(format_args!("write {file}"))?;
    }
    Ok(())
}
