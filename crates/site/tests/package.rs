//! The scripts of the package: what they make of the site is what a build for that address is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use made::{finish, folder, made, root};

mod made;

/// Of `xtask/src/package.rs`.
const PLACEHOLDER: &str = "https://address.invalid/";
/// Has what sed and JavaScript take for more than letters.
const ADDRESS: &str = "https://example.org/iam-(1)*[2]/$1/";

/// All files of a folder, by their paths from it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inside)).expect("a folder").flatten() {
            let path = inside.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                files.insert(path, fs::read(entry.path()).expect("a file"));
            }
        }
    }
    files
}

fn copy(from: &Path, to: &Path, is_wanted: impl Fn(&Path) -> bool) {
    for (path, content) in files(from).into_iter().filter(|(path, _)| is_wanted(path)) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::write(to, content).expect("a file");
    }
}

fn is_compressed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

fn run(command: &mut Command) {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn compress(site: &Path) {
    run(Command::new("node").arg(root().join("xtask/compress.mjs")).arg(site));
}

/// A package with this site and the scripts; the address is set by one of them.
fn set_address(name: &str, site: &Path, program: &str, script: &str) -> PathBuf {
    let package = folder(name);
    copy(site, &package.join("site"), |_| true);
    for file in ["package/set-address.mjs", "package/set-address.sh", "compress.mjs"] {
        let from = root().join("xtask").join(file);
        fs::copy(&from, package.join(from.file_name().expect("a name"))).expect("a script");
    }
    run(Command::new(program).arg(package.join(script)).arg(ADDRESS));
    package.join("site")
}

/// Names the files that differ.
fn assert_same(found: &BTreeMap<PathBuf, Vec<u8>>, expected: &BTreeMap<PathBuf, Vec<u8>>) {
    let paths = found.keys().chain(expected.keys());
    let different: Vec<_> = paths.filter(|path| found.get(*path) != expected.get(*path)).collect();
    assert!(different.is_empty(), "{different:?}");
}

#[test]
fn set_address_makes_what_a_build_for_the_address_makes() {
    let site = made("package-placeholder", Some(PLACEHOLDER));
    let built = made("package-built", Some(ADDRESS));
    compress(&site);
    compress(&built);
    let expected = files(&built);
    assert!(expected.len() > 100 && expected.contains_key(Path::new("worker.js.br")), "{}", expected.len());

    assert_same(&files(&set_address("package-node", &site, "node", "set-address.mjs")), &expected);

    // Without Node.js the copies of what changed are left out; all others are there.
    let by_shell = files(&set_address("package-sh", &site, "sh", "set-address.sh"));
    let before = files(&site);
    let is_stale = |path: &Path| {
        is_compressed(path) && before.get(&path.with_extension("")) != expected.get(&path.with_extension(""))
    };
    let kept = expected.clone().into_iter().filter(|(path, _)| !is_stale(path)).collect();
    assert_same(&by_shell, &kept);
}

#[test]
fn set_address_refuses_what_is_no_address() {
    let site = made("package-refused", Some(PLACEHOLDER));
    let before = files(&site);
    for (program, script) in [("node", "set-address.mjs"), ("sh", "set-address.sh")] {
        let package = folder("package-scripts");
        for file in ["package/set-address.mjs", "package/set-address.sh", "compress.mjs"] {
            let from = root().join("xtask").join(file);
            fs::copy(&from, package.join(from.file_name().expect("a name"))).expect("a script");
        }
        for wrong in
            ["", "http://example.org/", "https://", "https://example.org/?a", "https://a b/", "https://a&b/"]
        {
            let output = Command::new(program).arg(package.join(script)).arg(wrong).arg(&site).output();
            assert!(!output.expect("it starts").status.success(), "{script} {wrong}");
        }
        assert_same(&files(&site), &before);
    }
}

/// The site as it was built here last, if it was. The compressed copies are left out: most of them take long, and are the same.
#[test]
fn set_address_makes_the_same_of_the_built_site() {
    let (dist, unfinished) = (root().join("dist"), root().join("target/xtask/unfinished"));
    if !dist.exists() || !unfinished.exists() {
        return;
    }
    let of = |name: &str, address: &str| {
        let site = folder(name);
        copy(&dist, &site, |path| !is_compressed(path));
        copy(&unfinished, &site, |_| true);
        finish(&site, Some(address));
        site
    };
    let site = of("package-real", PLACEHOLDER);
    let expected = files(&of("package-real-built", ADDRESS));
    let mut found = files(&set_address("package-real-node", &site, "node", "set-address.mjs"));
    found.retain(|path, _| !is_compressed(path));
    assert_same(&found, &expected);
}
