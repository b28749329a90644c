//! README lists every rule that AWS leaves open, and no other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

const README: &str = include_str!("../README.md");
const RULES: &str = include_str!("../src/rule/source.rs");

#[test]
fn readme_lists_the_rules_that_aws_leaves_open() {
    let open = open_rules();
    assert!(open.contains("NullOfEmptyString") && open.contains("CanonicalUser"), "{open:?}");
    assert_eq!(listed(), open);
}

/// Of the table of sources the rules that are not documented: `Self::A | Self::B => (Disputed, …)`.
fn open_rules() -> BTreeSet<&'static str> {
    let (_, table) = RULES.split_once("fn source(self)").unwrap();
    let mut open = BTreeSet::new();
    let mut arms = table.split("=> (").peekable();
    while let (Some(before), Some(after)) = (arms.next(), arms.peek()) {
        if after.trim_start().starts_with("Documented") {
            continue;
        }
        let arm = before.rsplit("),\n").next().unwrap();
        open.extend(arm.split("Self::").skip(1).map(word));
    }
    open
}

/// The names in the first column of README's table.
fn listed() -> BTreeSet<&'static str> {
    let (_, section) = README.split_once("## What AWS does not say").unwrap();
    section.lines().filter_map(|line| line.strip_prefix("| `")).map(word).collect()
}

fn word(text: &'static str) -> &'static str {
    text.split(|character: char| !character.is_alphanumeric()).next().unwrap()
}
