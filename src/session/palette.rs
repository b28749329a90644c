//! What the palette finds: every thing of the account, and everything that can be done.

use super::command::{CLOCK_STEPS, Command};
use super::document::Document;
use super::selection::Selection;
use super::things::things;
use super::{Dialog, Panel};
use crate::text::real_account;
use crate::text::session::palette as text;

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Shows a thing in the inspector.
    Select(Selection),
    /// Does something to the world.
    Perform(Command),
    /// Opens a dialog.
    Open(Dialog),
    /// Shows a panel.
    Show(Panel),
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Icon of the sprite.
    pub icon: &'static str,
    /// What it is called.
    pub title: String,
    /// Its kind, or what it does.
    pub note: String,
    /// What it does.
    pub act: Act,
}

/// How many are shown at most.
pub const SHOWN: usize = 12;

/// Things first, then what can be done.
pub fn entries(document: &Document) -> Vec<Entry> {
    let things = things(document).into_iter().map(|thing| Entry {
        icon: thing.icon,
        title: thing.title,
        note: thing.kind.to_owned(),
        act: Act::Select(thing.selection),
    });
    let mut all: Vec<Entry> = things.collect();
    let mut add = |icon: &'static str, title: &str, note: &str, act: Act| {
        all.push(Entry { icon, title: title.to_owned(), note: note.to_owned(), act });
    };
    add("run", text::RUN_THE_APP, text::CTRL_ENTER, Act::Perform(Command::RunApp));
    for (icon, title, dialog) in [
        ("user", text::CREATE_USER, Dialog::CreateUser),
        ("group", text::CREATE_GROUP, Dialog::CreateGroup),
        ("role", text::CREATE_ROLE, Dialog::CreateRole),
        ("policy", text::CREATE_POLICY, Dialog::CreatePolicy),
        ("bucket", text::CREATE_RESOURCE, Dialog::CreateResource),
        ("account", text::ADD_ACCOUNT, Dialog::AddAccount),
    ] {
        add(icon, title, "IAM", Act::Open(dialog));
    }
    add("instance", text::LAUNCH_INSTANCE, "EC2", Act::Open(Dialog::LaunchInstance));
    add("examples", text::SAVED_WORK, text::ABOUT_SAVED_WORK, Act::Open(Dialog::SavedWork));
    add("examples", text::EXAMPLES, text::ABOUT_EXAMPLES, Act::Open(Dialog::Examples));
    add("why", real_account::EXPLAIN_DENIED, text::ABOUT_EXPLAIN_DENIED, Act::Open(Dialog::ExplainDenied));
    add("account", real_account::IMPORT, text::ABOUT_IMPORT, Act::Open(Dialog::Import));
    add("account", real_account::EXPORT, text::ABOUT_EXPORT, Act::Open(Dialog::Export));
    add("lesson", text::ALL_LESSONS, text::ABOUT_ALL_LESSONS, Act::Open(Dialog::LessonPath));
    add("lesson", text::MAKE_A_LESSON, text::ABOUT_MAKE_A_LESSON, Act::Open(Dialog::MakeLesson));
    add("lesson", text::WHO_AND_WHAT, text::ABOUT_WHO_AND_WHAT, Act::Open(Dialog::WhoAndWhat));
    add("share", text::SHARE, text::ABOUT_SHARE, Act::Open(Dialog::Share));
    add("organization", text::ORGANIZATION, text::ABOUT_ORGANIZATION, Act::Select(Selection::Organization));
    for (panel, title) in Panel::ALL {
        add("logs", title, text::SHOW, Act::Show(panel));
    }
    for (title, seconds) in CLOCK_STEPS {
        add("clock", &text::move_the_clock(title), text::TIME, Act::Perform(Command::AdvanceClock(seconds)));
    }
    for (index, lesson) in lessons::index().iter().enumerate() {
        let note = text::lesson(index + 1);
        add("lesson", lesson.title, &note, Act::Perform(Command::OpenLesson(index)));
    }
    add("why", text::KEYBOARD, text::HELP, Act::Open(Dialog::Keyboard));
    add("undo", text::START_OVER, text::ASKS_FIRST, Act::Open(Dialog::Reset));
    all
}

/// Those with every word of `query` in title or note, in any case: titles that begin with it first, and lessons last. Who
/// types here has something to do.
pub fn found(entries: &[Entry], query: &str) -> Vec<Entry> {
    let query = query.trim().to_ascii_lowercase();
    let fits = |entry: &&Entry| {
        let text = format!("{} {}", entry.title, entry.note).to_ascii_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    let mut found: Vec<Entry> = entries.iter().filter(fits).cloned().collect();
    found.sort_by_key(|entry| {
        let is_lesson = matches!(entry.act, Act::Perform(Command::OpenLesson(_)));
        (is_lesson, !entry.title.to_ascii_lowercase().starts_with(&query))
    });
    found.truncate(SHOWN);
    found
}

#[cfg(test)]
mod tests {
    use super::{Act, entries, found};
    use crate::session::document::Document;
    use crate::session::selection::Selection;

    #[test]
    fn every_word_counts_and_beginnings_come_first() {
        let all = entries(&Document::default());
        let titles =
            |query: &str| found(&all, query).into_iter().map(|entry| entry.title).collect::<Vec<_>>();
        assert_eq!(titles("bucket").first().map(String::as_str), Some("photo-app-bucket"));
        assert_eq!(titles("CREATE us"), ["Create user"]);
        assert_eq!(titles("run").first().map(String::as_str), Some("Run the app"));
        assert_eq!(titles("log group"), ["/photo-app/web"]);
        assert_eq!(titles("denied").first().map(String::as_str), Some("Explain an AccessDenied"));
        assert!(titles("nothing at all").is_empty());
        assert_eq!(titles("").len(), 12);
        let bucket = found(&all, "s3 bucket").into_iter().next().map(|entry| entry.act);
        assert_eq!(bucket, Some(Act::Select(Selection::Bucket("photo-app-bucket".into()))));
    }
}
