//! Copies a text and says whether that worked.

use crate::browser::clipboard;
use crate::session::Session;
use crate::text::session::messages;

/// Puts a text on the clipboard and says whether that worked. Where it did not, the message asks to select `noun`.
pub(crate) fn copy_text(session: Session, text: String, noun: &'static str) {
    clipboard::copy(text, move |copied| {
        let refused = messages::not_copied(noun);
        session.tell(if copied { messages::COPIED } else { &refused }, !copied);
    });
}
