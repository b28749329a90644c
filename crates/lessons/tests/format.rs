//! A lesson that is wrong says what is missing and where; milestones and lesson states are saved and read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use aws_world::SimTime;
use iam_policy::json;
use lessons::{
    JudgedLimits, Lesson, LessonState, LessonStateError, Milestone, current_step, goals_met, lint_lesson,
    lint_site_lesson, seed_world,
};

fn read(saved: &str) -> Result<LessonState, LessonStateError> {
    LessonState::from_json(&json::parse(saved).root)
}

#[test]
fn lesson_parser_names_lines_it_cannot_parse() {
    for (line, part) in [
        ("titel: A", "“titel” is not a key"),
        ("title", "`key: value`"),
        ("minutes: five", "whole number"),
        ("goal: Do it.", "`text | check; check`"),
        ("goal: Do it. | allowed user/a s3:GetObject", "a principal, an action and a resource"),
        ("goal: Do it. | allowed user/a s3:GetObject * by magic", "“magic” is not a gate"),
        ("goal: Do it. | denied user/a s3:GetObject * past magic", "“magic” is not a gate"),
        (
            "goal: Do it. | denied user/a s3:GetObject * at service-control-policies",
            "cannot stand after `past` and `at`",
        ),
        ("goal: Do it. | allowed user/a s3:GetObject * with aws:SourceIp", "KEY=VALUE"),
        ("goal: Do it. | allowed user/a s3:GetObject * by", "missing after “by”"),
        ("goal: Do it. | seen rain", "“rain” is not a fact"),
        ("goal: Do it. | app is fine", "“is fine” is not a state of the app"),
        ("goal: Do it. | permits 3", "is not a limit"),
        ("goal: Do it. | allows user/a", "`allows PRINCIPAL no more than POLICY`"),
        ("goal: Do it. | allows user/a nothing but {}", "`allows PRINCIPAL no more than POLICY`"),
        (
            r#"goal: Do it. | allows user/a no more than {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}"#,
            "`no more than` has an error",
        ),
        ("column: s3:GetObject", "`ACTION RESOURCE`"),
        ("reply: No.", "`text | check; check`"),
        ("question: a", "`name | text`"),
        ("choice: a | right | Yes.", "follows its question"),
    ] {
        let (_, errors) = Lesson::parse(&format!("---\n{line}\n---\n"));
        let [error] = errors.as_slice() else { panic!("{line}: {errors:?}") };
        assert_eq!(error.line, 2, "{line}");
        assert!(error.message.contains(part), "{line}: {}", error.message);
    }
}

#[test]
fn lint_names_what_a_lesson_lacks() {
    let (lesson, errors) = Lesson::parse("---\ngoal: Say. | answered a\nquestion: b | What?\n---\n");
    assert_eq!(errors, []);
    let messages: Vec<String> = lint_site_lesson(&lesson).into_iter().map(|error| error.message).collect();
    for part in [
        "`title`",
        "`misconception`",
        "`minutes`",
        "`unlocks`",
        "no text",
        "three `hint`",
        "two `reply`",
        "`identity`",
        "`## start`",
        "`## solution`",
        "`b` needs at least two choices",
        "No goal asks for question `b`",
        "asks for question `a`, which is not there",
    ] {
        assert!(messages.iter().any(|message| message.contains(part)), "{part}: {messages:#?}");
    }
}

#[test]
fn lesson_state_that_cannot_be_parsed_says_why() {
    for (text, part) in [
        ("[]", "no version"),
        ("{}", "no version"),
        (r#"{"version":2}"#, "newer version"),
        (r#"{"version":1}"#, "no world"),
        (r#"{"version":1,"world":{"version":7}}"#, "version 7"),
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains(part), "{text}: {error}");
    }
}

#[test]
fn answers_are_kept_in_saved_state() {
    let (lesson, _) = Lesson::parse(
        "---\nquestion: a | What?\nchoice: One | wrong | No.\nchoice: Two | right | Yes.\n---\n",
    );
    let question = lesson.questions.first().unwrap();
    let mut lesson_state = LessonState::new(seed_world().with_catalog().unwrap());
    assert!(!question.answer(0, &mut lesson_state));
    assert!(question.answer(1, &mut lesson_state));
    let opened = read(&lesson_state.to_json().compact()).unwrap();
    assert_eq!(opened, lesson_state);
    assert!(opened.answers.is_right("a"));
    assert_eq!(opened.answers.chosen("a"), Some(1));
}

#[test]
fn milestones_keep_their_names() {
    for milestone in Milestone::ALL {
        assert_eq!(Milestone::from_str(milestone.as_str()), Some(milestone));
    }
    assert_eq!(Milestone::from_str("something-newer"), None);
}

#[test]
fn seed_world_begins_on_a_monday_morning() {
    let world = seed_world();
    assert_eq!(world.now(), SimTime(1_772_442_000));
    assert_eq!(world.now().iso8601(), "2026-03-02T09:00:00Z");
    assert!(world.bucket("photo-app-bucket").is_some() && world.instance("i-0abc1234def567890").is_some());
}

#[test]
fn current_step_is_that_of_the_first_open_goal() {
    let text = "---\nstep: One.\ngoal: a | right\ngoal: b | wrong\nstep: Two.\ngoal: c | right\n---\n";
    let (lesson, errors) = Lesson::parse(text);
    assert_eq!(errors, []);
    let steps: Vec<(&str, usize)> =
        lesson.steps.iter().map(|step| (step.text.as_str(), step.first_goal)).collect();
    assert_eq!(steps, [("One.", 0), ("Two.", 2)]);
    for (met, present) in [
        ([false, false, false], 0),
        ([true, false, true], 0),
        ([true, true, false], 1),
        ([false, true, false], 0),
        ([true, true, true], 1),
    ] {
        assert_eq!(current_step(&lesson.steps, &met), present, "{met:?}");
    }
    assert_eq!(current_step(&[], &[]), 0);
    for (front, part) in [
        ("goal: a | right\nstep: Two.\ngoal: b | right", "before the first step"),
        ("step: One.\nstep: Two.\ngoal: b | right", "Step 1 has no goal"),
        ("step: One.\ngoal: b | right\nstep: Two.", "Step 2 has no goal"),
    ] {
        let (lesson, _) = Lesson::parse(&format!("---\n{front}\n---\n"));
        let messages = lint_lesson(&lesson);
        assert!(messages.iter().any(|error| error.message.contains(part)), "{front}: {messages:?}");
    }
}

#[test]
fn exists_check_takes_star_as_wildcard() {
    let (lesson, errors) = Lesson::parse(
        "---\ngoal: a | exists arn:aws:s3:::photo-*\ngoal: b | exists user/*\ngoal: c | exists arn:aws:s3:::photo\n---\n",
    );
    assert_eq!(errors, []);
    assert_eq!(
        goals_met(&lesson, &LessonState::new(seed_world()), &JudgedLimits::default()),
        [true, false, false]
    );
}
