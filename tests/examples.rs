//! The gallery: each example is a text of AWS CLI lines, played here and saved as the page opens it. After a change run
//! `UPDATE_EXAMPLES=1 cargo test --test examples` and look at the difference.

use std::fs;
use std::path::{Path, PathBuf};

use aws_world::api::Response;
use aws_world::world::ActionOnResource;
use iam_playground::session::command::Command;
use iam_playground::session::document::Document;
use iam_playground::session::examples::{Example, parse_index};
use iam_playground::session::matrix::compute_matrix;
use iam_playground::session::saved_document;
use iam_playground::session::selection::RequestCaller;
use iam_playground::session::sign_in::SignIn;
use iam_policy::reference::Reference;
use lessons::{JudgedLimits, Lesson, LessonState, goals_met, judge_limit, limits};
use serde_json::json;

#[path = "../crates/aws-world/tests/cli_parser/mod.rs"]
mod cli_parser;

/// An example being played.
struct Play {
    document: Document,
    /// What the newest call created.
    created: String,
    asked: Vec<ActionOnResource>,
    first: Option<(String, ActionOnResource)>,
}

impl Play {
    fn line(&mut self, line: &str) {
        let organization = self.document.world().organization();
        let root = organization.map(|organization| organization.root_id.clone()).unwrap_or_default();
        let line = line.replace("ROOT", &root).replace("CREATED", &self.created);
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["$", "aws", service, operation, ..] => self.call(&line[2..], &format!("{service} {operation}")),
            ["#", "account", name] => {
                Command::AddAccount((*name).to_owned()).perform(&mut self.document);
            }
            ["#", "as", "administrator", "of", account] => self.sign_in(account),
            ["#", "ask", caller, action, resource, "is", verdict] => {
                let request =
                    ActionOnResource { action: (*action).to_owned(), resource: (*resource).to_owned() };
                self.ask(caller, request, verdict);
            }
            _ => panic!("what is meant by: {line}"),
        }
    }

    fn sign_in(&mut self, account: &str) {
        Command::SignIn(SignIn { account: account.to_owned(), principal: None }).perform(&mut self.document);
    }

    fn call(&mut self, line: &str, name: &str) {
        let command = Command::Call { name: name.to_owned(), calls: vec![cli_parser::read(line)] };
        let outcome = command.perform(&mut self.document);
        assert_eq!(outcome.refused, None, "{line}");
        if let Some(Response::Created(created)) = outcome.responses.last() {
            self.created.clone_from(created);
        }
    }

    fn ask(&mut self, caller: &str, request: ActionOnResource, verdict: &str) {
        Command::AddRequests(vec![request.clone()]).perform(&mut self.document);
        let matrix = compute_matrix(&self.document, None);
        let row = matrix.rows.iter().find(|row| row.caller == RequestCaller::Principal(caller.to_owned()));
        let column = matrix.requests.iter().position(|known| *known == request).expect("the request");
        let cell = row.and_then(|row| row.cells.get(column)).unwrap_or_else(|| panic!("nobody: {caller}"));
        assert_eq!(cell.verdict.is_allowed(), verdict == "allowed", "{caller} {request:?}");
        self.first.get_or_insert((caller.to_owned(), request.clone()));
        self.asked.push(request);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The parts of an example's text.
struct Source<'t> {
    front_matter: &'t str,
    /// What the example is played from; then, for each thing to try, one way to do it.
    scripts: Vec<&'t str>,
}

fn source(text: &str) -> Source<'_> {
    let mut parts = text.splitn(3, "---\n").skip(1);
    let (front_matter, lines) = (parts.next().expect("front matter"), parts.next().expect("lines"));
    let mut scripts = lines.split("## try ");
    let setup = scripts.next().into_iter();
    let tries = scripts.enumerate().map(|(place, script)| {
        let (number, lines) = script.split_once('\n').expect("a number, then lines");
        assert_eq!(number, (place + 1).to_string(), "in order");
        lines
    });
    Source { front_matter, scripts: setup.chain(tries).collect() }
}

fn field<'t>(front_matter: &'t str, name: &str) -> &'t str {
    let line = front_matter.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name}"))
}

/// The example as a story, in the form of a lesson: what the page shows beside its world.
fn story(front_matter: &str) -> String {
    let goals: Vec<&str> = front_matter.lines().filter(|line| line.starts_with("goal: ")).collect();
    let field = |name: &str| field(front_matter, name);
    format!(
        "---\ntitle: {}\nunlocks: {}\n{}\n---\n{}\n",
        field("title"),
        field("surprise"),
        goals.join("\n"),
        field("about")
    )
}

/// The document, and what the index says of it.
fn play(text: &str, file: &str) -> (Document, serde_json::Value) {
    let Source { front_matter, scripts } = source(text);
    let lines = scripts.first().expect("lines");
    let field = |name: &str| field(front_matter, name);
    let mut document = Document::default();
    document.lesson_state.world = document.world().with_catalog().expect("a fresh world lacks some policies");
    let mut play = Play { document, created: String::new(), asked: Vec::new(), first: None };
    let home = play.document.account().id.clone();
    lines.lines().filter(|line| !line.is_empty()).for_each(|line| play.line(line));
    play.sign_in(&home);
    let (caller, ActionOnResource { action, resource }) = play.first.expect("a question");
    let entry = json!({ "file": format!("{file}.json"), "title": field("title"), "about": field("about"),
        "caller": caller, "action": action, "resource": resource });
    (play.document, entry)
}

fn check(file: &Path, expected: &str) {
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
        fs::write(file, expected).expect("written");
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    assert!(found == expected, "{} is of another time: see the top of this file", file.display());
}

/// Names and texts of all examples.
fn texts() -> Vec<(String, String)> {
    let mut sources: Vec<PathBuf> =
        fs::read_dir(folder()).expect("examples").map(|e| e.expect("a file").path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    sources.sort();
    assert!(sources.len() >= 12, "a gallery");
    let text = |path: &PathBuf| {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        (name, fs::read_to_string(path).expect("the text"))
    };
    sources.iter().map(text).collect()
}

/// The goals that are met, with their limits judged.
fn judged_goals(lesson: &Lesson, state: &LessonState) -> Vec<bool> {
    let reference = Reference::common();
    let judged = JudgedLimits::judge(limits(lesson, state), &state.world, |world, limit| {
        judge_limit(world, limit, &reference)
    });
    goals_met(lesson, state, &judged)
}

#[test]
fn every_example_has_three_things_to_try_that_are_open_at_first_and_can_be_done() {
    let mut wrong = Vec::new();
    for (file, text) in texts() {
        let source = source(&text);
        let (lesson, errors) = Lesson::parse(&story(source.front_matter));
        assert_eq!(errors, [], "{file}");
        assert_eq!((lesson.goals.len(), source.scripts.len()), (3, 4), "{file}");
        assert!(!lesson.unlocks.is_empty() && !lesson.text.is_empty(), "{file}");
        let (start, _) = play(&text, &file);
        let met = judged_goals(&lesson, &start.lesson_state);
        if met.contains(&true) {
            wrong.push(format!("{file}: met before anything is tried: {met:?}"));
        }
        for (goal, script) in source.scripts.iter().skip(1).enumerate() {
            let document = start.clone();
            let mut play = Play { document, created: String::new(), asked: Vec::new(), first: None };
            script.lines().filter(|line| !line.is_empty()).for_each(|line| play.line(line));
            if !judged_goals(&lesson, &play.document.lesson_state)[goal] {
                wrong.push(format!("{file}: try {} does not do it", goal + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_example_says_what_it_promises_and_opens_as_it_was_played() {
    let mut entries = Vec::new();
    for (file, text) in texts() {
        let (document, entry) = play(&text, &file);
        check(&folder().join(format!("built/{file}.md")), &story(source(&text).front_matter));
        let json = saved_document::to_json(&document, &Default::default());
        check(&folder().join(format!("built/{file}.json")), &json);
        let (opened, _) = saved_document::from_json(&json).expect("it opens");
        let before = compute_matrix(&document, None);
        assert_eq!(compute_matrix(&opened, None), before, "{file}");
        entries.push(entry);
    }
    let text = serde_json::to_string_pretty(&entries).expect("JSON") + "\n";
    check(&folder().join("built/index.json"), &text);
    let read: Vec<Example> = parse_index(&text).expect("the index");
    assert_eq!(read.len(), entries.len());
}
