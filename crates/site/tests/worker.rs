//! The service worker of the site: two copies on one host leave each other's caches alone.

use std::path::Path;
use std::process::Command;

#[test]
fn copies_of_the_site_keep_their_caches() {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node");
    node.arg(crate_folder.join("tests/worker.mjs")).arg(crate_folder.join("src/worker.js"));
    let output = node.output().expect("node starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
