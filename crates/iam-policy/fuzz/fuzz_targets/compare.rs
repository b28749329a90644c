//! Any two texts as policies: what is gained is shown by a request that holds, and nothing is new in the same policy.
#![no_main]

use iam_policy::document::PolicyType;
use iam_policy_compare::{Existence, Options, View, compare, new_access};

const TYPES: [PolicyType; 6] = [
    PolicyType::Identity,
    PolicyType::Resource,
    PolicyType::Trust,
    PolicyType::ServiceControl,
    PolicyType::ResourceControl,
    PolicyType::VpcEndpoint,
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((first, rest)) = input.split_first() else { return };
    let texts = String::from_utf8_lossy(rest);
    let (before, after) = texts.split_once('\n').unwrap_or((&texts, ""));
    let policy_type = TYPES[usize::from(*first) % TYPES.len()];
    let [before, after] = [before, after].map(|text| View::document(policy_type, text));
    let options = Options { steps: 20_000, ..Options::default() };
    if let Existence::Witness(witness) = new_access(&before, &after, &options) {
        assert!(after.allows(&witness.request) && !before.allows(&witness.request), "{witness:?}");
    }
    assert!(!matches!(new_access(&after, &after, &options), Existence::Witness(_)));
    std::hint::black_box(compare(&before, &after, &options).to_json().compact());
});
