//! The service worker's script, with the files of this build and what each has to hold.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::BuildError;
use crate::files;
use crate::text::error as text;

const SCRIPT: &str = include_str!("worker.js");

/// What is not kept: what only hosts and robots read, pictures for previews, what draws worlds in links before the app is there,
/// and the bundles of embeds, whose files are kept each by itself.
const LEFT_OUT: [&str; 12] = [
    "worker.js",
    "_headers",
    "robots.txt",
    "sitemap.xml",
    "oembed.json",
    "preview.png",
    "embed.wasm",
    "embed-why.wasm",
    "embed-lessons.wasm",
    "embed-inspector.wasm",
    "link-picture.js",
    "link-picture_bg.wasm",
];

/// The folder of what embeds show before the app is there: from what is kept, the app itself is there as soon.
const FIRST_PAINTS: &str = "/first-paints/";

pub(crate) fn write(dist: &Path) -> Result<(), BuildError> {
    let mut listed = Vec::new();
    let mut all = Sha256::new();
    for path in files::all(dist)? {
        let own = path.rsplit('/').next().unwrap_or(&path);
        let compressed = path.ends_with(".br") || path.ends_with(".gz");
        if LEFT_OUT.contains(&own) || compressed || path.contains(FIRST_PAINTS) {
            continue;
        }
        let bytes = std::fs::read(dist.join(&path)).map_err(|error| text::cannot_read(&path, &error))?;
        let hash = hex(&Sha256::digest(&bytes));
        all.update(format!("{path} {hash}\n"));
        listed.push((path, hash));
    }
    let list = serde_json::to_string(&listed).map_err(|error| error.to_string())?;
    let script = SCRIPT.replace("@VERSION@", &hex(&all.finalize())).replace("@FILES@", &list);
    files::write(&dist.join("worker.js"), &script)
}

/// The first eight bytes: enough to tell two builds apart.
fn hex(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
