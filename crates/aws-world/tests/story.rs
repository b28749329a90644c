//! The seed story's worlds, from the lessons' folders: each one's script rebuilds it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod cli_parser;
mod client_recording;
mod script_roundtrip;

use std::path::{Path, PathBuf};

use aws_world::snapshot;
use serde_json::Value;

fn read(file: PathBuf) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn check(title: &str, world: &Value) {
    script_roundtrip::check(&format!("story: {title}"), &snapshot::from_json(&world.to_string()).unwrap());
}

#[test]
fn every_world_of_the_story_has_a_script_that_rebuilds_it() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lessons/content");
    check("its beginning", &read(content.join("worlds/photo-app.json")));
    let mut count = 0;
    for entry in std::fs::read_dir(content).unwrap() {
        let folder = entry.unwrap().path();
        let solution = folder.join("solution.json");
        if solution.exists() {
            let title = folder.file_name().unwrap().to_string_lossy().into_owned();
            check(&title, &read(solution)["world"]);
            count += 1;
        }
    }
    assert!(count >= 3, "only {count} lessons");
}
