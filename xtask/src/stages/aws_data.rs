//! The service reference against its source, and every AWS managed policy through the evaluator.

use crate::error::TaskError;
use crate::paths::Paths;
use crate::process;
use crate::reference;
use crate::setup::data_packages;

pub(super) fn run(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    let package = data_packages::iam_data(paths)?;
    let moto = data_packages::moto(paths)?;
    reference::check(paths, &package)?;
    let mut tests = reference::verification(paths, &package);
    process::run_inherited(tests.args(["--test", "managed_policies"]).env("MOTO_PACKAGE", moto))
}
