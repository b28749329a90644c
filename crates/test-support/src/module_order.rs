//! The order of a crate's modules: each uses only those before it, and names them by their own paths. So the graph of
//! modules has no circle, and a file can be read knowing only what comes earlier. Tests of a module may use any other.

use std::path::{Path, PathBuf};

/// The uses against `order` in the crate whose manifest is in `folder`, `file uses module` each.
///
/// # Panics
/// Where the crate has a module that is not in the order, or a file cannot be read.
pub fn backward_uses(folder: &str, order: &[&str]) -> Vec<String> {
    let src = Path::new(folder).join("src");
    let mut files = Vec::new();
    list_files(&src, &mut files);
    assert!(files.len() >= order.len(), "{} files", files.len());
    let mut backward = Vec::new();
    for path in files {
        let source = std::fs::read_to_string(&path).expect("a source");
        let relative = path.strip_prefix(&src).expect("under src").to_string_lossy().replace('\\', "/");
        let used = backward_uses_of_file(order, &relative, &source).into_iter();
        backward.extend(used.map(|used| format!("{relative} uses {used}")));
    }
    backward
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            list_files(&path, files);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") && name != "lib.rs" {
            files.push(path);
        }
    }
}

fn backward_uses_of_file(order: &[&str], file: &str, source: &str) -> Vec<String> {
    let module = file.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let position = |module: &str| order.iter().position(|known| *known == module);
    let own = position(module).unwrap_or_else(|| panic!("`{module}` is not in the order"));
    // The parent of a file beside `lib.rs` is the crate root.
    let roots: &[&str] = if file.contains('/') { &["crate::"] } else { &["crate::", "super::"] };
    let used = roots.iter().flat_map(|root| used_modules(source, root));
    used.filter(|used| position(used).is_none_or(|at| at > own)).collect()
}

/// The modules that the code of a file names after `root`; its tests and comments do not count.
fn used_modules(source: &str, root: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join(" ");
    let mut used = Vec::new();
    for (_, path) in code.match_indices(root).map(|(at, mark)| (at, code.split_at(at + mark.len()).1)) {
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

#[cfg(test)]
mod tests {
    use super::backward_uses_of_file;

    #[test]
    fn backward_uses_are_found() {
        let order = ["arn", "json", "document", "lint", "render", "simulate"];
        for (file, source, expected) in [
            (
                "document/mod.rs",
                "use crate::json::Node;\nuse super::Text;\nuse crate::render::verdict;",
                vec!["render"],
            ),
            (
                "document/values.rs",
                "use crate::{arn::{Arn, is_account_id}, lint, Finding};",
                vec!["lint", "Finding"],
            ),
            (
                "document.rs",
                "fn f() { crate::simulate::simulate() }\n/// [`crate::render`]",
                vec!["simulate"],
            ),
            ("document.rs", "use super::lint;", vec!["lint"]),
            (
                "document.rs",
                "use crate::arn::Arn;\n#[cfg(test)]\nmod tests {\n    use crate::render;\n}",
                vec![],
            ),
        ] {
            assert_eq!(backward_uses_of_file(&order, file, source), expected, "{source}");
        }
    }
}
