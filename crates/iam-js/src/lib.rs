//! The evaluator and the simulated AWS as a module for JavaScript, with TypeScript's types (`types.d.ts`).
//!
//! Four functions: `evaluate` and `explain` take what AWS's `iam simulate-custom-policy` takes, `compare` two policies,
//! `simulate` a document of the playground. All answer plain objects.

mod comparison;
mod comparison_error;
mod simulation;
mod simulation_error;
mod text;

use iam_policy::reference::Reference;
use js_sys::JSON;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Decides requests: `iam simulate-custom-policy`'s parameters in, its `EvaluationResults` out.
#[wasm_bindgen(skip_typescript)]
pub fn evaluate(request: JsValue) -> Result<JsValue, JsError> {
    object(&iam_policy::simulate::simulate(text(&request)?.as_bytes(), &Reference::all(), false))
}

/// The same with the whole trace, as data and in sentences.
#[wasm_bindgen(skip_typescript)]
pub fn explain(request: JsValue) -> Result<JsValue, JsError> {
    object(&iam_policy::simulate::simulate(text(&request)?.as_bytes(), &Reference::all(), true))
}

/// Tells what a policy allows that another does not, and the other way round.
#[wasm_bindgen(skip_typescript)]
pub fn compare(pairs: JsValue) -> Result<JsValue, JsError> {
    object(&comparison::compare(&text(&pairs)?).map_err(|error| JsError::new(&error.to_string()))?)
}

/// Runs every program of a document, and answers questions about its world.
#[wasm_bindgen(skip_typescript)]
pub fn simulate(document: JsValue, questions: JsValue) -> Result<JsValue, JsError> {
    let document = text(&document)?;
    let questions = if questions.is_undefined() { "[]".into() } else { text(&questions)? };
    object(&simulation::simulate(&document, &questions).map_err(|error| JsError::new(&error.to_string()))?)
}

/// JSON text as it is, anything else as JSON.
fn text(value: &JsValue) -> Result<String, JsError> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let not_json = || JsError::new(text::module::NOT_JSON);
    let text = JSON::stringify(value).map_err(|_| not_json())?;
    // Of a function or `undefined` there is no JSON.
    JsValue::from(text).as_string().ok_or_else(not_json)
}

fn object(json: &str) -> Result<JsValue, JsError> {
    JSON::parse(json).map_err(|_| JsError::new(text::module::ANSWER_TOO_LONG))
}
