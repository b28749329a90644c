//! The modules of xtask stand in one order: a module uses only those above it. The order is read against every path in
//! the source, `crate::…` from anywhere and `super::…` inside the two folders.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const TOP: &[&str] = &[
    "error",
    "arguments",
    "paths",
    "process",
    "server",
    "wasm_toolchain",
    "setup",
    "served_site",
    "split",
    "embed_page",
    "site",
    "build",
    "reference",
    "js_package",
    "lesson",
    "stages",
    "test",
    "serve",
    "screenshots",
];

const SETUP: &[&str] = &[
    "version",
    "lockfile",
    "debian",
    "node",
    "data_packages",
    "python",
    "cargo_tools",
    "browser",
    "firefox",
    "rust_components",
    "rust_toolchain",
];

const STAGES: &[&str] =
    &["html", "first_load", "links", "size", "lint", "native", "aws_data", "clients", "module", "web", "e2e"];

#[test]
fn modules_use_only_modules_above_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = check(&source, "crate::", TOP, &["main"]);
    wrong.extend(check(&source.join("setup"), "super::", SETUP, &["mod"]));
    wrong.extend(check(&source.join("stages"), "super::", STAGES, &["mod"]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `roots` may use every module of the folder, and none of them uses a root.
fn check(folder: &Path, prefix: &str, order: &[&str], roots: &[&str]) -> Vec<String> {
    let position = |name: &str| order.iter().position(|listed| *listed == name);
    let mut wrong = Vec::new();
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if roots.contains(&name.as_str()) {
            continue;
        }
        found.insert(name.clone());
        let Some(own) = position(&name) else {
            wrong.push(format!("`{name}` has no position in the order"));
            continue;
        };
        for used in files(&path).iter().flat_map(|file| used_modules(&source_of(file), prefix)) {
            if used != name && position(&used).is_none_or(|used| used > own) {
                wrong.push(format!("`{name}` uses `{prefix}{used}`, which is not above it"));
            }
        }
    }
    wrong.extend(
        order.iter().filter(|name| !found.contains(**name)).map(|name| format!("there is no `{name}`")),
    );
    wrong
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

/// The code without its comments and without its tests, whose `super` is the module itself.
fn source_of(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first names after each `prefix`: `crate::{a, b::c}` gives `a` and `b`.
fn used_modules(source: &str, prefix: &str) -> Vec<String> {
    let first_name =
        |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    source
        .split(prefix)
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => top_level_items(group).iter().map(|item| first_name(item)).collect(),
            None => vec![first_name(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The items of a `use` group up to its closing brace; commas of inner groups separate nothing.
fn top_level_items(group: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(character);
        }
    }
    items
}

#[test]
fn groups_and_paths_are_read() {
    let source = "use crate::a;\nuse crate::{b, c::{self, D}, e::F};\nfn f() { crate::g::h() }";
    assert_eq!(used_modules(source, "crate::"), ["a", "b", "c", "e", "g"]);
}
