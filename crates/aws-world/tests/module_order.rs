//! The order of the crate's modules: each uses only those before it. So the model is read without a
//! world, and the operations of services without dispatch.

use std::path::Path;

use test_support::module_order::{Modules, source_files};

const ORDER: [&str; 14] = [
    "text",
    "clock",
    "json",
    "ids",
    "model",
    "api",
    "world",
    "services",
    "dispatch",
    "snapshot",
    "import",
    "program",
    "transcript",
    "export",
];

/// A type of one service may be part of a later one's state.
const MODEL: [&str; 12] = [
    "account_id",
    "region",
    "iam",
    "sts",
    "cloudwatch",
    "logs",
    "kms",
    "s3",
    "organizations",
    "program",
    "ec2",
    "account",
];

/// Services share IAM's validation of names, tags and policies.
const SERVICES: [&str; 8] = ["iam", "sts", "cloudwatch", "logs", "kms", "s3", "organizations", "ec2"];

#[test]
fn modules_use_only_earlier_ones() {
    let modules = Modules::of_crate(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(modules.backward_uses(&[], &ORDER), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["model"], &MODEL), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["services"], &SERVICES), [] as [String; 0]);
    assert_eq!(modules.circles(), [] as [String; 0]);
}

/// Only `dispatch` can change a world: the compiler holds that. A world is made of a state, or taken apart into one, only where
/// whole worlds are read, written or imported.
#[test]
fn states_become_worlds_where_whole_worlds_are_read() {
    let conversions = ["from_state", "into_state"];
    let mut converting = Vec::new();
    for (file, source) in source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        if conversions.iter().any(|name| source.contains(name)) {
            converting.push(file);
        }
    }
    converting.sort();
    assert_eq!(
        converting,
        [
            "dispatch/layout.rs",
            "import/finalize.rs",
            "import/questions.rs",
            "snapshot/chunks.rs",
            "snapshot/mod.rs"
        ]
    );
}
