//! What a first visit costs: HTML, CSS, JavaScript and wasm, as a host sends them, compressed with brotli.

use std::process::Command;

use super::first_load;
use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;

/// In bytes, all files together. The aim is 300 KB; this is what has been reached, and it only ever goes down.
const BUDGET: u64 = 350 * 1000;

#[derive(Debug, PartialEq, Eq)]
struct Row {
    file: String,
    plain: u64,
    brotli: u64,
}

pub(super) fn run(places: &Places, _: &[String]) -> Outcome<()> {
    let rows = measure(places, &first_load::files(&places.dist())?)?;
    println!("{}", table(&rows));
    let total: u64 = rows.iter().map(|row| row.brotli).sum();
    if total <= BUDGET {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The first load is {} over its budget. What is not needed at once can be fetched when it is.",
        kilobytes(total - BUDGET)
    )))
}

fn measure(places: &Places, files: &[String]) -> Outcome<Vec<Row>> {
    let mut node = Command::new("node");
    node.arg(places.root.join("xtask/brotli.mjs")).args(files).current_dir(places.dist());
    let answer = run::answer(&mut node).ok_or_else(|| {
        Failure::new("Could not measure the files of the first load: `node xtask/brotli.mjs` failed.")
    })?;
    answer
        .lines()
        .map(|line| row(line).ok_or_else(|| Failure::new(format!("Unexpected answer of brotli.mjs: {line}"))))
        .collect()
}

/// `plain brotli file`
fn row(line: &str) -> Option<Row> {
    let mut words = line.splitn(3, ' ');
    Some(Row {
        plain: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        file: words.next()?.to_owned(),
    })
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.file.chars().count()).max().unwrap_or(0).max(12);
    let line = |name: &str, plain: &str, brotli: &str| format!("{name:<width$} {plain:>11} {brotli:>11}");
    let mut lines = vec![line("first load", "plain", "brotli")];
    for row in rows {
        lines.push(line(&row.file, &kilobytes(row.plain), &kilobytes(row.brotli)));
    }
    let sum = |of: fn(&Row) -> u64| kilobytes(rows.iter().map(of).sum());
    lines.push(line("in all", &sum(|row| row.plain), &sum(|row| row.brotli)));
    lines.push(line("budget", "", &kilobytes(BUDGET)));
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
budget                      350.0 KB";
        assert_eq!(table(&rows), expected);
    }

    #[test]
    fn an_unexpected_answer_is_no_row() {
        assert_eq!(row("Error: no such file"), None);
    }
}
