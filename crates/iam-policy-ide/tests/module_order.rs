//! The order of the crate's modules: each uses only those before it.

use test_support::module_order::backward_uses;

const ORDER: [&str; 13] = [
    "text",
    "json_nodes",
    "text_edit",
    "remove_item",
    "principal",
    "form_model",
    "append",
    "rewrite",
    "cursor",
    "wildcard_expansion",
    "description",
    "completion",
    "applicable_keys",
];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}
