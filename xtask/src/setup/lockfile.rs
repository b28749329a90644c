//! Which version of a package `Cargo.lock` names: the wasm-bindgen program must equal the library.

use std::fs;

use crate::error::{Context, TaskError};
use crate::paths::Paths;

pub(crate) fn locked_version(paths: &Paths, package: &str) -> Result<String, TaskError> {
    let file = paths.root.join("Cargo.lock");
    let text = fs::read_to_string(&file).context(format_args!("read {}", file.display()))?;
    version_in(&text, package)
        .map(str::to_owned)
        .ok_or_else(|| TaskError::new(format!("Cargo.lock names no package `{package}`.")))
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    lock.split("[[package]]").find_map(|entry| {
        let field = |name: &str| {
            entry.lines().find_map(|line| {
                let value = line.strip_prefix(name)?.strip_prefix(" = \"")?;
                value.strip_suffix('"')
            })
        };
        (field("name")? == package).then(|| field("version"))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\ndependencies = [\n \"wasm-bindgen-macro\",\n]\n";

    #[test]
    fn finds_the_package_of_exactly_that_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-macro"), Some("0.2.9"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}
