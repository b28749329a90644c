//! What the crate says to people stands in `src/text`, and its explanations in `src/render`.

use test_support::sentences::outside;

/// Words of AWS: messages that are read, titles of pages, names, lists of actions.
const WORDS_OF_AWS: [&str; 19] = [
    "access_denied/authorization_message.rs",
    "access_denied/call.rs",
    "access_denied/caller_name.rs",
    "access_denied/denied_by.rs",
    "access_denied/fixed_sentence.rs",
    "access_denied/hard_wrap.rs",
    "access_denied/mark.rs",
    "access_denied/own_sentence.rs",
    "access_denied/reason.rs",
    "access_denied/sentence.rs",
    "access_denied/token.rs",
    "access_denied/requirement.rs",
    "access_denied/resource_policy_command.rs",
    "document/principal.rs",
    "explanation/cross_account_access.rs",
    "reference/service.rs",
    "request/derived_keys.rs",
    "rule/source.rs",
    "simulate/evaluation_results.rs",
];

#[test]
fn sentences_stand_in_the_text_folder() {
    let folders = [&["text/", "render/"], WORDS_OF_AWS.as_slice()].concat();
    assert_eq!(outside(env!("CARGO_MANIFEST_DIR"), &folders), [] as [String; 0]);
}
