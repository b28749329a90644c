//! Any bytes as a request to simulate: the answer is JSON, and asking for the trace changes no decision.
#![no_main]

use std::sync::LazyLock;

use iam_policy::reference::Reference;
use iam_policy::simulate::simulate;
use serde_json::{Deserializer, Value};

static REFERENCE: LazyLock<Reference> = LazyLock::new(Reference::all);

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let plain = decisions(&simulate(input, &REFERENCE, false));
    let explained = decisions(&simulate(input, &REFERENCE, true));
    assert_eq!(plain, explained);
});

fn decisions(answer: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for value in Deserializer::from_str(answer).into_iter::<Value>() {
        collect(&value.unwrap_or_else(|error| panic!("{error}: {answer}")), &mut found);
    }
    found
}

fn collect(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            found.extend(members.get("EvalDecision").cloned());
            members.values().for_each(|member| collect(member, found));
        }
        _ => {}
    }
}
