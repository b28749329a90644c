//! A page that can be read without scripts.

use lessons::{InlineStyle, LinkedText, parse_inline_markup, parse_linked_text};
use maud::{DOCTYPE, Markup, html};

use crate::address::Address;
use crate::text::page as text;
use crate::text::{example, lesson};

/// A page in a folder of its own.
#[derive(Debug)]
pub(crate) struct SitePage {
    /// From the site's folder, with a slash at the end: `lessons/04-trust/`, or `lessons/` for the list of them.
    pub(crate) folder: String,
    pub(crate) title: String,
    /// One or two sentences for whoever lists the page.
    pub(crate) description: String,
    /// What the app is asked for to open it: `lesson=4`.
    pub(crate) opened: String,
    /// What an embed of it is asked for: `view=lesson&lesson=4`.
    pub(crate) embedded: String,
    /// What the button that opens the app says.
    pub(crate) invitation: &'static str,
    /// What stands between title and button.
    pub(crate) body: Markup,
    /// What stands below its title in the list of all.
    pub(crate) summary: Markup,
    /// Files in its folder besides the page, by name.
    pub(crate) files: Vec<(&'static str, String)>,
    /// Where to go on, as folders with their titles.
    pub(crate) related: Vec<(String, String)>,
}

/// The folders of the lists.
pub(crate) const LESSONS: &str = "lessons/";
pub(crate) const EXAMPLES: &str = "examples/";

impl SitePage {
    /// The oEmbed response of this page.
    pub(crate) fn oembed(&self, address: &Address) -> String {
        address.oembed(&self.title, self.picture_folder(), &format!("embed/?{}", self.embedded))
    }

    /// The folder of its picture for previews: a list has that of the site.
    fn picture_folder(&self) -> &str {
        if [LESSONS, EXAMPLES].contains(&self.folder.as_str()) { "" } else { &self.folder }
    }

    pub(crate) fn html(&self, address: Option<&Address>) -> String {
        // The way from its folder to the site's.
        let up = "../".repeat(self.folder.matches('/').count());
        let page = html! {
            (DOCTYPE)
            html lang="en" data-fonts {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (text::title(&self.title)) }
                    meta name="description" content=(self.description);
                    meta name="color-scheme" content=(["light", "dark"].join(" "));
                    @if let Some(address) = address {
                        (address.head(&self.folder, self.picture_folder(), &self.title, &self.description))
                    }
                    link rel="icon" href={ (up) "icon.svg" } type="image/svg+xml";
                    link rel="stylesheet" href={ (up) "pages.css" };
                }
                body {
                    header {
                        a class="home" href=(up) { (text::NAME) }
                        a href={ (up) (LESSONS) } { (lesson::ALL) }
                        a href={ (up) (EXAMPLES) } { (example::ALL) }
                    }
                    main {
                        h1 { (self.title) }
                        (self.body)
                        p { a class="open" href={ (up) "?" (self.opened) } { (self.invitation) } }
                        p class="small" { (text::HOW_IT_OPENS) }
                    }
                    @if !self.related.is_empty() {
                        nav aria-label=(text::MORE) {
                            h2 { (text::MORE) }
                            ul {
                                @for (folder, title) in &self.related {
                                    li { a href={ (up) (folder) } { (title) } }
                                }
                            }
                        }
                    }
                    footer { (text::DISCLAIMER) }
                }
            }
        };
        page.into_string()
    }
}

/// Text with `code` and **bold** marks; everything else is literal.
pub(crate) fn prose(text: &str) -> Markup {
    html! {
        @for (mark, text) in parse_inline_markup(text) {
            @match mark {
                InlineStyle::Plain => (text),
                InlineStyle::Code => code { (text) },
                InlineStyle::Bold => strong { (text) },
            }
        }
    }
}

/// The same of a lesson's text. A link of it is written out: nothing on these pages leads to another host.
pub(crate) fn lesson_prose(text: &str) -> Markup {
    html! {
        @for segment in parse_linked_text(text) {
            @match segment {
                LinkedText::Text(text) => (prose(text)),
                LinkedText::Link { words, url, .. } => { (words) " (" (url) ")" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{lesson_prose, prose};

    #[test]
    fn link_of_a_lesson_is_written_out() {
        assert_eq!(
            lesson_prose("See **[not](http://a)** [the page](https://a.example/b?c&d).").into_string(),
            "See <strong>[not](http://a)</strong> the page (https://a.example/b?c&amp;d)."
        );
    }

    #[test]
    fn marks_become_elements_and_markup_stays_text() {
        assert_eq!(
            prose("Press **Run**: `a <b>` & go").into_string(),
            "Press <strong>Run</strong>: <code>a &lt;b&gt;</code> &amp; go"
        );
    }
}
