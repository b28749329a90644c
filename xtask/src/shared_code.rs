//! Merges the files of shared code. The splitter writes a file for each chunk, and one for every set of chunks that
//! share code: hundreds of mostly tiny ones, of which the first dialog alone would fetch 160.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::wasm_binary::{self, Import};
use crate::wasm_toolchain::{WASM_FEATURES, WasmToolchain};

/// The script that loads chunks with the code they share, as the splitter writes it.
pub(crate) const LOADER: &str = "__wasm_split.js";

/// The module from which shared code imports, and the one from which it does when it is merged. The merging tool connects
/// imports with modules by name, so a module that passes imports on cannot import them under its own name.
const SPLIT_IMPORTS: &str = "__wasm_split";
const MERGED_IMPORTS: &str = "__merged";

/// What a request costs: as much as so many bytes, as the splitter writes them, that a chunk fetches and does not need.
/// The site has about a fifth of these bytes, compressed.
const BYTES_OF_A_REQUEST: u64 = 12_000;

/// The chunk of the page that other pages frame.
pub(crate) const EMBED: &str = "embed";

/// Merging takes a second.
const LIMIT: Duration = Duration::from_secs(120);

/// A file of shared code, or several that become one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SharedCode {
    /// The constants of the loader. Merged files get the name of the first.
    names: Vec<String>,
    /// The chunks that need it, one bit each.
    chunks: u128,
    bytes: u64,
    /// Whether an embed needs it whatever it shows.
    is_of_embed: bool,
}

/// Merges what the splitter has written into this folder, and has its loader load the merged files.
pub(crate) fn merge(paths: &Paths, toolchain: &WasmToolchain, folder: &Path) -> Result<(), TaskError> {
    let loader = folder.join(LOADER);
    let script = fs::read_to_string(&loader).context("read the loader of chunks")?;
    let other_form = || TaskError::new(format!("xtask/src/shared_code.rs does not understand {LOADER}."));
    let mut files = defined(&script).ok_or_else(other_form)?;
    let imports = measure(&mut files, folder)?;
    let merged = merged(files);
    let script = with_merged(&script, &merged).ok_or_else(other_form)?;
    let passed_on = paths.scratch().join("imports-of-shared-code.wasm");
    fs::write(&passed_on, wasm_binary::passed_on(&imports, MERGED_IMPORTS))
        .context(format_args!("write {}", passed_on.display()))?;
    process::on_all_cores(&merged, |worker, code| {
        let [first, others @ ..] = code.names.as_slice() else { return Ok(()) };
        if others.is_empty() {
            return Ok(());
        }
        let mut wasm_merge = toolchain.command("wasm-merge")?;
        wasm_merge.args(WASM_FEATURES).arg(&passed_on).arg(SPLIT_IMPORTS);
        for name in &code.names {
            wasm_merge.arg(folder.join(file(name))).arg(name);
        }
        wasm_merge.arg("-o").arg(folder.join(file(first)));
        process::run_logged(&mut wasm_merge, &paths.log(&format!("wasm-merge-{worker}")), LIMIT)?;
        others.iter().try_for_each(|name| {
            fs::remove_file(folder.join(file(name))).context(format_args!("remove {}", file(name)))
        })
    })?;
    fs::write(&loader, script).context("write the loader of chunks")
}

/// Notes the size of each file; returns what they import.
fn measure(files: &mut [SharedCode], folder: &Path) -> Result<Vec<Import>, TaskError> {
    let mut imports: Vec<Import> = Vec::new();
    for code in files {
        for name in &code.names {
            let module = fs::read(folder.join(file(name))).context(format_args!("read {}", file(name)))?;
            code.bytes += module.len() as u64;
            for import in wasm_binary::of(&module)? {
                if import.module != SPLIT_IMPORTS {
                    return Err(TaskError::new(format!("{} imports from {}.", file(name), import.module)));
                }
                if !imports.contains(&import) {
                    imports.push(import);
                }
            }
        }
    }
    Ok(imports)
}

impl SharedCode {
    /// What merging two would save, in bytes: a request for each chunk that needs both, less what the other chunks would
    /// fetch and not need. An embed has its files in one (`embed_bundle`), so merging saves it no request and costs bytes.
    fn gain(&self, other: &Self) -> i64 {
        if self.is_of_embed != other.is_of_embed {
            return 0;
        }
        let both = u64::from((self.chunks & other.chunks).count_ones());
        let only = |one: &Self, other: &Self| u64::from((one.chunks & !other.chunks).count_ones());
        let unneeded = only(self, other) * other.bytes + only(other, self) * self.bytes;
        (both * BYTES_OF_A_REQUEST).cast_signed() - unneeded.cast_signed()
    }
}

/// Merges two at a time, those that gain most, until none gain.
fn merged(mut files: Vec<SharedCode>) -> Vec<SharedCode> {
    loop {
        let pairs = files.iter().enumerate().flat_map(|(second, code)| {
            let earlier = files.iter().take(second).enumerate();
            earlier.map(move |(first, other)| (code.gain(other), first, second))
        });
        let Some((_, first, second)) = pairs.max().filter(|(gain, ..)| *gain > 0) else {
            return files;
        };
        let second = files.remove(second);
        if let Some(first) = files.get_mut(first) {
            first.names.extend(second.names);
            first.chunks |= second.chunks;
            first.bytes += second.bytes;
        }
    }
}

/// The file that a constant of the loader is about.
fn file(name: &str) -> String {
    format!("{}.wasm", name.trim_start_matches('_'))
}

/// What stands around the parts of a definition: a comment with the chunks that need the code, then the constant.
const COMMENT: &str = "/* ";
const CONSTANT: &str = " */\nconst ";
const VALUE: &str = " = makeLoad(";
const END: &str = "\n, []);\n";

/// What stands around the constants that a chunk needs.
const NEEDED: &str = "\n, [__chunk_";
const NEEDED_END: &str = "]));";

/// The line before which the loader has all imports.
const IMPORTS: &str = "    return sharedImports;\n";

/// The shared code that the loader defines, without sizes; nothing if it is written otherwise than expected.
fn defined(script: &str) -> Option<Vec<SharedCode>> {
    let definitions: Vec<(&str, &str)> = script
        .split(COMMENT)
        .skip(1)
        .map(|definition| {
            let (chunks, rest) = definition.split_once(CONSTANT)?;
            let (name, _) = rest.split_once(VALUE)?;
            rest.contains(END).then_some((name, chunks))
        })
        .collect::<Option<_>>()?;
    let all: BTreeSet<&str> = definitions.iter().flat_map(|(_, chunks)| chunks.split(", ")).collect();
    let bit = |chunk: &str| {
        let position = all.iter().position(|each| *each == chunk)?;
        1_u128.checked_shl(u32::try_from(position).ok()?)
    };
    let code = |(name, chunks): &(&str, &str)| {
        let is_of_embed = chunks.split(", ").any(|chunk| chunk == EMBED);
        let chunks = chunks.split(", ").map(bit).try_fold(0, |all, bit| Some(all | bit?))?;
        Some(SharedCode { names: vec![(*name).to_owned()], chunks, bytes: 0, is_of_embed })
    };
    definitions.iter().map(code).collect()
}

/// The files that a chunk needs, its own among them.
pub(crate) fn files_of_chunk(script: &str, chunk: &str) -> Option<Vec<String>> {
    let (_, definition) = script.split_once(&format!("export const __wasm_split_load_{chunk} = "))?;
    let (_, list) = definition.split_once("\n, [")?;
    let (list, _) = list.split_once("]));")?;
    let needed = list.split(", ").filter(|name| !name.is_empty()).map(file);
    Some(needed.chain([format!("split_{chunk}.wasm")]).collect())
}

/// The loader with merged files in place of those they are made of.
fn with_merged(script: &str, merged: &[SharedCode]) -> Option<String> {
    let mut definitions = script.split(COMMENT);
    let mut text = definitions.next()?.to_owned();
    for definition in definitions {
        let (_, rest) = definition.split_once(CONSTANT)?;
        let (name, _) = rest.split_once(VALUE)?;
        let (own, after) = definition.split_at_checked(definition.find(END)? + END.len())?;
        if first_of(merged, name)? == name {
            text.push_str(COMMENT);
            text.push_str(own);
        }
        text.push_str(after);
    }
    let mut lists = text.split(NEEDED);
    let mut script = lists.next()?.to_owned();
    for list in lists {
        let (needed, after) = list.split_once(NEEDED_END)?;
        let needed = format!("__chunk_{needed}");
        let mut names: Vec<&str> = Vec::new();
        for name in needed.split(", ") {
            let first = first_of(merged, name)?;
            if !names.contains(&first) {
                names.push(first);
            }
        }
        script.push_str(&format!("\n, [{}{NEEDED_END}{after}", names.join(", ")));
    }
    let (before, after) = script.split_once(IMPORTS)?;
    Some(format!(
        "{before}    sharedImports.{MERGED_IMPORTS} = sharedImports.{SPLIT_IMPORTS};\n{IMPORTS}{after}"
    ))
}

/// The file into which the one of this name is merged, by its constant.
fn first_of<'a>(merged: &'a [SharedCode], name: &str) -> Option<&'a str> {
    let code = merged.iter().find(|code| code.names.iter().any(|each| each == name))?;
    code.names.first().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A loader as wasm-split-cli 0.2.4 writes it.
    const SCRIPT: &str = r#"        Object.assign(sharedImports.__wasm_split, { memory,  });
    }
    return sharedImports;
}
/* dialogs, why */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
}
, []);
/* dialogs, inspector, why */
const __chunk_2 = makeLoad(() => {
    const src = fetch(new URL("./chunk_2.wasm", import.meta.url));
}
, []);
/* inspector, words */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_why = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_why.wasm", import.meta.url));
}
, [__chunk_1, __chunk_2]));
export const __wasm_split_load_inspector = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_inspector.wasm", import.meta.url));
}
, [__chunk_2, __chunk_3]));
"#;

    fn sized(bytes: [u64; 3]) -> Vec<SharedCode> {
        let mut files = defined(SCRIPT).expect("a loader");
        for (code, bytes) in files.iter_mut().zip(bytes) {
            code.bytes = bytes;
        }
        files
    }

    fn names(files: &[SharedCode]) -> Vec<String> {
        files.iter().map(|code| code.names.join("+")).collect()
    }

    #[test]
    fn small_files_are_merged_where_chunks_need_both() {
        assert_eq!(names(&merged(sized([500, 300, 90_000]))), ["__chunk_1+__chunk_2", "__chunk_3"]);
        // For one request less the inspector would fetch what only the others need.
        assert_eq!(merged(sized([90_000, 300, 90_000])).len(), 3);
    }

    #[test]
    fn what_an_embed_needs_is_not_merged_with_what_it_does_not() {
        let mut files = sized([500, 300, 90_000]);
        assert_eq!(merged(files.clone()).len(), 2);
        files[0].is_of_embed = true;
        assert_eq!(merged(files).len(), 3);
        let of_embed = SCRIPT.replace("/* dialogs, why */", "/* dialogs, embed */");
        let known: Vec<bool> =
            defined(&of_embed).expect("a loader").iter().map(|code| code.is_of_embed).collect();
        assert_eq!(known, [true, false, false]);
    }

    #[test]
    fn the_loader_fetches_a_merged_file_once() {
        let script = with_merged(SCRIPT, &merged(sized([500, 300, 90_000]))).expect("a loader");
        assert!(
            script.contains("sharedImports.__merged = sharedImports.__wasm_split;\n    return"),
            "{script}"
        );
        assert!(script.contains("./chunk_1.wasm") && script.contains("./chunk_3.wasm"), "{script}");
        assert!(!script.contains("__chunk_2") && !script.contains("./chunk_2.wasm"), "{script}");
        assert!(script.contains("split_why.wasm\", import.meta.url));\n}\n, [__chunk_1]));"), "{script}");
        assert!(script.contains("\n, [__chunk_1, __chunk_3]));"), "{script}");
    }

    #[test]
    fn a_chunk_has_its_own_file_and_those_of_shared_code() {
        let files = ["chunk_1.wasm", "chunk_2.wasm", "split_why.wasm"].map(str::to_owned);
        assert_eq!(files_of_chunk(SCRIPT, "why"), Some(files.to_vec()));
        assert_eq!(files_of_chunk(SCRIPT, "words"), None);
    }

    #[test]
    fn a_loader_of_another_form_is_not_guessed_at() {
        assert_eq!(defined("/* dialogs */ let chunk = 1;"), None);
        assert_eq!(with_merged("export const a = 1;", &[]), None);
    }
}
