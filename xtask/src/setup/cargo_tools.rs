//! wasm-bindgen, wasm-split, wasm-pack and geckodriver: programs installed once, into the cache, by version.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::lockfile::locked_version;
use super::version::ToolVersion;
use crate::error::{Attempts, Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

/// A download that takes longer hangs.
const BINSTALL_LIMIT: Duration = Duration::from_secs(120);

const GECKODRIVER: &str = "0.37.0";
const WASM_PACK: &str = "0.15.1";
const WASM_SPLIT: &str = "0.2.4";

/// These programs run for seconds a day: compile them quickly rather than well.
const QUICK_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// A program from a crate.
#[derive(Debug)]
pub(super) struct CargoTool {
    /// What it is called in the cache: the folder is `name-version`.
    name: &'static str,
    package: &'static str,
    version: String,
    /// The programs that must be there, the first one answering `--version`.
    programs: &'static [&'static str],
    features: &'static [&'static str],
    /// Ways to let cargo choose the dependencies, in the order to try.
    locks: &'static [&'static [&'static str]],
    /// 0 for a program that only starts others.
    optimization: &'static str,
    /// Only this very version will do.
    exact: bool,
    /// How long building it takes, for the person who waits.
    estimate: &'static str,
}

/// The splitter of the release build.
pub(super) fn wasm_split() -> CargoTool {
    CargoTool {
        name: "wasm-split",
        package: "wasm_split_cli_support",
        version: WASM_SPLIT.to_owned(),
        programs: &["wasm-split-cli"],
        features: &["--features", "build-binary"],
        locks: &[&["--locked"], &[]],
        optimization: "1",
        exact: true,
        estimate: "1 minute on two cores",
    }
}

/// The runner of tests in a browser.
pub(super) fn wasm_pack() -> CargoTool {
    CargoTool {
        name: "wasm-pack",
        package: "wasm-pack",
        version: WASM_PACK.to_owned(),
        programs: &["wasm-pack"],
        features: &[],
        locks: &[&["--locked"], &[]],
        optimization: "0",
        exact: false,
        estimate: "2 minutes on two cores",
    }
}

/// What starts Firefox for the tests.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        programs: &["geckodriver"],
        features: &[],
        locks: &[&["--locked"], &[]],
        optimization: "0",
        exact: false,
        estimate: "2 minutes on two cores",
    }
}

/// The generator of the JavaScript that loads the wasm; its version is the library's.
pub(super) fn wasm_bindgen(paths: &Paths) -> Result<CargoTool, TaskError> {
    Ok(CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version(paths, "wasm-bindgen")?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // It talks to drivers on this machine alone, so it needs no TLS.
        features: &["--no-default-features"],
        // Its own lock file has named versions that are no longer to be had.
        locks: &[&[], &["--locked"]],
        optimization: "1",
        exact: true,
        estimate: "3 minutes on two cores",
    })
}

/// The folder to put on PATH for this tool; none if PATH has it already.
pub(super) fn ensure(tool: &CargoTool, paths: &Paths) -> Result<Option<PathBuf>, TaskError> {
    let root = paths.cache.join(format!("{}-{}", tool.name, tool.version));
    let folder = root.join("bin");
    if tool.programs.iter().all(|program| process::is_executable(&folder.join(program))) {
        return Ok(Some(folder));
    }
    if is_on_path(tool) {
        return Ok(None);
    }
    install(tool, paths, &root)?;
    Ok(Some(folder))
}

/// The folders of several tools. They are installed beside each other: the last crates of each leave a core idle.
pub(super) fn ensure_all(tools: &[CargoTool], paths: &Paths) -> Result<Vec<Option<PathBuf>>, TaskError> {
    process::on_all_cores(tools, |_, tool| ensure(tool, paths).map(|_| ()))?;
    tools.iter().map(|tool| ensure(tool, paths)).collect()
}

fn is_on_path(tool: &CargoTool) -> bool {
    let Some((first, others)) = tool.programs.split_first() else {
        return false;
    };
    let Some(file) = process::find_on_path(first) else {
        return false;
    };
    let found = process::capture(Command::new(&file).arg("--version"));
    let found = found.as_deref().and_then(ToolVersion::find_in);
    let fits = match (found, ToolVersion::find_in(&tool.version)) {
        (Some(found), Some(wanted)) if tool.exact => found == wanted,
        (Some(found), Some(wanted)) => found.is_compatible_with(wanted),
        _ => false,
    };
    // The others must be of the same installation, so beside the first.
    fits && others.iter().all(|program| process::is_executable(&file.with_file_name(program)))
}

fn install(tool: &CargoTool, paths: &Paths, root: &Path) -> Result<(), TaskError> {
    std::fs::create_dir_all(&paths.cache).context(format_args!("make {}", paths.cache.display()))?;
    let started = Instant::now();
    let mut attempts = Attempts::to_get(format!("{} {}", tool.name, tool.version));
    if process::find_on_path("cargo-binstall").is_some() {
        announce(&format!("downloading {} {} with cargo binstall", tool.name, tool.version), "10 s");
        match process::run_logged(&mut binstall(tool, paths, root), &paths.log(tool.name), BINSTALL_LIMIT) {
            Ok(()) => return Ok(()),
            Err(error) => attempts.record("cargo binstall", error),
        }
    }
    announce(&format!("building {} {} from source", tool.name, tool.version), tool.estimate);
    for lock in tool.locks {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", tool.package, "--version", &tool.version, "--force"])
            .args(*lock)
            .args(tool.features)
            .arg("--root")
            .arg(root)
            // Not in the repository: its settings are not meant for other people's programs.
            .current_dir(&paths.cache)
            .envs(QUICK_BUILD)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimization)
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        match process::run_logged(&mut cargo, &paths.log(tool.name), Duration::from_secs(45 * 60)) {
            Ok(()) => {
                println!("  {}: done in {} s", tool.name, started.elapsed().as_secs());
                return Ok(());
            }
            Err(error) => {
                let method = [&["cargo", "install", tool.package], *lock].concat().join(" ");
                attempts.record(&method, error);
            }
        }
    }
    Err(attempts.into_error(&format!(
        "see whether cargo reaches its registry; or put {} {} on PATH by any other means and run this again.",
        tool.name, tool.version
    )))
}

/// A program that its authors have compiled, and nothing where there is none.
fn binstall(tool: &CargoTool, paths: &Paths, root: &Path) -> Command {
    let mut binstall = Command::new("cargo");
    binstall
        .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--force", "--root"])
        .arg(root)
        .arg(format!("{}@{}", tool.package, tool.version))
        .current_dir(&paths.cache);
    binstall
}
