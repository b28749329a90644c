//! Every page of the built site follows the HTML standard, as far as html-validate checks it; so does the page of the package.

use std::process::Command;

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;

pub(super) fn run(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    for folder in [paths.dist(), paths.root.join("xtask/package")] {
        let mut node = Command::new("node");
        node.arg(paths.root.join("xtask/validate.mjs")).arg(folder);
        process::run_inherited(&mut node)?;
    }
    Ok(())
}
