//! Where the files of the lessons are.

/// Where the lessons are, seen from the page.
const FOLDER: &str = "lessons/";

/// The file with a lesson's world at its start.
pub const START: &str = "start.json";

/// The file with a lesson's world when all goals are met.
pub const SOLUTION: &str = "solution.json";

/// The address of a file of a lesson, by the lesson's place in the list.
pub fn file_url(index: usize, file: &str) -> Option<String> {
    let lessons = lessons::index();
    let listed = lessons.get(index)?;
    Some([FOLDER, listed.folder, "/", file].concat())
}

/// The place in the list of the lesson that an address names by its number; `None` where there is no such lesson.
pub fn place_of(number: &str) -> Option<usize> {
    let place = number.parse::<usize>().ok()?.checked_sub(1)?;
    (place < lessons::index().len()).then_some(place)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use iam_policy::reference::Reference;
    use lessons::{JudgedLimits, Lesson, LessonState, goals_met, judge_limit, limits};

    use super::{file_url, place_of};
    use crate::session::command::{Command, DocumentRef};
    use crate::session::document::Document;
    use crate::session::history::{History, HistoryStep};
    use crate::session::policy_changes::WorldDiff;
    use crate::session::saved_document::{self, Drafts};
    use crate::text::lessons::step;
    use crate::ui::text_diff::{GAP, diff_lines};

    fn path(index: usize, file: &str) -> PathBuf {
        let address = file_url(index, file).unwrap_or_default();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/lessons/content");
        root.join(address.strip_prefix("lessons/").unwrap_or_default())
    }

    fn document(index: usize, file: &str) -> Document {
        let path = path(index, file);
        let json = std::fs::read_to_string(&path).unwrap_or_default();
        saved_document::from_json(&json)
            .map_err(|error| format!("{}: {error}", path.display()))
            .expect("opens")
            .0
    }

    #[test]
    fn every_lesson_has_its_files_and_they_open() {
        for index in 0..lessons::index().len() {
            for file in ["start.json", "solution.json"] {
                assert_eq!(document(index, file).lesson, index, "{file}");
            }
        }
        assert_eq!(file_url(lessons::index().len(), "start.json"), None);
    }

    #[test]
    fn lesson_number_of_an_address_begins_at_one_and_ends_with_the_list() {
        let count = lessons::index().len();
        assert_eq!((place_of("1"), place_of(&count.to_string())), (Some(0), Some(count - 1)));
        for none in ["0", "", "-1", "two", "1.5", "99999999999999999999", &(count + 1).to_string()] {
            assert_eq!(place_of(none), None, "{none}");
        }
    }

    /// What a text becomes when the marked lines are put into it and taken out of it, as a user would by hand.
    fn patched(before: &str, after: &str) -> String {
        let mut old = before.lines();
        let mut lines: Vec<String> = Vec::new();
        for (sign, line) in diff_lines(before, after) {
            if sign == GAP {
                continue;
            }
            if sign == '+' {
                lines.push(line);
                continue;
            }
            // What is far from every change is not shown.
            lines.extend(old.by_ref().take_while(|kept| *kept != line).map(str::to_owned));
            if sign == ' ' {
                lines.push(line);
            }
        }
        lines.extend(old.map(str::to_owned));
        lines.join("\n")
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
    fn every_hint_applies_in_order_and_leads_to_the_solution() {
        for index in 0..lessons::index().len() {
            let text = std::fs::read_to_string(path(index, "lesson.md")).expect("a text");
            let lesson = Lesson::parse(&text).0;
            let start = document(index, "start.json");
            let solution = document(index, "solution.json");
            let [first, second, third] = lesson.hints.as_slice() else { panic!("{index}: three hints") };
            assert!(first != second && second != third, "{index}: a hint says the same again");
            assert!(judged_goals(&lesson, &start.lesson_state).contains(&false), "{index}");

            // The third says what would be otherwise: a policy, a call, or a button that is pressed.
            let changes = WorldDiff::between(start.world(), solution.world());
            let lines = lesson.script("solution").unwrap_or_default();
            let pressed = lines.iter().any(|line| line.starts_with("# answer") || step(line).is_some());
            assert!(!changes.is_empty() || pressed, "{index}: the third hint shows nothing");
            for change in &changes.policies {
                assert_eq!(
                    patched(&change.before, &change.after).trim_end(),
                    change.after.trim_end(),
                    "{}",
                    change.policy
                );
            }

            // Applied, it leaves nothing to change, meets every goal, and can be undone.
            let mut applied = start.clone();
            let open = Command::Open {
                name: "the solution".into(),
                document: DocumentRef(Arc::new(solution.clone())),
            };
            let mut history = History::default();
            let drafts = Some(Drafts::new());
            history.record(HistoryStep {
                name: open.name(),
                document: Arc::new(start.clone()),
                drafts,
                access: None,
            });
            assert!(open.perform(&mut applied).changed);
            assert!(WorldDiff::between(applied.world(), solution.world()).is_empty(), "{index}");
            let met = judged_goals(&lesson, &applied.lesson_state);
            assert!(met.iter().all(|met| *met), "{index}: {met:?}");
            let back = history.undo(Arc::new(applied), Drafts::new()).expect("a step").document;
            assert!(WorldDiff::between(start.world(), back.world()).is_empty(), "{index}");
        }
    }

    #[test]
    fn solution_steps_include_what_is_removed() {
        // The golf of the last lesson: a policy is detached, a trust policy is changed, an inline one is new.
        let last = lessons::index().len() - 1;
        let (start, solution) = (document(last, "start.json"), document(last, "solution.json"));
        let changes = WorldDiff::between(start.world(), solution.world());
        let places: Vec<&str> = changes.policies.iter().map(|change| change.policy.as_str()).collect();
        assert_eq!(
            places,
            [
                "inline policy Scan of role ForPartner, account 111122223333",
                "trust policy of role ForPartner, account 111122223333"
            ]
        );
        let detached = "aws iam attach-role-policy --role-name ForPartner --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess";
        assert_eq!(
            (changes.added_lines.len(), changes.removed_lines.as_slice()),
            (0, &[detached.to_owned()][..])
        );
    }
}
