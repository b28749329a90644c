//! What the package says to people stands in `src/text`.
#![cfg(not(target_arch = "wasm32"))]

use test_support::sentences::outside;

#[test]
fn sentences_stand_in_the_text_folder() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text/"]), [] as [String; 0]);
}
