//! Takes apart the release build: one module for the first load, and a file for each part that is fetched when it
//! is first shown (`lazy_view!` in `src/ui/lazy_view.rs`). Trunk cannot: a module must be split before wasm-bindgen has
//! seen it, and optimized after; and its minifier leaves wasm-bindgen's JavaScript as it is.

use std::cmp::Reverse;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::wasm_toolchain::{WASM_TARGET, WasmToolchain};

const APP: &str = "iam-playground";
const MODULE: &str = "iam-playground_bg.wasm";

/// The module of the thread that reads accounts, and its script.
pub(crate) const IMPORT_READER: [&str; 2] = ["import-reader.js", "import-reader_bg.wasm"];

/// How wasm-opt makes what everybody fetches. Long functions stay apart from their only caller: packed, the module is
/// smaller so, and a browser that compiles functions when they are first called compiles what is called and no more.
pub(crate) const OPTIMIZE_FOR_SIZE: &[&str] = &["-Oz", "--one-caller-inline-max-function-size=40"];

/// How it makes what is fetched only when it has much to do.
const OPTIMIZE_FOR_SPEED: &[&str] = &["-O3"];

/// The features that wasm-opt may use: those that the compiler has used anyway.
pub(crate) const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A tool takes seconds; one that takes this long hangs.
const LIMIT: Duration = Duration::from_secs(300);

/// Puts the split build in the place of Trunk's, in a folder named after its content: whatever is fetched later is
/// of the same build, and a host may let browsers keep the folder for ever.
pub(crate) fn release(paths: &Paths, toolchain: &WasmToolchain) -> Result<(), TaskError> {
    println!("Taking the module apart: what is fetched later goes into files of its own");
    let whole = paths.wasm_target().join(format!("{WASM_TARGET}/release/{APP}.wasm"));
    let parts = paths.scratch().join("parts");
    if parts.exists() {
        fs::remove_dir_all(&parts).context("remove the parts of the last build")?;
    }
    let run = |command: &mut Command, step| process::run_logged(command, &paths.log(step), LIMIT);
    run(
        toolchain.command("wasm-split-cli")?.args(["--out-name", APP]).arg(&whole).arg(&parts),
        "wasm-split",
    )?;
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
    let files = sorted_files(&parts)?;
    optimize(paths, toolchain, &files, OPTIMIZE_FOR_SIZE)?;
    minify(paths, toolchain, &files)?;
    let folder = format!("app-{:016x}", content_hash(&files)?);
    replace_trunk_output(&paths.dist(), &files, &folder)?;
    let reader = IMPORT_READER.map(|name| paths.dist().join(name));
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
    let next = AtomicUsize::new(0);
    let work = |worker: usize| -> Result<(), TaskError> {
        let log = paths.log(&format!("wasm-opt-{worker}"));
        while let Some(file) = modules.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut wasm_opt = toolchain.command("wasm-opt")?;
            wasm_opt.args(level).args(WASM_FEATURES).arg(file).arg("-o").arg(file);
            process::run_logged(&mut wasm_opt, &log, LIMIT)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        running
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| TaskError::new("wasm-opt could not be run."))?)
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

fn replace_trunk_output(dist: &Path, files: &[PathBuf], folder: &str) -> Result<(), TaskError> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("read index.html")?;
    let names = TrunkNames::find(&html).ok_or_else(|| {
        TaskError::new(format!(
            "index.html in dist/ does not load {APP}-….js and its wasm as Trunk writes it."
        ))
    })?;
    for name in [&names.script, &names.module] {
        fs::remove_file(dist.join(name)).context(format_args!("remove {name}"))?;
    }
    let folder_in_dist = dist.join(folder);
    fs::create_dir_all(&folder_in_dist).context(format_args!("make {folder}"))?;
    for file in files {
        if let Some(name) = file.file_name() {
            fs::copy(file, folder_in_dist.join(name)).context(format_args!("copy {}", file.display()))?;
        }
    }
    let html = names.rewrite_html(&html, folder).ok_or_else(|| {
        TaskError::new(
            "index.html in dist/ does not start the app as Trunk does it, or does not load its module early.",
        )
    })?;
    fs::write(&index, html).context("write index.html")
}

/// What Trunk has called the script and the module.
#[derive(Debug, PartialEq, Eq)]
struct TrunkNames {
    script: String,
    module: String,
}

impl TrunkNames {
    fn find(html: &str) -> Option<Self> {
        let start = html.find(&format!("{APP}-"))?;
        let stem = html.get(start..)?.split('.').next()?;
        let names = Self { script: format!("{stem}.js"), module: format!("{stem}_bg.wasm") };
        html.contains(&names.module).then_some(names)
    }

    /// The page with the new addresses, or nothing if Trunk writes it in another way. The script that knows the chunks is
    /// asked for at once like the others; the module, which takes longest to come and to compile, once the first paint
    /// has been seen.
    fn rewrite_html(&self, html: &str, folder: &str) -> Option<String> {
        let preload = format!("<link crossorigin href=./{folder}/__wasm_split.js rel=modulepreload></head>");
        let early =
            format!("<link as=fetch crossorigin href=./{} rel=preload type=application/wasm>", self.module);
        let (start, waits) =
            ("const wasm = await init(", "await window.firstPaint; const wasm = await init(");
        (html.contains(&early) && html.contains(start)).then(|| {
            html.replace(&early, "")
                .replacen(start, waits, 1)
                .replace(&self.script, &format!("{folder}/{APP}.js"))
                .replace(&self.module, &format!("{folder}/{MODULE}"))
                .replacen("</head>", &preload, 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loads_from_the_new_folder() {
        let html = "<head><script type=module>import init from './iam-playground-0a.js';\
            const wasm = await init('./iam-playground-0a_bg.wasm')</script>\
            <link as=fetch crossorigin href=./iam-playground-0a_bg.wasm rel=preload type=application/wasm></head>";
        let names = TrunkNames::find(html).unwrap();
        assert_eq!(names.script, "iam-playground-0a.js");
        let expected = "<head><script type=module>import init from './app-1/iam-playground.js';\
            await window.firstPaint; const wasm = await init('./app-1/iam-playground_bg.wasm')</script>\
            <link crossorigin href=./app-1/__wasm_split.js rel=modulepreload></head>";
        assert_eq!(names.rewrite_html(html, "app-1").as_deref(), Some(expected));
        assert_eq!(TrunkNames::find("<p>iam-playground-0a.js</p>"), None);
    }
}
