//! The order of the crate's modules: each uses only those before it.

use std::path::Path;

use test_support::module_order::backward_uses;

const ORDER: [&str; 28] = [
    "text",
    "shell",
    "span",
    "timestamp",
    "sorting",
    "sorted_map",
    "certainty",
    "rule",
    "pattern",
    "arn",
    "action_name",
    "access_point",
    "json",
    "reference",
    "request",
    "variable",
    "document",
    "validation",
    "principal_arn",
    "policy_set",
    "condition",
    "explanation",
    "matching",
    "evaluation",
    "access_denied",
    "render",
    "lint",
    "simulate",
];

#[test]
fn modules_use_only_earlier_ones() {
    assert_eq!(backward_uses(env!("CARGO_MANIFEST_DIR"), &ORDER), [] as [String; 0]);
}

/// `lib.rs` has modules alone, so that nothing can be imported through the crate root.
#[test]
fn crate_root_re_exports_nothing() {
    let root = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut modules = 0;
    for line in root.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("#!")) {
        let module =
            line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|name| name.strip_suffix(';'));
        let module = module.unwrap_or_else(|| panic!("{line}"));
        assert!(ORDER.contains(&module), "`{module}` is not in the order");
        modules += 1;
    }
    assert_eq!(modules, ORDER.len());
}
