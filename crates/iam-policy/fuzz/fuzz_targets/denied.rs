//! Any text as an error text or a log: nothing panics, and every refusal stands in the text.
#![no_main]

use iam_policy::access_denied::{parse_denials, requirements};
use iam_policy::render;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let denials = match parse_denials(text) {
        Ok(denials) => denials,
        Err(error) => {
            assert!(!render::denial_parse_error(error).is_empty());
            return;
        }
    };
    assert!(!denials.is_empty());
    for denial in &denials {
        assert!(denial.count >= 1);
        assert!(text.get(denial.span.start..denial.span.end).is_some(), "{:?}", denial.span);
        assert!(!render::denial_meaning(denial).is_empty());
        for needed in requirements(denial) {
            assert!(!render::requirement(denial, &needed).is_empty());
        }
    }
});
