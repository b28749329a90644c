//! Where the files of the lessons are.

/// Where the lessons are, seen from the page.
const FOLDER: &str = "lessons/";

/// The address of a file of a lesson, by the lesson's place in the list.
pub fn address(index: usize, file: &str) -> Option<String> {
    let lessons = lessons::index();
    let listed = lessons.get(index)?;
    Some([FOLDER, listed.folder, "/", file].concat())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::address;
    use crate::session::saved;

    #[test]
    fn every_lesson_has_its_files_and_they_open() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/lessons/content");
        for index in 0..lessons::index().len() {
            for file in ["start.json", "solution.json"] {
                let address = address(index, file).unwrap_or_default();
                let path = root.join(address.trim_start_matches("lessons/"));
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let (document, _) = saved::from_json(&text).unwrap_or_default();
                assert_eq!(document.lesson, index, "{}", path.display());
                assert!(document.lesson_world.is_none_or(|world| world == index), "{}", path.display());
            }
        }
        assert_eq!(address(99, "start.json"), None);
    }
}
