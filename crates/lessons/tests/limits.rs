//! Limits are judged as `limits.txt` says: a proof, a request besides, or undecided.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use iam_policy::reference::Reference;
use lessons::{GoalCheck, Lesson, LimitVerdict, judge_limit, parse_checks};
use play::LessonPlayer;

mod play;

#[test]
fn limits_are_judged_as_the_file_says() {
    let reference = Reference::common();
    let mut wrong = Vec::new();
    let cases: Vec<&str> = include_str!("limits.txt").split("\n== ").skip(1).collect();
    assert!(cases.len() > 12, "{}", cases.len());
    for case in cases {
        let (name, lines) = case.split_once('\n').unwrap();
        let (lines, limit) = lines.split_once("limit ").unwrap();
        let (limit, expected) = limit.trim_end().split_once('\n').unwrap();
        let text = format!("---\n---\n## start\n{lines}");
        let lesson = Lesson::parse(&text).0;
        let player = LessonPlayer::start(Path::new(""), &lesson);
        let (who, policy) = limit.split_once(' ').unwrap();
        let check = parse_checks(&format!("allows {who} no more than {policy}")).unwrap();
        let GoalCheck::AllowsNoMoreThan(limit) = check else { panic!("{name}") };
        let verdict = judge_limit(&player.lesson_state.world, &limit, &reference);
        let is_so = match (expected.split(' ').collect::<Vec<_>>().as_slice(), &verdict) {
            (["kept"], LimitVerdict::Kept)
            | (["undecided"], LimitVerdict::Undecided(_))
            | (["no", "principal"], LimitVerdict::NoPrincipal) => true,
            (["exceeded", action, policy], LimitVerdict::Exceeded(extra)) => {
                (*action == "*" || extra.action == *action) && extra.policy == *policy
            }
            _ => false,
        };
        if !is_so {
            wrong.push(format!("{name}: {verdict:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
