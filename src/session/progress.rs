//! How far the reader is with the lessons. It is remembered apart from the work, so that undo and a fresh start leave it.
//!
//! It is a text, a line for each lesson that was begun: its folder, how many goals were met at a time at most, and how
//! many there are.

use iam_policy::json;

/// How far the reader is with one lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Goals met at a time, at most.
    pub met: usize,
    /// Goals there are; 0 where the lesson was not begun.
    pub of: usize,
}

impl Progress {
    /// Whether all goals were met once.
    pub fn is_finished(self) -> bool {
        self.of > 0 && self.met >= self.of
    }
}

fn parts(line: &str) -> Option<(&str, Progress)> {
    let mut parts = line.split('\t');
    let folder = parts.next()?;
    let progress = Progress { met: parts.next()?.parse().ok()?, of: parts.next()?.parse().ok()? };
    Some((folder, progress))
}

/// How far the reader is with the lesson in this folder.
pub fn of(remembered: &str, folder: &str) -> Progress {
    let mut all = remembered.lines().filter_map(parts);
    all.find(|(known, _)| *known == folder).map(|(_, progress)| progress).unwrap_or_default()
}

/// What is remembered once so many goals are met; `None` where that is nothing new.
pub fn note(remembered: &str, folder: &str, met: usize, of_all: usize) -> Option<String> {
    let before = of(remembered, folder);
    if met <= before.met {
        return None;
    }
    let line = [folder, "\t", &met.to_string(), "\t", &of_all.to_string(), "\n"].concat();
    Some(forget(remembered, folder) + &line)
}

/// What is remembered without this lesson.
pub fn forget(remembered: &str, folder: &str) -> String {
    let kept = remembered.lines().filter(|line| parts(line).is_none_or(|(known, _)| known != folder));
    kept.fold(String::new(), |text, line| text + line + "\n")
}

/// Whether saved work was left in this lesson and in its world.
pub fn is_of_lesson(saved: &str, index: usize) -> bool {
    let parsed = json::parse(saved);
    let number = |name: &str| parsed.root.member(name)?.as_i64().and_then(|n| usize::try_from(n).ok());
    let is_in = number("lesson_world").is_none_or(|world| world == index);
    number("lesson") == Some(index) && is_in && parsed.root.member("own_lesson").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_goals_met_at_a_time_are_remembered() {
        let once = note("", "02-keys", 1, 4).expect("new");
        assert_eq!(of(&once, "02-keys"), Progress { met: 1, of: 4 });
        assert_eq!(note(&once, "02-keys", 1, 4), None);
        assert_eq!(note(&once, "02-keys", 0, 4), None);
        let done = note(&once, "02-keys", 4, 4).expect("new");
        assert!(of(&done, "02-keys").is_finished() && !of(&once, "02-keys").is_finished());
        let both = note(&done, "03-role", 1, 3).expect("new");
        assert_eq!(forget(&both, "02-keys"), "03-role\t1\t3\n");
        assert_eq!(of("damaged\nlines", "03-role"), Progress::default());
    }

    #[test]
    fn saved_work_is_of_the_lesson_whose_world_it_is() {
        assert!(is_of_lesson(r#"{"lesson":9,"lesson_world":9}"#, 9));
        assert!(!is_of_lesson(r#"{"lesson":9,"lesson_world":3}"#, 9));
        assert!(is_of_lesson(r#"{"lesson":1}"#, 1));
        assert!(!is_of_lesson(r#"{"lesson":1,"own_lesson":"x"}"#, 1));
        assert!(!is_of_lesson("", 0));
    }
}
