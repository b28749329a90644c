//! A lesson that is wrong says what is missing and where; facts and situations are saved and read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use aws_world::SimTime;
use iam_policy::json;
use lessons::{
    Fact, Lesson, Situation, SituationError, goals_met, lint, lint_shown, present_step, seed_world,
};

fn read(saved: &str) -> Result<Situation, SituationError> {
    Situation::from_saved(&json::parse(saved).root)
}

#[test]
fn lines_that_cannot_be_read_are_named() {
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
        ("reply: No.", "`text | check; check`"),
        ("question: a", "`name | text`"),
        ("choice: a | right | Yes.", "follows its question"),
    ] {
        let (_, errors) = Lesson::read(&format!("---\n{line}\n---\n"));
        let [error] = errors.as_slice() else { panic!("{line}: {errors:?}") };
        assert_eq!(error.line, 2, "{line}");
        assert!(error.message.contains(part), "{line}: {}", error.message);
    }
}

#[test]
fn what_a_lesson_lacks_is_named() {
    let (lesson, errors) = Lesson::read("---\ngoal: Say. | answered a\nquestion: b | What?\n---\n");
    assert_eq!(errors, []);
    let messages: Vec<String> = lint(&lesson).into_iter().map(|error| error.message).collect();
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
fn situations_that_cannot_be_read_say_why() {
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
fn answers_are_kept() {
    let (lesson, _) = Lesson::read(
        "---\nquestion: a | What?\nchoice: One | wrong | No.\nchoice: Two | right | Yes.\n---\n",
    );
    let question = lesson.questions.first().unwrap();
    let mut situation = Situation::new(seed_world().with_catalog().unwrap());
    assert!(!situation.answer(question, 0));
    assert!(situation.answer(question, 1));
    let opened = read(&situation.saved().compact()).unwrap();
    assert_eq!(opened, situation);
    assert!(opened.answers.is_right("a"));
    assert_eq!(opened.answers.chosen("a"), Some(1));
}

#[test]
fn facts_keep_their_names() {
    for fact in Fact::ALL {
        assert_eq!(Fact::from_str(fact.as_str()), Some(fact));
    }
    assert_eq!(Fact::from_str("something-newer"), None);
}

#[test]
fn the_story_begins_on_a_monday_morning() {
    let world = seed_world();
    assert_eq!(world.now(), SimTime(1_772_442_000));
    assert_eq!(world.now().iso8601(), "2026-03-02T09:00:00Z");
    assert!(world.bucket("photo-app-bucket").is_some() && world.instance("i-0abc1234def567890").is_some());
}

#[test]
fn the_step_of_the_first_open_goal_is_the_present_one() {
    let text = "---\nstep: One.\ngoal: a | right\ngoal: b | wrong\nstep: Two.\ngoal: c | right\n---\n";
    let (lesson, errors) = Lesson::read(text);
    assert_eq!(errors, []);
    let steps: Vec<(&str, usize)> =
        lesson.steps.iter().map(|step| (step.text.as_str(), step.first)).collect();
    assert_eq!(steps, [("One.", 0), ("Two.", 2)]);
    for (met, present) in [
        ([false, false, false], 0),
        ([true, false, true], 0),
        ([true, true, false], 1),
        ([false, true, false], 0),
        ([true, true, true], 1),
    ] {
        assert_eq!(present_step(&lesson.steps, &met), present, "{met:?}");
    }
    assert_eq!(present_step(&[], &[]), 0);
    for (front, part) in [
        ("goal: a | right\nstep: Two.\ngoal: b | right", "before the first step"),
        ("step: One.\nstep: Two.\ngoal: b | right", "Step 1 has no goal"),
        ("step: One.\ngoal: b | right\nstep: Two.", "Step 2 has no goal"),
    ] {
        let (lesson, _) = Lesson::read(&format!("---\n{front}\n---\n"));
        let messages = lint_shown(&lesson);
        assert!(messages.iter().any(|error| error.message.contains(part)), "{front}: {messages:?}");
    }
}

#[test]
fn a_star_stands_for_any_name() {
    let (lesson, errors) = Lesson::read(
        "---\ngoal: a | exists arn:aws:s3:::photo-*\ngoal: b | exists user/*\ngoal: c | exists arn:aws:s3:::photo\n---\n",
    );
    assert_eq!(errors, []);
    assert_eq!(goals_met(&lesson, &Situation::new(seed_world())), [true, false, false]);
}
