//! What the program says stands in `src/text`.

use test_support::sentences::outside;

#[test]
fn sentences_stand_in_the_text_folder() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text/"]), [] as [String; 0]);
}
