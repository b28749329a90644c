//! The order of the crate's modules: each uses only those before it.

use test_support::module_order::backward_uses;

const ORDER: [&str; 42] = [
    "text",
    "order",
    "by_name",
    "budget",
    "language",
    "language_covering",
    "product",
    "emptiness",
    "sample",
    "typed_values",
    "variables",
    "view",
    "compiled",
    "languages",
    "value_sets",
    "resource_sets",
    "zone",
    "callers",
    "action_index",
    "classes",
    "search",
    "linked",
    "attempt",
    "caller_and_keys",
    "witness",
    "part",
    "goals",
    "gain",
    "progress",
    "difference",
    "concerned",
    "options",
    "group",
    "compare",
    "granted",
    "policy_pair",
    "statement_effect",
    "statement_value",
    "redundancy_kind",
    "redundancy_proof",
    "redundancy",
    "json",
];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}
