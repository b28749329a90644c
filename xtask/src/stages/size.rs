//! What a first visit costs: HTML, CSS, JavaScript and wasm, as a host sends them, compressed with brotli; and what the
//! policy editor, the reader of accounts, the fonts and the service reference cost when they are fetched.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{chunk_files, first_load};
use crate::embed_page;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::reference;
use crate::shared_code::LOADER;
use crate::split::{IMPORT_READER, LINK_PICTURE};

/// In bytes, all files together. `docs/first-load.md` says what went into it.
const BUDGET: u64 = 350 * 1000;

/// Files of the service reference, and what each may cost.
const REFERENCE: [(&str, u64); 2] = [("common.txt", 30 * 1000), ("others.txt", 200 * 1000)];

/// The policy editor's script, and what it may cost.
const EDITOR: (&str, u64) = ("editor.js", 120 * 1000);

/// Embeds by the names of their first paints, with the bundle of the view, and what one with the app may cost in bytes.
const EMBEDS: [(&str, &str, u64); 6] = [
    ("world", "embed.wasm", 437 * 1000),
    ("why.02-deny-beats-administrator", "embed-why.wasm", 585 * 1000),
    ("lesson.03-role", "embed-lessons.wasm", 532 * 1000),
    ("lesson.03-role.solution", "embed-lessons.wasm", 536 * 1000),
    ("policy.02-deny-beats-administrator", "embed-inspector.wasm", 669 * 1000),
    ("policy.13-not-action", "embed-inspector.wasm", 671 * 1000),
];

/// What each may cost until something is pressed in it: a picture of the app and no module.
const EMBED_BUDGET: u64 = 50 * 1000;

/// What an embed of a world in its link may cost until something is pressed in it, whatever the view: a picture that a small module
/// draws.
const LINKED_EMBED_BUDGET: u64 = 330 * 1000;

/// What the fonts may cost, all together.
const FONTS_BUDGET: u64 = 60 * 1000;

/// The chunk that compares policies as they are edited, the one that is there by then, and what the first may cost besides.
const COMPARISON: (&str, &str, u64) = ("policy_comparison", "inspector", 85 * 1000);

/// What the thread that reads accounts and long logs may cost.
const READER_BUDGET: u64 = 210 * 1000;

#[derive(Debug, PartialEq, Eq)]
struct SizeRow {
    file: String,
    plain: u64,
    brotli: u64,
}

pub(super) fn run(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    let dist = paths.dist();
    let first_load = check_budget(paths, "first load", &dist, &first_load::files(&dist)?, BUDGET);
    let embeds = check_embeds(paths, &dist);
    println!();
    let editor = check_budget(paths, "on demand", &dist, &[EDITOR.0.to_owned()], EDITOR.1);
    println!();
    let reader = check_budget(paths, "on demand", &dist, &IMPORT_READER.map(str::to_owned), READER_BUDGET);
    let comparison = check_comparison(paths, &dist);
    let fonts = check_budget(paths, "after the app", &dist, &fonts(&dist)?, FONTS_BUDGET);
    println!();
    let reference = REFERENCE.iter().map(|(file, budget)| {
        println!();
        check_budget(paths, "on demand", &paths.root.join(reference::DATA), &[(*file).to_owned()], *budget)
    });
    // All of them are measured, and told, before one fails.
    let reference: Vec<_> = reference.collect();
    reference
        .into_iter()
        .fold(first_load.and(embeds).and(editor).and(reader).and(comparison).and(fonts), Result::and)
}

/// Each kind of embed: until something is pressed in it, and with the app.
fn check_embeds(paths: &Paths, dist: &Path) -> Result<(), TaskError> {
    // Its page loads what that of the playground does.
    let loaded = first_load::files(dist)?.into_iter();
    let of_embed = loaded.map(|file| if file == "index.html" { "embed/index.html".to_owned() } else { file });
    let (modules, page): (Vec<_>, Vec<_>) = of_embed.partition(|file| file.ends_with(".wasm"));
    let folder = folder_of_app(&modules)?;
    let checked = EMBEDS.map(|(name, bundle, with_app)| {
        println!();
        let first_paint = format!("{folder}/{}/{name}.json", embed_page::FIRST_PAINTS);
        let at_first: Vec<String> = page.iter().cloned().chain([first_paint]).collect();
        let all: Vec<String> =
            at_first.iter().chain(&modules).cloned().chain([format!("{folder}/{bundle}")]).collect();
        let at_first = check_budget(paths, "embed, unpressed", dist, &at_first, EMBED_BUDGET);
        println!();
        at_first.and(check_budget(paths, "embed with the app", dist, &all, with_app))
    });
    println!();
    let linked: Vec<String> =
        page.iter().cloned().chain(LINK_PICTURE.map(|name| format!("{folder}/{name}"))).collect();
    let linked = check_budget(paths, "embed of a link, unpressed", dist, &linked, LINKED_EMBED_BUDGET);
    checked.into_iter().fold(linked, Result::and)
}

/// The folder of the app, out of what the first load fetches.
fn folder_of_app(files: &[String]) -> Result<&str, TaskError> {
    let module =
        files.iter().filter(|file| file.ends_with(".wasm")).find_map(|module| module.split_once('/'));
    module.map(|(folder, _)| folder).ok_or_else(|| TaskError::new("index.html names no module of the app."))
}

/// What compares policies, without the files that are there when one is edited.
fn check_comparison(paths: &Paths, dist: &Path) -> Result<(), TaskError> {
    let (chunk, known, budget) = COMPARISON;
    let loaded = first_load::files(dist)?;
    let folder = folder_of_app(&loaded)?;
    let loader = fs::read_to_string(dist.join(folder).join(LOADER)).context("read the loader of chunks")?;
    let files_of = |chunk| {
        chunk_files::of_chunk(&loader, chunk).ok_or_else(|| {
            TaskError::new(format!("xtask/src/stages/chunk_files.rs finds no {chunk} in {LOADER}."))
        })
    };
    let known = files_of(known)?;
    let further = files_of(chunk)?.into_iter().filter(|file| !known.contains(file));
    let further: Vec<String> = further.map(|file| format!("{folder}/{file}")).collect();
    println!();
    check_budget(paths, "comparison of policies", dist, &further, budget)
}

/// The fonts in the built site.
fn fonts(dist: &Path) -> Result<Vec<String>, TaskError> {
    let entries = fs::read_dir(dist.join("fonts")).context("read the folder of the fonts")?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.context("read the folder of the fonts")?.file_name();
        names.extend(
            name.to_str().filter(|name| name.ends_with(".woff2")).map(|name| format!("fonts/{name}")),
        );
    }
    names.sort();
    Ok(names)
}

fn check_budget(
    paths: &Paths,
    title: &str,
    folder: &Path,
    files: &[String],
    budget: u64,
) -> Result<(), TaskError> {
    let rows = measure(paths, folder, files)?;
    println!("{}", table(title, &rows, budget));
    let total: u64 = rows.iter().map(|row| row.brotli).sum();
    if total <= budget {
        return Ok(());
    }
    Err(TaskError::new(format!(
        "The {title} is {} over its budget. What is not needed at once can be fetched when it is.",
        kilobytes(total - budget)
    )))
}

fn measure(paths: &Paths, folder: &Path, files: &[String]) -> Result<Vec<SizeRow>, TaskError> {
    let mut node = Command::new("node");
    node.arg(paths.root.join("xtask/brotli.mjs")).args(files).current_dir(folder);
    let answer = process::capture(&mut node)
        .ok_or_else(|| TaskError::new("Could not measure files: `node xtask/brotli.mjs` failed."))?;
    answer
        .lines()
        .map(|line| {
            row(line).ok_or_else(|| TaskError::new(format!("Unexpected answer of brotli.mjs: {line}")))
        })
        .collect()
}

/// `plain brotli file`
fn row(line: &str) -> Option<SizeRow> {
    let mut words = line.splitn(3, ' ');
    Some(SizeRow {
        plain: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        file: words.next()?.to_owned(),
    })
}

fn table(title: &str, rows: &[SizeRow], budget: u64) -> String {
    let width = rows.iter().map(|row| row.file.chars().count()).max().unwrap_or(0).max(12);
    let line = |name: &str, plain: &str, brotli: &str| format!("{name:<width$} {plain:>11} {brotli:>11}");
    let mut lines = vec![line(title, "plain", "brotli")];
    for row in rows {
        lines.push(line(&row.file, &kilobytes(row.plain), &kilobytes(row.brotli)));
    }
    let sum = |of: fn(&SizeRow) -> u64| kilobytes(rows.iter().map(of).sum());
    lines.push(line("in all", &sum(|row| row.plain), &sum(|row| row.brotli)));
    lines.push(line("budget", "", &kilobytes(budget)));
    lines.join("\n")
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_sums_up() {
        let rows = [row("2000 1000 index.html").unwrap(), row("900000 200500 a b.wasm").unwrap()];
        let expected = "\
first load         plain      brotli
index.html        2.0 KB      1.0 KB
a b.wasm        900.0 KB    200.5 KB
in all          902.0 KB    201.5 KB
budget                      300.0 KB";
        assert_eq!(table("first load", &rows, 300_000), expected);
    }

    #[test]
    fn an_unexpected_answer_is_no_row() {
        assert_eq!(row("Error: no such file"), None);
    }
}
