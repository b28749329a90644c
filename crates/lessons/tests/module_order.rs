//! The order of the crate's modules: each uses only those before it.

use test_support::module_order::backward_uses;

const ORDER: [&str; 17] = [
    "text",
    "syntax_error",
    "inline_markup",
    "linked_text",
    "permission_count",
    "access_limit",
    "limit_judge",
    "milestone",
    "answer",
    "app_run",
    "lesson_state",
    "check",
    "check_parser",
    "goal",
    "lesson",
    "evaluate",
    "lint",
];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}
