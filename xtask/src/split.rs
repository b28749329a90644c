//! Takes apart the release build: one module for the first load, and a file for each part that is fetched when it
//! is first shown (`lazy_view!` in `src/ui/lazy_view.rs`). A module is split before wasm-bindgen has seen it, and optimized after.

use std::cmp::Reverse;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::app::{self, Profile};
use crate::embed_bundle;
use crate::error::{Context, TaskError};
use crate::page::APP;
use crate::paths::Paths;
use crate::process;
use crate::shared_code;
use crate::wasm_toolchain::{WASM_FEATURES, WasmToolchain};

/// The module of the thread that reads accounts, and its script.
pub(crate) const IMPORT_READER: [&str; 2] = ["import-reader.js", "import-reader_bg.wasm"];

/// What draws worlds in links, in the folder of the app.
pub(crate) const LINK_PICTURE: [&str; 2] = ["link-picture.js", "link-picture_bg.wasm"];

/// How wasm-opt makes what everybody fetches. Long functions stay apart from their only caller: packed, the module is
/// smaller so, and a browser that compiles functions when they are first called compiles what is called and no more.
pub(crate) const OPTIMIZE_FOR_SIZE: &[&str] = &["-Oz", "--one-caller-inline-max-function-size=40"];

/// How it makes what is fetched only when it has much to do.
const OPTIMIZE_FOR_SPEED: &[&str] = &["-O3"];

/// A tool takes seconds; one that takes this long hangs.
const LIMIT: Duration = Duration::from_secs(300);

/// Puts the split app into the site, in a folder named after its content: whatever is fetched later is of the same
/// build, and a host may let browsers keep the folder for ever. Returns the folder's name.
pub(crate) fn release(paths: &Paths, toolchain: &WasmToolchain, site: &Path) -> Result<String, TaskError> {
    println!("Taking the module apart: what is fetched later goes into files of its own");
    let whole = app::module(paths, Profile::Release);
    let parts = paths.scratch().join("parts");
    if parts.exists() {
        fs::remove_dir_all(&parts).context("remove the parts of the last build")?;
    }
    let run = |command: &mut Command, step| process::run_logged(command, &paths.log(step), LIMIT);
    run(
        toolchain.command("wasm-split-cli")?.args(["--out-name", APP]).arg(&whole).arg(&parts),
        "wasm-split",
    )?;
    shared_code::merge(paths, toolchain, &parts)?;
    let bundles = embed_bundle::plan(&parts)?;
    let main = parts.join(format!("{APP}.wasm"));
    run(
        toolchain
            .command("wasm-bindgen")?
            // The parts find each other's functions in the linker's table, which wasm-bindgen would else drop.
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"])
            .arg(&parts)
            .arg(&main),
        "wasm-bindgen",
    )?;
    fs::remove_file(&main).context("remove what wasm-bindgen has read")?;
    app::write_link_picture(paths, toolchain, &parts)?;
    let files = sorted_files(&parts)?;
    optimize(paths, toolchain, &files, OPTIMIZE_FOR_SIZE)?;
    minify(paths, toolchain, &files)?;
    let folder = format!("app-{:016x}", content_hash(&files)?);
    let folder_in_site = site.join(&folder);
    fs::create_dir_all(&folder_in_site).context(format_args!("make {folder}"))?;
    for file in &files {
        if let Some(name) = file.file_name() {
            fs::copy(file, folder_in_site.join(name)).context(format_args!("copy {}", file.display()))?;
        }
    }
    embed_bundle::write(&bundles, &folder_in_site)?;
    Ok(folder)
}

/// Optimizes the reader of accounts, which is in the site already.
pub(crate) fn optimize_reader(
    paths: &Paths,
    toolchain: &WasmToolchain,
    site: &Path,
) -> Result<(), TaskError> {
    let reader = IMPORT_READER.map(|name| site.join(name));
    optimize(paths, toolchain, &reader, OPTIMIZE_FOR_SPEED)?;
    minify(paths, toolchain, &reader)
}

/// Makes the scripts among the files small.
fn minify(paths: &Paths, toolchain: &WasmToolchain, files: &[PathBuf]) -> Result<(), TaskError> {
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "js")) {
        let mut esbuild = toolchain.command("esbuild")?;
        esbuild.args([
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--allow-overwrite",
            "--log-level=warning",
        ]);
        let command = esbuild.arg(file).arg(format!("--outfile={}", file.display()));
        process::run_logged(command, &paths.log("esbuild"), LIMIT)?;
    }
    Ok(())
}

/// Makes the modules small, as many at a time as there are cores: the tool uses one.
fn optimize(
    paths: &Paths,
    toolchain: &WasmToolchain,
    files: &[PathBuf],
    level: &[&str],
) -> Result<(), TaskError> {
    let is_module = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == "wasm");
    let mut modules: Vec<_> = files.iter().filter(is_module).collect();
    // The largest one takes longest and is begun first.
    modules.sort_by_cached_key(|file| Reverse(fs::metadata(file).map_or(0, |data| data.len())));
    process::on_all_cores(&modules, |worker, file| {
        let mut wasm_opt = toolchain.command("wasm-opt")?;
        wasm_opt.args(level).args(WASM_FEATURES).arg(file).arg("-o").arg(file);
        process::run_logged(&mut wasm_opt, &paths.log(&format!("wasm-opt-{worker}")), LIMIT)
    })
}

/// Files of a folder, sorted.
fn sorted_files(folder: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let action = || format!("list {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context(action())? {
        files.push(entry.context(action())?.path());
    }
    files.sort();
    Ok(files)
}

/// A number that is another one when a file is.
fn content_hash(files: &[PathBuf]) -> Result<u64, TaskError> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(&fs::read(file).context(format_args!("read {}", file.display()))?);
    }
    Ok(hasher.finish())
}
