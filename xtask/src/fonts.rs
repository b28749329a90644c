//! `cargo xtask fonts`: makes the app's fonts anew, with the sheet that names them and the tables of their widths, from the
//! packages that `setup` pins.

use std::process::Command;

use crate::arguments::Arguments;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::setup::{data_packages, python};

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    Arguments::new("fonts", arguments).finish()?;
    let tools = python::font_tools(paths)?;
    let packages = data_packages::fonts(paths)?;
    let packages = packages.iter().map(|(name, folder)| format!("{name}={}", folder.display()));
    let mut python = Command::new("python3");
    // Nothing of the user's own, and no compiled files in the tree.
    python.arg("-sB").arg(paths.root.join("xtask/fonts/make.py")).arg(&paths.root).args(packages);
    process::run_inherited(python.env("PYTHONPATH", tools).current_dir(&paths.root))
}
