//! What the crate says to people stands in `src/text`.

use test_support::sentences::outside;

/// Errors of AWS, lines of its SDK, and a description that AWS gives a key: AWS does not translate them.
const TEXTS_OF_AWS: [&str; 4] =
    ["services/", "api/errors.rs", "program/log.rs", "model/kms/aws_managed_key.rs"];

#[test]
fn sentences_stand_in_the_text_folder() {
    let folders = [&["text/"], TEXTS_OF_AWS.as_slice()].concat();
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &folders), [] as [String; 0]);
}
