//! Literate test suites: Markdown files whose blocks are cases, each of them a test of its own; the order of modules
//! ([`module_order`]); and the place of sentences ([`sentences`]).
//!
//! A suite is a test target with `harness = false`. Its `main` collects [`Case`]s from [`files`] and hands them to
//! [`run`], which understands the arguments of `cargo test`: a filter by name, `--exact`, `--list`, `--test-threads`.

mod markdown;
pub mod module_order;
pub mod sentences;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, FormatSetting, Trial};

pub use markdown::{MarkdownPart, parts};

/// One test of a suite.
pub struct Case {
    name: String,
    check: Box<dyn FnOnce() -> Result<(), String> + Send>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Case").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Case {
    /// A case that passes where `check` returns `Ok` and does not panic. Its name begins with the file it stands in.
    pub fn new(name: impl Into<String>, check: impl FnOnce() -> Result<(), String> + Send + 'static) -> Self {
        Self { name: name.into(), check: Box::new(check) }
    }
}

/// A file of a suite.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// Its name without folders.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The Markdown files of a folder by name, without its README.
///
/// # Panics
///
/// If the folder cannot be read: a suite without its files is no suite.
pub fn files(folder: &Path) -> Vec<File> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("read {}: {error}", folder.display()));
    let mut files: Vec<File> = entries
        .map(|entry| entry.unwrap_or_else(|error| panic!("read {}: {error}", folder.display())).path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .map(|path| File {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            text: fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("read {}: {error}", path.display())),
            path,
        })
        .collect();
    files.sort_by(|left, right| left.name.cmp(&right.name));
    files
}

/// Runs the cases as `cargo test` runs tests. Fewer than `at_least` of them fail the suite, so that a file that is no
/// longer found is noticed.
pub fn run(cases: Vec<Case>, at_least: usize) -> ExitCode {
    let count = cases.len();
    let enough = Case::new("the_suite_is_complete", move || {
        if count >= at_least { Ok(()) } else { Err(format!("{count} cases, but there were {at_least}")) }
    });
    let trial = |case: Case| Trial::test(case.name, move || (case.check)().map_err(Failed::from));
    let trials = cases.into_iter().chain([enough]).map(trial).collect();
    let mut arguments = Arguments::from_args();
    if arguments.filter.is_none() && !arguments.list {
        // A thousand names say nothing where all of them pass. What fails is named all the same.
        arguments.format.get_or_insert(FormatSetting::Terse);
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
