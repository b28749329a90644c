//! The order of the program's modules: each uses only those before it.

use test_support::module_order::backward_uses;

const ORDER: [&str; 7] = ["text", "error", "printable", "input", "output", "command", "arguments"];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}
