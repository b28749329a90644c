//! Every lesson proves itself: its start fails a goal, its solution meets all, each of its replies can be reached, and
//! granting everything is no way out. `UPDATE_LESSONS=1 cargo test -p lessons` plays the lines of the texts anew and
//! writes starts, solutions and the list.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aws_world::api::Response;
use aws_world::iam::{IamCall, Identity};
use aws_world::json::Json;
use aws_world::{ApiCall, World};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::json;
use iam_policy::reference::Reference;
use lessons::permission_count::PermissionCount;
use lessons::{
    FIRST_MILESTONE, GoalCheck, JudgedLimits, Lesson, LessonError, LessonState, LimitVerdict,
    WildcardOutcome, index, insights, judge_limit, limits, lint_site_lesson,
};
use play::{ACCOUNT, LessonPlayer};

mod play;

const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

/// What the matrix asks without being told.
const APP_COLUMNS: [(&str, &str); 3] = [
    ("s3:PutObject", "arn:aws:s3:::photo-app-bucket/photos/cat.jpg"),
    ("s3:GetObject", "arn:aws:s3:::photo-app-bucket/photos/cat.jpg"),
    ("s3:ListBucket", "arn:aws:s3:::photo-app-bucket"),
];

/// Judges the limits of a lesson as the page does.
fn judged(lesson: &Lesson, state: &LessonState) -> JudgedLimits {
    let reference = Reference::common();
    JudgedLimits::judge(limits(lesson, state), &state.world, |world, limit| {
        judge_limit(world, limit, &reference)
    })
}

fn goals_met(lesson: &Lesson, state: &LessonState) -> Vec<bool> {
    lessons::goals_met(lesson, state, &judged(lesson, state))
}

fn replies<'l>(lesson: &'l Lesson, state: &LessonState) -> Vec<&'l str> {
    lessons::replies(lesson, state, &judged(lesson, state))
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// Every lesson's folder with what is read from it.
fn all() -> Vec<(String, Lesson)> {
    let mut folders: Vec<String> = fs::read_dir(content())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            let text = fs::read_to_string(content().join(&folder).join("lesson.md")).unwrap();
            let (lesson, errors) = Lesson::parse(&text);
            report(&folder, &errors);
            (folder, lesson)
        })
        .collect()
}

/// Fails with what is wrong and where.
fn report(folder: &str, errors: &[LessonError]) {
    let lines = errors.iter().map(|error| match error.line {
        0 => format!("{folder}/lesson.md: {}", error.message),
        line => format!("{folder}/lesson.md, line {line}: {}", error.message),
    });
    assert!(errors.is_empty(), "\n{}", lines.collect::<Vec<_>>().join("\n"));
}

/// Writes the file, or compares it.
fn check(file: &Path, expected: &str) {
    if std::env::var_os("UPDATE_LESSONS").is_some() {
        fs::write(file, expected).unwrap();
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    assert!(found == expected, "{} is of another time: see the top of this file", file.display());
}

/// A document as the page opens it: the matrix asks what the goals ask. Columns besides come behind those, also where the
/// goals ask what the app does.
fn document(place: usize, lesson: &Lesson, lesson_state: &LessonState) -> String {
    let mut seen = BTreeSet::new();
    let mut requests = Vec::new();
    let asked = lesson.goals.iter().flat_map(|goal| goal.check.questions());
    let asked = asked.map(|question| (question.action.clone(), question.resource.clone()));
    let columns = lesson.columns.iter().map(|column| (column.action.clone(), column.resource.clone()));
    let is_apps = |action: &str, resource: &str| APP_COLUMNS.contains(&(action, resource));
    let all: Vec<(String, String)> = asked.chain(columns).collect();
    let is_about_the_app = all.iter().all(|(action, resource)| is_apps(action, resource));
    for (action, resource) in all {
        if !is_about_the_app && seen.insert((action.clone(), resource.clone())) {
            requests.push(Json::List(vec![Json::text(&action), Json::text(&resource)]));
        }
    }
    let place = Json::Number(i64::try_from(place).unwrap());
    let document =
        lesson_state.to_json().with("lesson", place.clone()).with_if_any("requests", Json::List(requests));
    let document = if lesson.world_stays { document } else { document.with("lesson_world", place) };
    document.compact() + "\n"
}

#[test]
fn every_lesson_is_complete() {
    let mut names = BTreeSet::new();
    for (folder, lesson) in all() {
        report(&folder, &lint_site_lesson(&lesson));
        for question in &lesson.questions {
            assert!(names.insert(question.id.clone()), "{folder}: {} is a question elsewhere", question.id);
        }
    }
}

#[test]
fn the_list_names_every_lesson() {
    let lines =
        all().into_iter().map(|(folder, lesson)| format!("{folder}\t{}\t{}\n", lesson.title, lesson.minutes));
    check(&content().join("index.txt"), &lines.collect::<String>());
    let lines = all()
        .into_iter()
        .map(|(_, lesson)| format!("{}\t{}\t{}\n", lesson.misconception, lesson.unlocks, lesson.goals.len()));
    check(&content().join("insights.txt"), &lines.collect::<String>());
    let card = all().remove(0).1.card();
    let mut first = format!("title\t{}\nmisconception\t{}\n", card.title, card.misconception);
    for (key, texts) in [("text", card.text), ("goal", card.goals), ("hint", card.hints)] {
        first.extend(texts.iter().map(|text| format!("{key}\t{text}\n")));
    }
    check(&content().join("first.txt"), &first);
    if std::env::var_os("UPDATE_LESSONS").is_none() {
        assert_eq!(index().len(), all().len());
        assert_eq!(insights().len(), all().len());
        let first = all().remove(0).1;
        assert_eq!(lessons::first(), first.card());
        let goals: Vec<GoalCheck> = first.goals.into_iter().map(|goal| goal.check).collect();
        assert_eq!(goals, [GoalCheck::Any(vec![GoalCheck::Seen(FIRST_MILESTONE)])]);
    }
}

#[test]
fn starts_fail_and_solutions_succeed() {
    for (place, (folder, lesson)) in all().into_iter().enumerate() {
        let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
        let met = goals_met(&lesson, &player.lesson_state);
        assert!(met.contains(&false), "{folder}: the start meets every goal");
        check(&content().join(&folder).join("start.json"), &document(place, &lesson, &player.lesson_state));
        player.script("solution");
        let met = goals_met(&lesson, &player.lesson_state);
        assert!(met.iter().all(|met| *met), "{folder}: the solution leaves {met:?}");
        assert!(replies(&lesson, &player.lesson_state).is_empty(), "{folder}");
        let json = document(place, &lesson, &player.lesson_state);
        check(&content().join(&folder).join("solution.json"), &json);
        let opened = LessonState::from_json(&json::parse(&json).root).unwrap();
        assert_eq!(opened, player.lesson_state, "{folder}: saving changes it");
    }
}

#[test]
fn every_reply_can_be_reached() {
    for (folder, lesson) in all() {
        for (place, reply) in lesson.replies.iter().enumerate() {
            let name = format!("reply {}", place + 1);
            let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
            let before = replies(&lesson, &player.lesson_state);
            assert!(!before.contains(&reply.text.as_str()), "{folder}: {name} is said at the start already");
            player.script(&name);
            let said = replies(&lesson, &player.lesson_state);
            assert!(said.contains(&reply.text.as_str()), "{folder}: {name} is not said, but {said:?}");
        }
    }
}

#[test]
fn further_reply_script_gets_that_reply_alone() {
    for (folder, lesson) in all() {
        for (name, _) in &lesson.scripts {
            let Some((number, _)) = name.strip_prefix("reply ").and_then(|name| name.split_once(": ")) else {
                continue;
            };
            let reply = &lesson.replies[number.parse::<usize>().unwrap() - 1];
            let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
            player.script(name);
            assert_eq!(replies(&lesson, &player.lesson_state), [reply.text.as_str()], "{folder}: {name}");
        }
    }
}

#[test]
fn every_right_script_meets_every_goal() {
    for (folder, lesson) in all() {
        for (name, _) in lesson.scripts.iter().filter(|(name, _)| name.starts_with("right: ")) {
            let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
            player.script(name);
            let met = goals_met(&lesson, &player.lesson_state);
            assert!(met.iter().all(|met| *met), "{folder}: {name} leaves {met:?}");
        }
    }
}

#[test]
fn every_wrong_script_leaves_a_goal_open_and_says_what_it_allows() {
    for (folder, lesson) in all() {
        for (name, _) in lesson.scripts.iter().filter(|(name, _)| name.starts_with("wrong: ")) {
            let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
            player.script("solution");
            let met = goals_met(&lesson, &player.lesson_state);
            assert!(met.iter().all(|met| *met), "{folder}: {met:?}");
            player.script(name);
            let met = goals_met(&lesson, &player.lesson_state);
            assert!(met.contains(&false), "{folder}: {name} leaves no goal open");
            // Whatever else the goals ask, it alone finds what is wrong.
            let state = &player.lesson_state;
            let kept = JudgedLimits::judge(limits(&lesson, state), &state.world, |_, _| LimitVerdict::Kept);
            let met = lessons::goals_met(&lesson, state, &kept);
            assert!(met.iter().all(|met| *met), "{folder}: {name} leaves {met:?} without its limit");
            let judged = judged(&lesson, &player.lesson_state);
            let mut verdicts = judged.iter().map(|(_, verdict)| verdict);
            let is_told = verdicts.any(|verdict| matches!(verdict, LimitVerdict::Exceeded(_)));
            assert!(is_told, "{folder}: {name}: {judged:?}");
        }
    }
}

/// Solutions as they were saved before their lesson's world or goals became more.
#[test]
fn earlier_saved_solutions_still_meet_the_goals() {
    let earlier = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/earlier");
    for file in fs::read_dir(earlier).unwrap() {
        let path = file.unwrap().path();
        let folder = path.file_stem().unwrap().to_str().unwrap();
        let (_, lesson) = all().into_iter().find(|(name, _)| name == folder).unwrap();
        let saved = fs::read_to_string(&path).unwrap();
        let opened = LessonState::from_json(&json::parse(&saved).root).unwrap();
        let met = goals_met(&lesson, &opened);
        assert!(met.iter().all(|met| *met), "{folder}: {met:?}");
    }
}

#[test]
fn every_question_has_a_right_and_a_wrong_answer_at_the_start() {
    for (folder, lesson) in all() {
        for question in &lesson.questions {
            let player = LessonPlayer::start(&content().join(&folder), &lesson);
            let right = question
                .choices
                .iter()
                .filter(|choice| choice.check.is_met(&player.lesson_state, &JudgedLimits::default()));
            assert_eq!(right.count(), 1, "{folder}: {}", question.id);
        }
    }
}

#[test]
fn granting_everything_is_no_way_out() {
    for (folder, lesson) in all() {
        let Some(identity) = &lesson.identity else { continue };
        let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
        for question in &lesson.questions {
            let right = question
                .choices
                .iter()
                .position(|choice| choice.check.is_met(&player.lesson_state, &JudgedLimits::default()));
            question.answer(right.unwrap(), &mut player.lesson_state);
        }
        grant_everything(&mut player.lesson_state.world, identity);
        assert!(goals_met(&lesson, &player.lesson_state).contains(&false), "{folder}: `*` meets every goal");
        let mut player = LessonPlayer::start(&content().join(&folder), &lesson);
        player.script("solution");
        grant_everything(&mut player.lesson_state.world, identity);
        let met = goals_met(&lesson, &player.lesson_state);
        let fails = met.contains(&false);
        assert_eq!(
            fails,
            lesson.wildcard == WildcardOutcome::Fails,
            "{folder}: `*` added to the solution: {met:?}"
        );
    }
}

fn grant_everything(world: &mut World, arn: &str) {
    let (account, name) =
        (arn.split(':').nth(4).unwrap().to_owned(), arn.rsplit('/').next().unwrap().to_owned());
    let to = if arn.contains(":role/") { Identity::Role(name) } else { Identity::User(name) };
    let administrator = world.administrator(&account);
    let attach = IamCall::AttachPolicy { to, policy_arn: ADMINISTRATOR.into() };
    let _ = world.call(&administrator, ApiCall::Iam(attach));
}

#[test]
fn a_lesson_made_in_the_playground_is_played_from_its_files() {
    let folder = std::env::temp_dir().join(format!("lessons-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut lesson_state = LessonState::new(lessons::seed_world());
    fs::write(folder.join("start.json"), lesson_state.to_json().compact()).unwrap();
    lesson_state.run_app("i-0abc1234def567890").unwrap();
    fs::write(folder.join("solution.json"), lesson_state.to_json().compact()).unwrap();
    let text = "---\ngoal: Run it. | seen ran-without-credentials\n---\n\n## start\n# as in start.json\n\n## solution\n# as in solution.json\n";
    let (lesson, errors) = Lesson::parse(text);
    report("made", &errors);
    let mut player = LessonPlayer::start(&folder, &lesson);
    assert_eq!(goals_met(&lesson, &player.lesson_state), [false]);
    player.script("solution");
    assert_eq!(goals_met(&lesson, &player.lesson_state), [true]);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn permission_count_counts_permitted_requests() {
    let mut world = lessons::seed_world();
    let administrator = world.administrator(ACCOUNT);
    let create = IamCall::CreateUser {
        user_name: "ann".into(),
        path: "/".into(),
        permissions_boundary: None,
        tags: Default::default(),
    };
    let Ok(Response::Created(arn)) = world.call(&administrator, ApiCall::Iam(create)).result else {
        panic!("no user");
    };
    let requests = lessons::permission_count::counted_requests(&world);
    let now = |permitted: usize| Some(PermissionCount { permitted, counted: requests.len() });
    assert_eq!(lessons::permission_count::count(&world, &arn), now(0));
    grant_everything(&mut world, &arn);
    let actions: BTreeSet<&str> = requests.iter().map(|request| request.action.as_str()).collect();
    assert_eq!(
        actions.len(),
        lessons::permission_count::counted_actions(),
        "every action is for something here"
    );
    let allowed = world.simulate_access_matrix(std::slice::from_ref(&arn), &requests);
    let allowed = allowed.iter().filter(|decision| **decision == Some(EvaluationDecision::Allowed)).count();
    assert_eq!(lessons::permission_count::count(&world, &arn), now(allowed));
    assert!(allowed > 20, "{allowed} of {}", requests.len());
    assert_eq!(lessons::permission_count::count(&world, "arn:aws:iam::111122223333:user/nobody"), None);
}
