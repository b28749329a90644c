//! The order of the crate's modules: each uses only those before it, and names them by their own paths. So the graph of
//! modules has no circle, and a file can be read knowing only what comes earlier. Tests of a module may use any other.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

const ORDER: [&str; 26] = [
    "span",
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
    "ide",
    "simulate",
];

fn position(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

/// The modules that the code of a file names after `crate::`; its tests and comments do not count.
fn used_modules(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join(" ");
    let mut used = Vec::new();
    for (_, path) in code.match_indices("crate::").map(|(at, mark)| (at, code.split_at(at + mark.len()).1)) {
        let name = |text: &str| -> String {
            text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        match path.strip_prefix('{') {
            None => used.push(name(path)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, character) in group.char_indices() {
                    if start && depth == 0 {
                        used.push(name(group.split_at(at).1));
                        start = false;
                    }
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ => {}
                    }
                }
            }
        }
    }
    used
}

/// What a file of `module` uses against the order.
fn against_order(module: &str, source: &str) -> Vec<String> {
    let own = position(module).unwrap_or_else(|| panic!("`{module}` is not in the order"));
    let used = used_modules(source).into_iter();
    used.filter(|used| position(used).is_none_or(|at| at > own)).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            files(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") && name != "lib.rs" {
            found.push(path);
        }
    }
}

#[test]
fn modules_use_only_earlier_ones() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    assert!(all.len() > 100, "{}", all.len());
    let mut wrong = Vec::new();
    for path in all {
        let relative = path.strip_prefix(&src).unwrap().to_str().unwrap();
        let module = relative.split(['/', '\\']).next().unwrap_or_default().trim_end_matches(".rs");
        let source = std::fs::read_to_string(&path).unwrap();
        wrong
            .extend(against_order(module, &source).into_iter().map(|used| format!("{relative} uses {used}")));
    }
    assert_eq!(wrong, [] as [String; 0]);
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
        assert!(position(module).is_some(), "`{module}` is not in the order");
        modules += 1;
    }
    assert_eq!(modules, ORDER.len());
}

#[test]
fn backward_uses_are_found() {
    for (source, expected) in [
        ("use crate::json::Node;\nuse crate::render::verdict;", vec!["render"]),
        ("use crate::{arn::{Arn, is_account_id}, lint, Finding};", vec!["lint", "Finding"]),
        ("fn f() { crate::simulate::simulate() }\n/// [`crate::render`]", vec!["simulate"]),
        ("use crate::arn::Arn;\n#[cfg(test)]\nmod tests {\n    use crate::render;\n}", vec![]),
    ] {
        assert_eq!(against_order("document", source), expected, "{source}");
    }
}
