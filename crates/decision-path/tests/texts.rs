//! What the crate says to people stands in `src/text`.

use test_support::sentences::outside;

/// Names of fonts are those of CSS.
const FONT_NAMES: &str = "font_metrics.rs";

#[test]
fn sentences_stand_in_the_text_folder() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text/", FONT_NAMES]), [] as [String; 0]);
}
