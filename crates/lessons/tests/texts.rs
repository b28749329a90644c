//! What the crate says to people stands in `src/text`.

use test_support::sentences::outside;

/// Forms of checks: they are read, not said.
const FORMS_OF_CHECKS: &str = "check_parser.rs";

#[test]
fn sentences_stand_in_the_text_folder() {
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &["text/", FORMS_OF_CHECKS]), [] as [String; 0]);
}
