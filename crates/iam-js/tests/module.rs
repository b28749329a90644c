//! The module as a browser or Node has it: objects in, objects out. Run by `wasm-pack test --node`.
#![cfg(target_arch = "wasm32")]

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const ASKED: &str = r#"{
    "PolicyInputList": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}],
    "ActionNames": ["s3:GetObject"]
}"#;

fn member(value: &JsValue, path: &[&str]) -> JsValue {
    path.iter().fold(value.clone(), |value, name| Reflect::get(&value, &JsValue::from_str(name)).unwrap())
}

#[wasm_bindgen_test]
fn text_and_objects_are_answered_alike() {
    let decision = ["EvaluationResults", "0", "EvalDecision"];
    let object = iam_js::evaluate(JSON::parse(ASKED).unwrap()).ok().unwrap();
    assert_eq!(member(&object, &decision).as_string().unwrap(), "allowed");
    let text = iam_js::evaluate(ASKED.into()).ok().unwrap();
    assert_eq!(member(&text, &decision).as_string().unwrap(), "allowed");
}

#[wasm_bindgen_test]
fn an_explanation_has_its_sentence() {
    let answer = iam_js::explain(ASKED.into()).ok().unwrap();
    let sentence =
        member(&answer, &["EvaluationResults", "0", "Explanation", "Sentence"]).as_string().unwrap();
    assert!(sentence.contains("allows `s3:GetObject`"), "{sentence}");
}

#[wasm_bindgen_test]
fn what_is_no_json_is_thrown() {
    assert!(iam_js::evaluate(JsValue::UNDEFINED).is_err());
    assert!(iam_js::compare("{}".into()).is_err());
    assert!(iam_js::simulate("{".into(), JsValue::UNDEFINED).is_err());
}
