//! The package for JavaScript: its own tests, what Node makes of it, and its types.

use std::process::Command;

use crate::error::TaskError;
use crate::js_package::{self, CRATE};
use crate::paths::Paths;
use crate::process;
use crate::setup;

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let toolchain = setup::wasm_test_toolchain(paths)?;
    let tests = paths.root.join(CRATE).join("tests");
    let mut wasm_pack = toolchain.command("wasm-pack")?;
    wasm_pack
        .args(["--log-level", "error"])
        .args(["test", "--node", "--mode", "no-install", CRATE, "--test", "module"])
        .args(extra)
        .current_dir(&paths.root);
    process::run_inherited(&mut wasm_pack)?;
    let folder = js_package::build(paths, &toolchain)?;
    let mut node = Command::new("node");
    process::run_inherited(node.arg("--test").arg(tests.join("node.test.mjs")).env("MODULE", &folder))?;
    process::run_inherited(toolchain.command("tsc")?.arg("--project").arg(&tests))
}
