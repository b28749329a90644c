//! The program as a user runs it. `tests/commands/` has command lines with what they read and write, `tests/refusals/` error
//! texts with what is read from them. Each case is a heading with its blocks; the README of each folder explains them.
//! `UPDATE_COMMANDS=1` writes what a command line of `tests/commands/` printed; read the difference before you keep it.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use serde_json::{Map, Value, json};
use test_support::{Case, File, MarkdownPart, parts};

fn main() -> ExitCode {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let commands = test_support::files(&folder("commands"));
    if std::env::var_os("UPDATE_COMMANDS").is_some() {
        commands.iter().for_each(update);
        return ExitCode::SUCCESS;
    }
    let refusals = test_support::files(&folder("refusals"));
    let mut cases: Vec<Case> = commands.iter().flat_map(command_cases).collect();
    cases.extend(refusals.iter().flat_map(refusal_cases));
    test_support::run(cases, 25)
}

/// The blocks below a heading, by the word behind their fence, in order.
struct Section {
    title: String,
    blocks: Vec<(String, String)>,
}

impl Section {
    fn block(&self, kind: &str) -> Option<&str> {
        self.blocks.iter().find(|(of, _)| of == kind).map(|(_, body)| body.as_str())
    }
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for part in parts(text) {
        match part {
            MarkdownPart::Heading { text, .. } => {
                sections.push(Section { title: text.to_owned(), blocks: Vec::new() });
            }
            MarkdownPart::Block { info, body, .. } => {
                let section = sections.last_mut().expect("a block stands below a heading");
                section.blocks.push((info.to_owned(), body));
            }
            MarkdownPart::Prose(_) => {}
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

/// Control characters as they stand in the files.
fn visible(text: &str) -> String {
    text.replace('\x1b', "␛").replace('\r', "␍")
}

fn invisible(text: &str) -> String {
    text.replace('␛', "\x1b").replace('␍', "\r")
}

/// What a command line printed: standard output, standard error and a status that is not 0.
fn ran(line: &str, input: &str) -> String {
    let mut words = line.split_whitespace().peekable();
    let mut command = Command::new(env!("CARGO_BIN_EXE_iam-policy"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"] {
        command.env_remove(name);
    }
    while let Some((name, value)) = words.peek().and_then(|word| word.split_once('=')) {
        command.env(name, value);
        words.next();
    }
    assert_eq!(words.next(), Some("iam-policy"), "{line}");
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that does not read may have ended.
    let _ = child.stdin.take().expect("it has an input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    let mut printed = visible(&String::from_utf8(output.stdout).expect("output is UTF-8"));
    for line in visible(&String::from_utf8(output.stderr).expect("errors are UTF-8")).lines() {
        writeln!(printed, "! {line}").expect("a string grows");
    }
    match output.status.code() {
        Some(0) => {}
        Some(status) => writeln!(printed, "exit status {status}").expect("a string grows"),
        None => panic!("{line} was ended by a signal"),
    }
    printed
}

/// The printed part of a `console` block, run anew.
fn console(section: &Section) -> Option<(String, String)> {
    let block = section.block("console")?;
    let line = block.lines().next().unwrap_or_default();
    let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{line}"));
    let printed = ran(command, &invisible(section.block("input").unwrap_or_default()));
    Some((block.to_owned(), format!("{line}\n{printed}")))
}

fn command_cases(file: &File) -> Vec<Case> {
    let name = file.name.trim_end_matches(".md").to_owned();
    let case = |section: Section| {
        Case::new(format!("{name}: {}", section.title), move || {
            let (expected, printed) = console(&section).ok_or("there is no block `console`")?;
            if expected == printed {
                Ok(())
            } else {
                Err(format!("expected\n{expected}\nbut it printed\n{printed}"))
            }
        })
    };
    sections(&file.text).into_iter().map(case).collect()
}

fn update(file: &File) {
    let mut text = file.text.clone();
    for section in sections(&file.text) {
        if let Some((expected, printed)) = console(&section) {
            text =
                text.replacen(&format!("```console\n{expected}```"), &format!("```console\n{printed}```"), 1);
        }
    }
    std::fs::write(&file.path, text).expect("the file can be written");
}

/// A block `text` and one `refusal` for each refusal: the members that are not null, a `count` that is not 1.
fn refusal_cases(file: &File) -> Vec<Case> {
    let name = file.name.trim_end_matches(".md").to_owned();
    let case = |section: Section| {
        Case::new(format!("{name}: {}", section.title), move || {
            let text = invisible(section.block("text").ok_or("there is no block `text`")?);
            let expected = section.blocks.iter().filter(|(kind, _)| kind == "refusal");
            let expected: Vec<Value> = expected
                .map(|(_, body)| serde_json::from_str(body).map_err(|error| error.to_string()))
                .collect::<Result<_, _>>()?;
            let read = read(text.trim_end_matches('\n'))?;
            if read == expected {
                return Ok(());
            }
            Err(format!("expected {:#}\nbut read {:#}", Value::from(expected), Value::from(read)))
        })
    };
    sections(&file.text).into_iter().map(case).collect()
}

/// The refusals that the program reads, each with its span checked and left out.
fn read(text: &str) -> Result<Vec<Value>, String> {
    let input = json!({ "id": "case", "text": text }).to_string() + "\n";
    let printed = ran("iam-policy denied --jsonl", &input);
    let answer: Value =
        serde_json::from_str(printed.trim_end()).map_err(|error| format!("{error}: {printed}"))?;
    if answer["id"] != "case" {
        return Err(format!("the id is {}", answer["id"]));
    }
    let refusals = answer["refusals"].as_array().ok_or("there are no refusals")?;
    refusals.iter().map(|refusal| compact(refusal, text)).collect()
}

fn compact(refusal: &Value, text: &str) -> Result<Value, String> {
    let mut members: Map<String, Value> = refusal.as_object().ok_or("a refusal is no object")?.clone();
    let span = members.remove("span").ok_or("there is no span")?;
    let place =
        |index: usize| span[index].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
    if text.get(place(0)..place(1)).is_none_or(str::is_empty) {
        return Err(format!("the span {span} is none of the text"));
    }
    members.retain(|name, value| !value.is_null() && (name != "count" || *value != 1));
    Ok(Value::Object(members))
}
