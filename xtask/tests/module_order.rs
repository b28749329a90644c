//! The modules of xtask stand in one order: a module uses only those above it.

use test_support::module_order::Modules;

const TOP: &[&str] = &[
    "error",
    "arguments",
    "paths",
    "process",
    "server",
    "wasm_toolchain",
    "wasm_binary",
    "setup",
    "served_site",
    "page",
    "app",
    "shared_code",
    "embed_bundle",
    "split",
    "embed_page",
    "site",
    "build",
    "package",
    "reference",
    "fonts",
    "js_package",
    "lesson",
    "stages",
    "side_lane",
    "test",
    "serve",
    "screenshots",
];

const SETUP: &[&str] = &[
    "version",
    "lockfile",
    "debian",
    "node",
    "data_packages",
    "python",
    "cargo_tools",
    "browser",
    "firefox",
    "webkit",
    "rust_components",
    "rust_toolchain",
];

const STAGES: &[&str] = &[
    "html",
    "first_load",
    "links",
    "validation",
    "chunk_files",
    "size",
    "lint",
    "native",
    "aws_data",
    "clients",
    "module",
    "web",
    "e2e",
    "engines",
];

#[test]
fn modules_use_only_modules_above_them() {
    let modules = Modules::of_crate(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(modules.backward_uses(&[], TOP), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["setup"], SETUP), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["stages"], STAGES), [] as [String; 0]);
    assert_eq!(modules.circles(), [] as [String; 0]);
}
