//! The world that the story starts in, as it is saved; `UPDATE_LESSONS=1` writes it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use aws_world::snapshot;
use lessons::seed_world;

#[test]
fn the_seed_world_is_the_photo_app() {
    let world = seed_world().with_catalog().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/worlds/photo-app.json");
    if std::env::var_os("UPDATE_LESSONS").is_some() {
        let value: serde_json::Value = serde_json::from_str(&snapshot::to_json(&world)).unwrap();
        std::fs::write(path, serde_json::to_string_pretty(&value).unwrap() + "\n").unwrap();
        return;
    }
    assert_eq!(snapshot::from_json(&std::fs::read_to_string(path).unwrap()).unwrap(), world);
    assert_eq!(world.now().iso8601(), "2026-03-02T09:00:00Z");
}
