//! What the crate says to people stands in `src/text.rs`; `callers.rs` has a name of AWS with blanks.

use test_support::sentences::outside;

#[test]
fn sentences_stand_in_the_text_module() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text.rs", "callers.rs"]), [] as [String; 0]);
}
