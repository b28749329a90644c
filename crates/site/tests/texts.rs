//! What the pages say stands in `src/text`.

use test_support::sentences::outside;

/// Sources of a Content-Security-Policy.
const POLICY: &str = "security.rs";

#[test]
fn sentences_stand_in_the_text_folder() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text/", POLICY]), [] as [String; 0]);
}
