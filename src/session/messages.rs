//! What the page says by itself: the newest message at its foot, and what screen readers say.

use leptos::prelude::*;

use super::ui_state::Notice;

/// The messages. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    notice: RwSignal<Option<Notice>>,
    announcement: RwSignal<String>,
}

impl Default for Messages {
    fn default() -> Self {
        Self { notice: RwSignal::new(None), announcement: RwSignal::new(String::new()) }
    }
}

impl Messages {
    /// The newest message, tracked.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// The newest message, where the session still lives.
    pub fn notice_untracked(self) -> Option<Notice> {
        self.notice.try_get_untracked().flatten()
    }

    /// Shows a message in place of the one before.
    pub fn show(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// What the live region says, tracked.
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// Says something to screen readers.
    pub fn announce(self, text: String) {
        self.announcement.set(text);
    }
}
