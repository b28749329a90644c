//! The order of the crate's modules: each uses only those before it. So what a world is made of knows no world, and the
//! operations of services know not who calls them.

use std::path::Path;

use test_support::module_order::{Modules, source_files};

const ORDER: [&str; 13] = [
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
const MODEL: [&str; 11] =
    ["region", "iam", "sts", "cloudwatch", "logs", "kms", "s3", "organizations", "program", "ec2", "account"];

/// What a service checks as IAM does it asks IAM.
const SERVICES: [&str; 8] = ["iam", "sts", "cloudwatch", "logs", "kms", "s3", "organizations", "ec2"];

#[test]
fn modules_use_only_earlier_ones() {
    let modules = Modules::of_crate(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(modules.backward_uses(&[], &ORDER), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["model"], &MODEL), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["services"], &SERVICES), [] as [String; 0]);
    assert_eq!(modules.circles(), [] as [String; 0]);
}

/// The compiler holds that only `dispatch` changes a world that is there. A world is made of a state, and taken for one, only
/// where a whole world is read or written.
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
