//! Saved work of every version opens, and nothing of it is lost.

use iam_playground::session::command::Command;
use iam_playground::session::matrix::compute_matrix;
use iam_playground::session::saved_document;
use lessons::JudgedLimits;
use serde_json::Value;

/// As the first version of the page saved it: members of the world in another order than now.
const VERSION_1: &str = include_str!("saved/version-1.json");

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn work_of_version_1_opens() {
    let (document, drafts) = saved_document::from_json(VERSION_1).unwrap();
    assert_eq!(document.lesson, 2);
    assert!(document.account().iam.users.contains_key("ann"));
    assert_eq!(document.requests[0].action, "s3:DeleteObject");
    assert_eq!(document.journal.last().unwrap().error.as_deref(), Some("DeleteConflict"));
    assert!(document.lesson_state.milestones.iter().count() > 3);
    assert_eq!(drafts.get("policy:Logs").unwrap(), "{\n\t\"Versio\0\u{1f} \\ \u{2028} ");
    assert_eq!(value(&saved_document::to_json(&document, &drafts)), value(VERSION_1));
}

/// Callers that were set up for questions, as the page that could first do it saved them.
const CALLERS: [&str; 3] = [
    r#"{"type":"Federated","provider":"token.actions.githubusercontent.com","context":{"token.actions.githubusercontent.com:sub":"repo:acme/shop:pull_request","aws:tagkeys":["a","b"]}}"#,
    r#"{"type":"AssumedRole","role":"arn:aws:iam::444455556666:role/p/R","arn":"arn:aws:sts::444455556666:assumed-role/R/s","session_policy":"{}"}"#,
    r#"{"type":"Anonymous"}"#,
];

#[test]
fn callers_set_up_for_questions_open_as_rows_of_the_matrix() {
    let mut saved = value(VERSION_1);
    saved["callers"] = CALLERS.into();
    let (document, drafts) = saved_document::from_json(&saved.to_string()).unwrap();
    assert_eq!(value(&saved_document::to_json(&document, &drafts)), saved);
    let matrix = compute_matrix(&document, None);
    let rows: Vec<&str> = matrix.rows.iter().rev().take(3).map(|row| row.name.as_str()).collect();
    assert_eq!(rows, ["anonymous", "R/s", "repo:acme/shop:pull_request"]);
    // What was never written here is left out, and the rest opens.
    saved["callers"] = vec!["arn:aws:iam::111122223333:user/ann", ""].into();
    assert!(saved_document::from_json(&saved.to_string()).unwrap().0.callers.is_empty());
}

/// A document that is a lesson, as the page that could make lessons first saved it.
const OWN_LESSON: &str = include_str!("saved/own-lesson.json");

#[test]
fn a_document_that_is_a_lesson_opens_with_it() {
    let (document, drafts) = saved_document::from_json(OWN_LESSON).unwrap();
    let own = document.open_own_lesson().unwrap();
    let (lesson, errors) = lessons::Lesson::parse(&own.text);
    assert_eq!(errors, []);
    assert_eq!(lesson.title, "Reading is not writing");
    assert_eq!(lessons::goals_met(&lesson, &document.lesson_state, &JudgedLimits::default()), [false, true]);
    let opened = |text: &str| saved_document::from_json(text).unwrap().0.lesson_state;
    assert_eq!(opened(&own.start), document.lesson_state);
    assert_eq!(lessons::goals_met(&lesson, &opened(&own.solution), &JudgedLimits::default()), [true, true]);
    assert_eq!(value(&saved_document::to_json(&document, &drafts)), value(OWN_LESSON));
}

#[test]
fn another_lesson_may_be_opened_and_the_document_keeps_its_own() {
    let (mut document, drafts) = saved_document::from_json(OWN_LESSON).unwrap();
    Command::OpenLesson(4).perform(&mut document);
    assert!(document.open_own_lesson().is_none() && document.own_lesson.is_some());
    let (mut document, _) = saved_document::from_json(&saved_document::to_json(&document, &drafts)).unwrap();
    assert_eq!(document.lesson, 4);
    Command::OpenOwnLesson.perform(&mut document);
    assert!(document.open_own_lesson().is_some());
    Command::MakeLesson(None).perform(&mut document);
    assert!(!saved_document::to_json(&document, &drafts).contains("own_lesson"));
}

#[test]
fn members_that_the_first_page_did_not_need_may_be_missing() {
    let mut saved = value(VERSION_1);
    for name in ["facts", "lesson", "requests", "journal", "drafts"] {
        assert!(saved.as_object_mut().unwrap().remove(name).is_some(), "{name}");
    }
    let (document, drafts) = saved_document::from_json(&saved.to_string()).unwrap();
    assert!(document.journal.is_empty() && document.requests.is_empty() && drafts.is_empty());
}

#[test]
fn damaged_work_says_what_is_wrong() {
    let mut cases = vec![(VERSION_1[..VERSION_1.len() / 2].to_owned(), "not JSON")];
    for (name, damage, message) in [
        ("version", "2", "newer version"),
        ("version", "null", "no version"),
        ("world", "7", "no version"),
        ("lesson", "-1", "lesson"),
        ("requests", r#"[["s3:GetObject"]]"#, "requests"),
        ("journal", r#"[{"name":"GetObject"}]"#, "journal"),
        ("drafts", r#"[["a", 1]]"#, "drafts"),
        ("own_lesson", r#"{"version":2,"text":"","start":""}"#, "own_lesson"),
        ("own_lesson", r#"{"version":1}"#, "own_lesson"),
    ] {
        let mut saved = value(VERSION_1);
        saved[name] = value(damage);
        cases.push((saved.to_string(), message));
    }
    for (text, message) in cases {
        let error = saved_document::from_json(&text).unwrap_err();
        assert!(error.to_string().contains(message), "{message}: {error}");
    }
}
