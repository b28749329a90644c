//! What two states of a world allow that the other does not: cases in `tests/access_changes/`, whose README has the form. After a
//! change run `UPDATE_ACCESS_CHANGES=1 cargo test --test access_changes` and read the difference.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_world::SimTime;
use aws_world::api::Response;
use aws_world::import::{Import, ImportFile};
use aws_world::world::HypotheticalCaller;
use iam_playground::session::access_comparison::{AccessChange, AccessLine, COMPARER, ComparedStates};
use iam_playground::session::access_difference::{
    DifferenceSearch, HolderKind, HolderName, PolicyDifference,
};
use iam_playground::session::access_sentence::{line_sentence, step_sentence};
use iam_playground::session::command::{Command, DocumentRef};
use iam_playground::session::document::Document;
use iam_playground::session::hypothetical_caller;
use iam_playground::session::policy_comparison::LineKind;
use iam_playground::session::sign_in::SignIn;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::reference::Reference;
use iam_policy::request::{Principal, RequestContext};
use lessons::LessonState;

#[path = "../crates/aws-world/tests/cli_parser/mod.rs"]
mod cli_parser;

/// A case: its lines up to `then`, those behind it, and what is said.
struct Case {
    title: String,
    setup: Vec<String>,
    step: Vec<String>,
    said: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let parts = text.split("\n## ").skip(1);
    let case = |part: &str| {
        let (title, lines) = part.split_once('\n').expect("lines below the title");
        let mut case =
            Case { title: title.to_owned(), setup: Vec::new(), step: Vec::new(), said: Vec::new() };
        let mut is_step = false;
        for line in lines.lines().filter(|line| !line.is_empty()) {
            match line {
                "then" => is_step = true,
                _ if !line.starts_with(['$', '#']) => case.said.push(line.to_owned()),
                _ if is_step => case.step.push(line.to_owned()),
                _ => case.setup.push(line.to_owned()),
            }
        }
        case
    };
    parts.map(case).collect()
}

/// `created` is what the newest call created.
fn play(document: &mut Document, created: &mut String, lines: &[String]) {
    for line in lines {
        let organization = document.world().organization();
        let root = organization.map(|organization| organization.root_id.clone()).unwrap_or_default();
        let line = line.replace("ROOT", &root).replace("CREATED", created);
        let command = match line.split(' ').collect::<Vec<&str>>().as_slice() {
            ["$", "aws", ..] => {
                Command::Call { name: "Call".into(), calls: vec![cli_parser::read(&line[2..])] }
            }
            ["#", "account", name] => Command::AddAccount((*name).to_owned()),
            ["#", "as", "administrator", "of", account] => {
                Command::SignIn(SignIn { account: (*account).to_owned(), principal: None })
            }
            ["#", "import", file] => {
                Command::Open { name: (*file).to_owned(), document: DocumentRef(Arc::new(imported(file))) }
            }
            ["#", "session", "of", role, "with", ..] => {
                let (_, policy) = line.split_once(" with ").expect("a session policy");
                Command::SetCallers(vec![session(role, policy)])
            }
            _ => panic!("what is meant by: {line}"),
        };
        let outcome = command.perform(document);
        assert_eq!(outcome.refused, None, "{line}");
        if let Some(Response::Created(id)) = outcome.responses.last() {
            created.clone_from(id);
        }
    }
}

/// The account in a file of the importer's tests.
fn imported(file: &str) -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/aws-world/tests/import");
    let text = fs::read_to_string(folder.join(file)).expect("a file of the importer's tests");
    let mut import =
        Import::new(vec![ImportFile { name: file.to_owned(), text }], SimTime(0)).expect("small");
    while import.step(1_000) {}
    let mut world = import.finish().expect("an account").world;
    world = world.with_catalog().unwrap_or(world);
    Document::new(LessonState::new(world))
}

/// A session of a role of the first account, made with a policy: a caller that is set up for questions.
fn session(role: &str, policy: &str) -> Arc<str> {
    let principal = Principal::RoleSession {
        role_arn: format!("arn:aws:iam::111122223333:role/{role}"),
        session_arn: format!("arn:aws:sts::111122223333:assumed-role/{role}/session"),
    };
    let session_policy = Some(policy.to_owned());
    let caller = HypotheticalCaller { principal, context: RequestContext::default(), session_policy };
    hypothetical_caller::to_text(&caller).into()
}

fn compared(before: &Document, after: &Document, reference: &Reference) -> Vec<AccessChange> {
    let mut search = DifferenceSearch::new(Arc::new(before.clone()), Arc::new(after.clone()));
    while search.step() {}
    let worlds = [before.world(), after.world()];
    let states = ComparedStates { worlds, names: ["before", "after"], reference };
    let change = |difference| {
        let slices = (COMPARER.slices)(difference).into_iter();
        let answers = slices.map(|slice| (COMPARER.compare)(difference, slice, &states)).collect();
        (COMPARER.conclude)(difference, answers)
    };
    search.found.iter().map(change).collect()
}

/// What is said of a case: `>` and the sentence of the step, then a line for each change with its sign and example.
fn said(case: &Case, reference: &Reference) -> Vec<String> {
    let mut before = Document::default();
    before.lesson_state.world = before.world().with_catalog().expect("a fresh world lacks some policies");
    let mut created = String::new();
    play(&mut before, &mut created, &case.setup);
    let mut after = before.clone();
    play(&mut after, &mut created, &case.step);
    let changes = compared(&before, &after, reference);
    let back = compared(&after, &before, reference);
    let groups = |changes: &[AccessChange], kind: LineKind| {
        changes.iter().flat_map(|change| &change.lines).filter(|line| line.kind == kind).count()
    };
    let both = |changes: &[AccessChange], kinds: [LineKind; 2]| kinds.map(|kind| groups(changes, kind));
    assert_eq!(
        both(&changes, [LineKind::Gained, LineKind::Lost]),
        both(&back, [LineKind::Lost, LineKind::Gained]),
        "{}: the way back loses what was gained",
        case.title
    );
    // As the app tells it, which has not fetched the service reference.
    let told_at_once = compared(&before, &after, &Reference::default());
    let sentence = step_sentence(&told_at_once, 0).unwrap_or_else(|| "nothing".to_owned());
    let mut said = vec![format!("> {sentence}")];
    for change in &changes {
        said.extend(change.lines.iter().map(|line| told(change, line)));
    }
    said
}

fn told(change: &AccessChange, line: &AccessLine) -> String {
    let sign = match line.kind {
        LineKind::Gained => '+',
        LineKind::Lost => '-',
        LineKind::Remark => '=',
    };
    let example = line.example.as_ref().map(|example| {
        let decision = example.decision.decision.0.result.decision;
        let is_allowed = decision == EvaluationDecision::Allowed;
        assert!(is_allowed || line.is_decided_elsewhere, "{}: {decision:?}", example.sentence);
        format!(" | {}, in the state {}", example.sentence, state(&example.decision.note))
    });
    format!("{sign} {}{}", line_sentence(change, line), example.unwrap_or_default())
}

fn state(note: &str) -> &'static str {
    match (note.contains(": before."), note.contains(": after.")) {
        (true, false) => "before",
        (false, true) => "after",
        _ => panic!("{note}"),
    }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/access_changes");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| !file.ends_with("README.md"));
    files.sort();
    files
}

#[test]
fn step_says_who_can_do_what_after_it() {
    let reference = Reference::all();
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in files() {
        let text = fs::read_to_string(&file).expect("a text");
        let mut renewed = text.split("\n## ").next().unwrap_or_default().trim_end().to_owned() + "\n";
        for case in cases(&text) {
            count += 1;
            let said = said(&case, &reference);
            if said != case.said {
                wrong.push(format!("{}\n{}", case.title, said.join("\n")));
            }
            let parts = [case.setup.join("\n"), "then".to_owned(), case.step.join("\n"), said.join("\n")];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            renewed += &format!("\n## {}\n\n{}\n", case.title, parts.join("\n"));
        }
        if std::env::var_os("UPDATE_ACCESS_CHANGES").is_some() {
            fs::write(&file, renewed).expect("written");
            wrong.clear();
        }
    }
    assert!(count > 20, "the cases are found: {count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// As two versions of a policy are compared: one beside itself, and one that says the same in other words.
#[test]
fn policies_that_are_the_same_are_told_from_those_that_allow_the_same() {
    let told = |[before, after]: [&str; 2]| {
        let set = |actions: &str| {
            let text = format!(r#"{{"Statement":{{"Effect":"Allow","Action":{actions},"Resource":"*"}}}}"#);
            let attached = AttachedPolicy::inline(&text, PolicyType::Identity, "reads", "");
            Some(PolicySet { identity: vec![attached], ..PolicySet::default() })
        };
        let difference = PolicyDifference {
            holder: HolderName { kind: HolderKind::ManagedPolicy, name: "reads".to_owned() },
            caller: None,
            policy_type: PolicyType::Identity,
            before: set(before),
            after: set(after),
        };
        let lines = (COMPARER.conclude)(&difference, Vec::new()).lines;
        lines.into_iter().map(|line| line.what).collect::<Vec<String>>()
    };
    assert_eq!(told([r#""s3:Get*""#, r#""s3:Get*""#]), ["The policies are the same."]);
    let in_other_words = told([r#""s3:Get*""#, r#"["s3:Get*","s3:GetObject"]"#]);
    assert_eq!(in_other_words, ["The policies differ and allow the same requests."]);
}
