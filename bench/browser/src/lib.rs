//! The evaluator as a page calls it; with the feature `rows` also the work that is timed.

#[cfg(feature = "rows")]
#[allow(dead_code)]
#[path = "../../src/big_world.rs"]
mod big_world;
#[cfg(feature = "rows")]
mod rows;
#[cfg(feature = "rows")]
#[allow(dead_code)]
#[path = "../../src/work.rs"]
mod work;

use iam_policy::reference::Reference;
use wasm_bindgen::prelude::*;

/// Answers the JSON of `iam simulate-custom-policy`, explained if a service reference is given.
#[wasm_bindgen]
pub fn simulate(input: &str, reference: Option<String>) -> String {
    let reference = reference.and_then(|text| Reference::read(text.as_bytes()).ok());
    let explain = reference.is_some();
    iam_policy::simulate::simulate(input.as_bytes(), &reference.unwrap_or_default(), explain)
}
