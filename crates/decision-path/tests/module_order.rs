//! The order of the crate's modules: each uses only those before it.

use test_support::module_order::backward_uses;

const ORDER: [&str; 13] = [
    "font_metrics",
    "embedded_fonts",
    "font_face",
    "scene",
    "text_lines",
    "formatted",
    "station",
    "text",
    "path",
    "statement",
    "layout",
    "svg",
    "picture",
];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}
