//! Any text as an error text or a log: nothing panics, every refusal stands in the text, and another thread gets the same.
#![no_main]

use std::sync::LazyLock;

use iam_policy::access_denied::{
    denials_from_text, denials_to_text, parse_denials, remove_unknown_actions, requirements,
};
use iam_policy::reference::Reference;
use iam_policy::render;

static COMMON: LazyLock<Reference> = LazyLock::new(Reference::common);

libfuzzer_sys::fuzz_target!(|text: &str| {
    let outcome = parse_denials(text);
    assert_eq!(denials_from_text(&denials_to_text(&outcome)).as_ref(), Some(&outcome));
    let mut denials = match outcome {
        Ok(denials) => denials,
        Err(error) => {
            assert!(!render::denial_parse_error(error).is_empty());
            return;
        }
    };
    assert!(!denials.is_empty());
    remove_unknown_actions(&mut denials, &COMMON);
    for denial in &denials {
        assert!(denial.count >= 1);
        assert!(text.get(denial.span.start..denial.span.end).is_some(), "{:?}", denial.span);
        assert!(!render::denial_meaning(denial).is_empty());
        for needed in requirements(denial) {
            assert!(!render::requirement(denial, &needed).is_empty());
        }
    }
});
