//! The service reference against its source, and every AWS managed policy through the evaluator.

use crate::failure::Outcome;
use crate::places::Places;
use crate::reference;
use crate::run;
use crate::setup::packages;

pub(super) fn run(places: &Places, _: &[String]) -> Outcome<()> {
    let package = packages::iam_data(places)?;
    let moto = packages::moto(places)?;
    reference::check(places, &package)?;
    let mut tests = reference::read_back(places, &package);
    run::in_sight(tests.args(["--test", "managed_policies"]).env("MOTO_PACKAGE", moto))
}
