//! Links and files: what is said when one is opened, shared or damaged.

/// Said when a link has opened.
pub const OPENED: &str = "You are looking at a shared world. Your own work is kept.";
/// The first sentence of the bar above a shared world.
pub const LOOKING: &str = "You are looking at a shared world.";
/// The second.
pub const OWN_WORK_IS_KEPT: &str = "Your own work is kept; nothing here is saved.";
/// The first sentence above an example of the gallery, instead.
pub fn looking_at_example(title: &str) -> String {
    format!("Example “{title}”.")
}
/// Shows the rest of the bar on a phone.
pub const MORE: &str = "More";
/// Hides it again.
pub const LESS: &str = "Less";
/// Name of the bar.
pub const SHARED_WORLD: &str = "Shared world";
/// Saves a copy under a name.
pub const KEEP: &str = "Keep as a scenario";
/// Goes on with the shared world.
pub const REPLACE: &str = "Replace my work";
/// Leaves the shared world.
pub const BACK: &str = "Back to my work";
/// The same, when something was changed in it.
pub const BACK_WITHOUT_CHANGES: &str = "Go back and lose my changes here";
/// Said when the shared world has become the user's work.
pub const REPLACED: &str = "This is your work now. Undo brings back what you had.";
/// Name of that step in the undo list.
pub const REPLACE_STEP: &str = "Open the shared world";
/// Said when the user's own work is back.
pub const IS_BACK: &str = "Your own work is back.";
/// Said where the browser does not save.
pub const NOT_KEPT: &str = "This browser does not let the page save. Download the world under Share instead.";
/// Said when an example has opened by its address.
pub fn example_opened(title: &str) -> String {
    format!("This is the example “{title}”. Your own work is kept.")
}
/// Said when the address names an example that is not there.
pub const NO_SUCH_EXAMPLE: &str = "There is no example of that name. Choose one of these.";
/// Said when the address names a lesson that is not there. The first lesson is 1.
pub fn no_such_lesson(number: &str, count: usize) -> String {
    // Whatever stands in an address: enough of it to know it again.
    let number: String = number.chars().take(12).collect();
    format!("There is no lesson “{number}”: the lessons are 1 to {count}. Choose one of them.")
}

/// Said when the example of the address could not be fetched.
pub const EXAMPLE_NOT_FETCHED: &str =
    "The example could not be fetched. Check the connection and reload the page. Your work is kept.";
/// Said when the code that reads links could not be fetched.
pub const NOT_FETCHED: &str = "The link or file could not be opened: a part of the page could not be fetched. Check the connection and reload the page. Your work is kept.";

/// Heading of what is shown for a damaged link or file.
pub const DAMAGED: &str = "This link or file is damaged";
/// Before the list of what was found.
pub const COULD_BE_READ: &str = "This much of it can be opened:";
/// Where there is nothing.
pub const NOTHING_LEFT: &str = "Nothing of it can be opened.";
/// Opens what is left.
pub const OPEN_REST: &str = "Open what could be read";
/// Summary over the text that was found.
pub const TEXT_FOUND: &str = "The text that was found in it";
/// Copies that text.
pub const COPY_TEXT: &str = "Copy the text";
/// Leaves the dialog.
pub const GO_ON: &str = "Go on with my work";
/// What to do about it.
pub const ASK_AGAIN: &str =
    "Ask whoever sent it for the whole link, or for the world as a file. Your own work is as it was.";

/// A scenario's name for the world that was looked at; later ones are counted.
pub fn scenario(name: &str, count: usize) -> String {
    if count < 2 { name.to_owned() } else { format!("{name} {count}") }
}

/// Said when it was kept.
pub fn kept(name: &str) -> String {
    format!("Kept as the scenario “{name}”. It is under Saved.")
}

/// `2 users`.
pub fn count(count: usize, thing: &str) -> String {
    match (count, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {thing}s"),
    }
}

/// A link of so many characters.
pub fn too_long(characters: usize) -> String {
    format!(
        "It has {characters} characters, more than this page reads from a link. Send such a world as a file."
    )
}

/// A link or file that unpacks to too much.
pub const TOO_LARGE: &str =
    "It holds more than this page reads. A world that this page wrote is far smaller.";

/// A link of a version that this page does not know.
pub fn newer_version(version: u32) -> String {
    format!(
        "It was made by a newer version of this page (links of version {version}). Reload the page to get the newest one."
    )
}

/// Heading for a picture in which there is no world.
pub const PICTURE_WITHOUT_WORLD: &str = "This is a picture without a world";
/// What is said of it.
pub const NO_WORLD_IN_PICTURE: &str = "Pictures that this page writes under Share carry their world. In this one there is none: it was made by something else, or a chat or a program wrote it anew.";
/// What to do about it.
pub const ASK_FOR_THE_PICTURE: &str = "Ask for the picture as it was downloaded, for the world as a file, or for a link. Your own work is as it was.";
/// Heading for a file that is not read.
pub const FILE_TOO_LARGE: &str = "This file is too large";
/// What to do about it.
pub const CHOOSE_A_SMALLER_FILE: &str = "A world that this page wrote is far smaller: check that it is the right file. Your own work is as it was.";
/// Heading for a file that the browser does not give.
pub const FILE_UNREADABLE: &str = "This file could not be read";
/// What is said of it.
pub const FILE_NOT_READ: &str = "The browser could not read it: it was moved, changed or is not open to you.";
/// What to do about it.
pub const CHOOSE_IT_AGAIN: &str = "Choose it again, or another one. Your own work is as it was.";

/// What is said of a file that is too large.
pub fn file_too_large(name: &str, bytes: f64, limit: f64) -> String {
    format!("{name} has {}. This page reads files of at most {}.", megabytes(bytes), megabytes(limit))
}

/// `57.3 MB`; never so little that it would fit.
pub fn megabytes(bytes: f64) -> String {
    let tenths = (bytes / 1024.0 / 1024.0 * 10.0).ceil();
    let whole = (tenths / 10.0).trunc();
    match tenths - whole * 10.0 {
        rest if rest < 1.0 => format!("{whole} MB"),
        rest => format!("{whole}.{rest} MB"),
    }
}

/// A link without its end.
pub const TRUNCATED: &str = "Its end is missing, or was changed on the way. Mail programs and chats cut long links, or break them into lines.";

/// A link whose checksum does not match.
pub const CHECKSUM_MISMATCH: &str =
    "It is not as it was made: a character was changed, lost or added on the way.";

#[cfg(test)]
mod tests {
    use super::{count, megabytes, no_such_lesson, scenario};

    #[test]
    fn megabytes_of_what_is_too_large_are_more_than_the_limit() {
        let limit = 50.0 * 1024.0 * 1024.0;
        assert_eq!(
            [limit, limit + 1.0, 60.0 * 1024.0 * 1024.0, 60_000_000.0].map(megabytes),
            ["50 MB", "50.1 MB", "60 MB", "57.3 MB"]
        );
    }

    #[test]
    fn number_of_no_lesson_is_cut_however_long_it_is() {
        assert!(no_such_lesson("99", 18).contains("“99”: the lessons are 1 to 18"));
        assert!(no_such_lesson(&"9".repeat(5_000), 18).len() < 120);
    }

    #[test]
    fn counts_read_well() {
        assert_eq!(
            [count(1, "policy"), count(2, "policy"), count(3, "user")],
            ["1 policy", "2 policies", "3 users"]
        );
        assert_eq!([scenario("A trap", 1), scenario("A trap", 2)], ["A trap", "A trap 2"]);
    }
}
