//! Progress in the lessons. It is stored apart from the work, so that undo and a fresh start keep it.
//!
//! It is a text, a line for each lesson that was begun: its folder, how many goals were met at a time at most, how many
//! there are, and, where the lesson counts them, the fewest requests that were permitted when it was finished.

use iam_policy::json;

/// Progress in one lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The most goals that were met at a time.
    pub met: usize,
    /// The lesson's goals; 0 where it was not begun.
    pub total: usize,
}

impl Progress {
    /// Whether all goals were met once.
    pub fn is_finished(self) -> bool {
        self.total > 0 && self.met >= self.total
    }
}

fn parse_line(line: &str) -> Option<(&str, Progress)> {
    let mut parts = line.split('\t');
    let folder = parts.next()?;
    let progress = Progress { met: parts.next()?.parse().ok()?, total: parts.next()?.parse().ok()? };
    Some((folder, progress))
}

/// Progress in the lesson in this folder.
pub fn progress_of(stored: &str, folder: &str) -> Progress {
    let mut all = stored.lines().filter_map(parse_line);
    all.find(|(known, _)| *known == folder).map(|(_, progress)| progress).unwrap_or_default()
}

/// The text after so many goals are met; `None` where that is no progress.
pub fn record(stored: &str, folder: &str, met: usize, total: usize) -> Option<String> {
    let before = progress_of(stored, folder);
    if met <= before.met {
        return None;
    }
    let line = [folder, "\t", &met.to_string(), "\t", &total.to_string(), "\n"].concat();
    Some(forget(stored, folder) + &line)
}

/// How many of the lessons in these folders are finished.
pub fn finished_count<'f>(stored: &str, folders: impl Iterator<Item = &'f str>) -> usize {
    folders.filter(|folder| progress_of(stored, folder).is_finished()).count()
}

/// The fewest requests that were permitted when the lesson in this folder was finished.
pub fn best_permission_count(stored: &str, folder: &str) -> Option<usize> {
    let line = stored.lines().find(|line| parse_line(line).is_some_and(|(known, _)| known == folder))?;
    line.split('\t').nth(3)?.parse().ok()
}

/// The text after the lesson was finished with so many requests permitted; `None` where it was not finished, or with no more
/// before.
pub fn record_permission_count(stored: &str, folder: &str, count: usize) -> Option<String> {
    let Progress { met, total } = Some(progress_of(stored, folder)).filter(|known| known.is_finished())?;
    if best_permission_count(stored, folder).is_some_and(|best| best <= count) {
        return None;
    }
    let [met, total, count] = [met, total, count].map(|number| number.to_string());
    Some(forget(stored, folder) + &[folder, "\t", &met, "\t", &total, "\t", &count, "\n"].concat())
}

/// The text without this lesson.
pub fn forget(stored: &str, folder: &str) -> String {
    let kept = stored.lines().filter(|line| parse_line(line).is_none_or(|(known, _)| known != folder));
    kept.fold(String::new(), |text, line| text + line + "\n")
}

/// Whether saved work was left in this lesson and in its world.
pub fn is_work_in_lesson(saved: &str, index: usize) -> bool {
    let parsed = json::parse(saved);
    let number = |name: &str| parsed.root.member(name)?.as_i64().and_then(|n| usize::try_from(n).ok());
    let is_in = number("lesson_world").is_none_or(|world| world == index);
    number("lesson") == Some(index) && is_in && parsed.root.member("own_lesson").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_keeps_the_most_goals_met() {
        let once = record("", "02-keys", 1, 4).expect("new");
        assert_eq!(progress_of(&once, "02-keys"), Progress { met: 1, total: 4 });
        assert_eq!(record(&once, "02-keys", 1, 4), None);
        assert_eq!(record(&once, "02-keys", 0, 4), None);
        let done = record(&once, "02-keys", 4, 4).expect("new");
        assert!(progress_of(&done, "02-keys").is_finished() && !progress_of(&once, "02-keys").is_finished());
        let both = record(&done, "03-role", 1, 3).expect("new");
        assert_eq!(forget(&both, "02-keys"), "03-role\t1\t3\n");
        assert_eq!(progress_of("damaged\nlines", "03-role"), Progress::default());
    }

    #[test]
    fn finished_count_leaves_out_lessons_that_are_only_begun() {
        let stored = "03-role\t3\t3\n04-trust\t1\t3\n";
        assert_eq!(finished_count(stored, ["03-role", "04-trust", "05-golf"].into_iter()), 1);
    }

    #[test]
    fn progress_keeps_the_fewest_requests_of_a_finished_lesson() {
        let begun = record("", "18-golf", 1, 2).expect("new");
        assert_eq!(record_permission_count(&begun, "18-golf", 3), None, "it is not finished");
        let done = record(&begun, "18-golf", 2, 2).expect("new");
        let counted = record_permission_count(&done, "18-golf", 3).expect("new");
        assert_eq!(
            (best_permission_count(&done, "18-golf"), best_permission_count(&counted, "18-golf")),
            (None, Some(3))
        );
        assert_eq!(record_permission_count(&counted, "18-golf", 4), None);
        let better = record_permission_count(&counted, "18-golf", 2).expect("fewer");
        assert_eq!(best_permission_count(&better, "18-golf"), Some(2));
        assert!(progress_of(&better, "18-golf").is_finished());
    }

    #[test]
    fn saved_work_is_of_the_lesson_whose_world_it_is() {
        assert!(is_work_in_lesson(r#"{"lesson":9,"lesson_world":9}"#, 9));
        assert!(!is_work_in_lesson(r#"{"lesson":9,"lesson_world":3}"#, 9));
        assert!(is_work_in_lesson(r#"{"lesson":1}"#, 1));
        assert!(!is_work_in_lesson(r#"{"lesson":1,"own_lesson":"x"}"#, 1));
        assert!(!is_work_in_lesson("", 0));
    }
}
