//! Entries of the command palette: every item of the account, and every action.

use super::command::{CLOCK_STEPS, Command};
use super::document::Document;
use super::map_items::map_items;
use super::selection::Selection;
use super::ui_state::{Dialog, Panel};
use crate::text::session::palette as text;
use crate::text::{compare, real_account, run_bar};

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteAction {
    /// Shows an item in the inspector.
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
pub struct PaletteEntry {
    /// Icon of the sprite.
    pub icon: &'static str,
    /// Its title.
    pub title: String,
    /// Its kind, or what it does.
    pub note: String,
    /// What it does.
    pub action: PaletteAction,
}

/// The largest number of results.
pub const MAX_RESULTS: usize = 12;

/// Items first, then actions.
pub fn entries(document: &Document) -> Vec<PaletteEntry> {
    let items = map_items(document).into_iter().map(|item| PaletteEntry {
        icon: item.icon,
        title: item.title,
        note: item.kind.to_owned(),
        action: PaletteAction::Select(item.selection),
    });
    let mut all: Vec<PaletteEntry> = items.collect();
    let mut add = |icon: &'static str, title: &str, note: &str, action: PaletteAction| {
        all.push(PaletteEntry { icon, title: title.to_owned(), note: note.to_owned(), action });
    };
    add("run", text::RUN_THE_APP, text::CTRL_ENTER, PaletteAction::Perform(Command::RunApp));
    for (title, note, command) in [
        (run_bar::LEAK_THE_REPOSITORY, text::ABOUT_LEAK, Command::LeakRepository),
        (run_bar::STEAL_THE_CREDENTIALS, text::ABOUT_STEAL, Command::StealSession),
    ] {
        add("stranger", title, note, PaletteAction::Perform(command));
    }
    for (icon, title, dialog) in [
        ("user", text::CREATE_USER, Dialog::CreateUser),
        ("group", text::CREATE_GROUP, Dialog::CreateGroup),
        ("role", text::CREATE_ROLE, Dialog::CreateRole),
        ("policy", text::CREATE_POLICY, Dialog::CreatePolicy),
        ("bucket", text::CREATE_RESOURCE, Dialog::CreateResource),
        ("account", text::ADD_ACCOUNT, Dialog::AddAccount),
    ] {
        add(icon, title, "IAM", PaletteAction::Open(dialog));
    }
    add("instance", text::LAUNCH_INSTANCE, "EC2", PaletteAction::Open(Dialog::LaunchInstance));
    add("examples", text::SAVED_WORK, text::ABOUT_SAVED_WORK, PaletteAction::Open(Dialog::SavedWork));
    add("examples", compare::COMPARE, compare::ABOUT_COMPARE, PaletteAction::Open(Dialog::CompareStates));
    add("examples", text::EXAMPLES, text::ABOUT_EXAMPLES, PaletteAction::Open(Dialog::Examples));
    add(
        "why",
        real_account::EXPLAIN_DENIED,
        text::ABOUT_EXPLAIN_DENIED,
        PaletteAction::Open(Dialog::ExplainDenied),
    );
    add("user", text::ADD_CALLER, text::ABOUT_ADD_CALLER, PaletteAction::Open(Dialog::AddCaller));
    add("account", real_account::IMPORT, text::ABOUT_IMPORT, PaletteAction::Open(Dialog::Import));
    add("account", real_account::EXPORT, text::ABOUT_EXPORT, PaletteAction::Open(Dialog::Export));
    add("lesson", text::ALL_LESSONS, text::ABOUT_ALL_LESSONS, PaletteAction::Open(Dialog::LessonPath));
    add("lesson", text::MAKE_A_LESSON, text::ABOUT_MAKE_A_LESSON, PaletteAction::Open(Dialog::MakeLesson));
    add("lesson", text::WHO_AND_WHAT, text::ABOUT_WHO_AND_WHAT, PaletteAction::Open(Dialog::WhoAndWhat));
    add("share", text::SHARE, text::ABOUT_SHARE, PaletteAction::Open(Dialog::Share));
    add(
        "organization",
        text::ORGANIZATION,
        text::ABOUT_ORGANIZATION,
        PaletteAction::Select(Selection::Organization),
    );
    for (panel, title) in Panel::ALL {
        add("logs", title, text::SHOW, PaletteAction::Show(panel));
    }
    for (title, seconds) in CLOCK_STEPS {
        add(
            "clock",
            &text::move_the_clock(title),
            text::TIME,
            PaletteAction::Perform(Command::AdvanceClock(seconds)),
        );
    }
    for (index, lesson) in lessons::index().iter().enumerate() {
        let note = text::lesson(index + 1);
        add("lesson", lesson.title, &note, PaletteAction::Perform(Command::OpenLesson(index)));
    }
    add("why", text::KEYBOARD, text::HELP, PaletteAction::Open(Dialog::Keyboard));
    add("undo", text::START_OVER, text::ASKS_FIRST, PaletteAction::Open(Dialog::Reset));
    all
}

/// Those with every word of `query` in title or note, in any case: titles that begin with it first, and lessons last. Who
/// types here has something to do.
pub fn search(entries: &[PaletteEntry], query: &str) -> Vec<PaletteEntry> {
    let query = query.trim().to_ascii_lowercase();
    let fits = |entry: &&PaletteEntry| {
        let text = format!("{} {}", entry.title, entry.note).to_ascii_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    let mut found: Vec<PaletteEntry> = entries.iter().filter(fits).cloned().collect();
    found.sort_by_key(|entry| {
        let is_lesson = matches!(entry.action, PaletteAction::Perform(Command::OpenLesson(_)));
        (is_lesson, !entry.title.to_ascii_lowercase().starts_with(&query))
    });
    found.truncate(MAX_RESULTS);
    found
}

#[cfg(test)]
mod tests {
    use super::{PaletteAction, entries, search};
    use crate::session::document::Document;
    use crate::session::selection::Selection;

    #[test]
    fn palette_search_matches_every_word_and_prefers_prefixes() {
        let all = entries(&Document::default());
        let titles =
            |query: &str| search(&all, query).into_iter().map(|entry| entry.title).collect::<Vec<_>>();
        assert_eq!(titles("bucket").first().map(String::as_str), Some("photo-app-bucket"));
        assert_eq!(titles("CREATE us"), ["Create user"]);
        assert_eq!(titles("run").first().map(String::as_str), Some("Run the app"));
        assert_eq!(titles("log group"), ["/photo-app/web"]);
        assert_eq!(titles("leak").first().map(String::as_str), Some("Leak the repository"));
        assert_eq!(titles("compare"), ["Compare states"]);
        assert_eq!(titles("denied").first().map(String::as_str), Some("Explain an AccessDenied"));
        assert!(titles("nothing at all").is_empty());
        assert_eq!(titles("").len(), 12);
        let bucket = search(&all, "s3 bucket").into_iter().next().map(|entry| entry.action);
        assert_eq!(bucket, Some(PaletteAction::Select(Selection::Bucket("photo-app-bucket".into()))));
    }
}
