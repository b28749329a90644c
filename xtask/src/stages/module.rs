//! The package for JavaScript: its own tests, what Node makes of it, and its types.

use std::process::Command;

use crate::failure::Outcome;
use crate::module::{self, CRATE};
use crate::places::Places;
use crate::run;
use crate::setup;

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let kit = setup::web_test_kit(places)?;
    let tests = places.root.join(CRATE).join("tests");
    let mut wasm_pack = kit.command("wasm-pack")?;
    wasm_pack
        .args(["--log-level", "error"])
        .args(["test", "--node", "--mode", "no-install", CRATE, "--test", "module"])
        .args(extra)
        .current_dir(&places.root);
    run::in_sight(&mut wasm_pack)?;
    let folder = module::build(places, &kit)?;
    let mut node = Command::new("node");
    run::in_sight(node.arg("--test").arg(tests.join("node.test.mjs")).env("MODULE", &folder))?;
    run::in_sight(kit.command("tsc")?.arg("--project").arg(&tests))
}
