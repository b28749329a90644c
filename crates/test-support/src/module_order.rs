//! The order of a crate's modules: each uses only those before it, and names them by their own paths. So the graph of
//! modules has no circle, and a file can be read knowing only what comes earlier. Tests of a module may use any other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The uses against `order` in the crate whose manifest is in `folder`, `file uses module` each.
///
/// # Panics
///
/// If a file cannot be read.
pub fn backward_uses(folder: &str, order: &[&str]) -> Vec<String> {
    Modules::of_crate(folder).backward_uses(&[], order)
}

/// The modules of a crate, with what each names.
#[derive(Debug)]
pub struct Modules {
    files: Vec<SourceFile>,
}

/// A file, with the path of its module and the paths that its code names, both from the crate's root.
#[derive(Debug)]
struct SourceFile {
    name: String,
    module: Vec<String>,
    named: Vec<Vec<String>>,
}

impl Modules {
    /// Those of the crate whose manifest is in `folder`. Tests, in a file or in files of their own, and comments do not count.
    ///
    /// # Panics
    ///
    /// If a file cannot be read.
    pub fn of_crate(folder: &str) -> Self {
        let sources = source_files(&Path::new(folder).join("src")).into_iter();
        Self { files: sources.map(|(name, source)| SourceFile::new(name, &source)).collect() }
    }

    /// What the modules within `parent` (the crate itself where it is empty) use that is not before them in `order`; and where
    /// `order` is not complete. In the crate itself what is no module counts too: it comes through the crate's root.
    pub fn backward_uses(&self, parent: &[&str], order: &[&str]) -> Vec<String> {
        let position = |name: &str| order.iter().position(|listed| *listed == name);
        let modules = self.children(parent);
        let unknown = modules.iter().filter(|module| position(module).is_none());
        let mut wrong: Vec<String> =
            unknown.map(|module| format!("`{module}` is not in the order")).collect();
        let missing = order.iter().filter(|module| !modules.contains(**module));
        wrong.extend(missing.map(|module| format!("there is no `{module}`")));
        for (file, module, used) in self.uses(parent) {
            let is_module = modules.contains(&used);
            let backward = position(&used).is_none_or(|at| Some(at) > position(&module));
            if backward && (is_module || parent.is_empty()) {
                wrong.push(format!("{file} uses {used}"));
            }
        }
        wrong
    }

    /// Modules within the same one that use each other in a circle: `snapshot: read, write`.
    pub fn circles(&self) -> Vec<String> {
        let folders: BTreeSet<&[String]> = self
            .files
            .iter()
            .flat_map(|file| (0..file.module.len()).filter_map(|end| file.module.get(..end)))
            .collect();
        let mut circles = Vec::new();
        for folder in folders {
            let folder: Vec<&str> = folder.iter().map(String::as_str).collect();
            let mut left = self.children(&folder);
            let uses: Vec<(String, String)> =
                self.uses(&folder).into_iter().map(|(_, user, used)| (user, used)).collect();
            let before = |left: &BTreeSet<String>| {
                let free = |module: &&String| {
                    !uses.iter().any(|(user, used)| user == *module && left.contains(used))
                };
                left.iter().find(free).cloned()
            };
            while let Some(free) = before(&left) {
                left.remove(&free);
            }
            // What is used by nobody that is left only uses the circle.
            let unused = |left: &BTreeSet<String>| {
                let unused = |module: &&String| {
                    !uses.iter().any(|(user, used)| used == *module && left.contains(user))
                };
                left.iter().find(unused).cloned()
            };
            while let Some(unused) = unused(&left) {
                left.remove(&unused);
            }
            if !left.is_empty() {
                let names: Vec<String> = left.into_iter().collect();
                circles.push(format!("{}: {}", folder.join("::"), names.join(", ")));
            }
        }
        circles
    }

    /// The modules directly within `parent`.
    fn children(&self, parent: &[&str]) -> BTreeSet<String> {
        self.files.iter().filter_map(|file| child(&file.module, parent)).collect()
    }

    /// File, module within `parent`, and another name within `parent` that it uses.
    fn uses(&self, parent: &[&str]) -> BTreeSet<(String, String, String)> {
        let mut uses = BTreeSet::new();
        for file in &self.files {
            let Some(module) = child(&file.module, parent) else { continue };
            let used = file.named.iter().filter_map(|path| child(path, parent));
            let used = used.filter(|used| *used != module);
            uses.extend(used.map(|used| (file.name.clone(), module.clone(), used)));
        }
        uses
    }
}

/// The first name of `path` within `parent`.
fn child(path: &[String], parent: &[&str]) -> Option<String> {
    let (start, rest) = path.split_at_checked(parent.len())?;
    if start.iter().eq(parent.iter()) { rest.first().cloned() } else { None }
}

/// The files of Rust below a folder, each by its name from there, with its text. Files of tests are left out.
///
/// # Panics
///
/// If a file cannot be read.
pub fn source_files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("read {}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("read {}: {error}", folder.display())).path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let inner = source_files(&path).into_iter();
            files.extend(inner.map(|(inner, source)| (format!("{name}/{inner}"), source)));
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let source =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("read {}: {error}", path.display()));
            files.push((name, source));
        }
    }
    files
}

impl SourceFile {
    fn new(name: String, source: &str) -> Self {
        let names = name.trim_end_matches(".rs").split('/');
        let module: Vec<String> =
            names.filter(|name| !matches!(*name, "mod" | "lib" | "main")).map(str::to_owned).collect();
        Self { named: named_paths(source, &module), name, module }
    }
}

/// The paths that begin with `crate`, `super` or `self` in the code of a module, from the crate's root.
fn named_paths(source: &str, module: &[String]) -> Vec<Vec<String>> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let (before, path) = code.split_at(at);
            let is_start = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
            if is_start {
                read_path(path, &[], &mut paths);
            }
        }
    }
    paths.iter().map(|path| from_root(path, module)).collect()
}

/// Reads a path, or each of a group, to its last name. Gives what stands behind.
fn read_path<'t>(text: &'t str, before: &[String], paths: &mut Vec<Vec<String>>) -> &'t str {
    let mut path = before.to_vec();
    let mut rest = text.trim_start();
    loop {
        if let Some(mut group) = rest.strip_prefix('{') {
            loop {
                group = group.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
                if let Some(rest) = group.strip_prefix('}') {
                    return rest;
                }
                if group.is_empty() {
                    return group;
                }
                group = read_path(group, &path, paths);
                // `as name` says nothing of what is used.
                group = group.get(group.find([',', '}']).unwrap_or(group.len())..).unwrap_or_default();
            }
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        if !name.is_empty() {
            path.push(name.to_owned());
        }
        match behind.strip_prefix("::") {
            Some(behind) if !name.is_empty() => rest = behind.trim_start(),
            _ => {
                paths.push(path);
                return behind;
            }
        }
    }
}

fn from_root(path: &[String], module: &[String]) -> Vec<String> {
    let mut absolute = module.to_vec();
    for name in path {
        match name.as_str() {
            "crate" => absolute.clear(),
            "super" => {
                absolute.pop();
            }
            "self" => {}
            name => absolute.push(name.to_owned()),
        }
    }
    absolute
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(files: &[(&str, &str)]) -> Modules {
        let file = |(name, source): &(&str, &str)| SourceFile::new((*name).to_owned(), source);
        Modules { files: files.iter().map(file).collect() }
    }

    #[test]
    fn groups_and_relative_paths_are_read() {
        let source = "use crate::{a::{B, c}, d};\nuse super::e::{self, F as G};\n/// [`crate::x`]\n\
                      fn f() { self::h(); super::super::i() }\n#[cfg(test)]\nmod tests { use crate::y; }";
        let paths = named_paths(source, &["m".to_owned(), "n".to_owned()]);
        let paths: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
        assert_eq!(paths, ["a::B", "a::c", "d", "m::e", "m::e::F", "i", "m::n::h"]);
    }

    #[test]
    fn backward_uses_are_found() {
        let found = modules(&[
            ("json.rs", "use crate::clock::Time;"),
            ("clock.rs", "use super::json;"),
            ("world/mod.rs", "use crate::json::Json;\nuse crate::World;"),
            ("world/ids.rs", "use super::World;\nuse crate::clock;"),
        ]);
        let order = ["json", "clock", "world"];
        assert_eq!(found.backward_uses(&[], &order), ["json.rs uses clock", "world/mod.rs uses World"]);
        assert_eq!(
            found.backward_uses(&["world"], &["names"]),
            ["`ids` is not in the order", "there is no `names`"]
        );
    }

    #[test]
    fn circles_are_found_within_every_module() {
        let found = modules(&[
            ("a.rs", "use crate::b::B;"),
            ("b/c.rs", "use super::d;"),
            ("b/d.rs", "use crate::b::c::C;"),
            ("b/e.rs", "use super::c;"),
        ]);
        assert_eq!(found.circles(), ["b: c, d"]);
    }
}
