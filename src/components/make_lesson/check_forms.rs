//! What can stand in a field for a check.

use leptos::prelude::*;

use crate::text::make_lesson as text;
use crate::ui::inline_markup::InlineMarkup;

/// The forms of checks, for who writes one by hand.
#[component]
pub fn CheckForms() -> impl IntoView {
    let forms = text::CHECK_FORMS.into_iter().map(|(check, meaning)| {
        view! {
            <dt><code>{check}</code></dt>
            <dd><InlineMarkup text=meaning.to_owned()/></dd>
        }
    });
    view! {
        <details class="check-forms">
            <summary>{text::WHAT_CHECKS_SAY}</summary>
            <dl>{forms.collect_view()}</dl>
            <p class="hint"><InlineMarkup text=text::SEVERAL_CHECKS.to_owned()/></p>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use lessons::parse_checks;

    use super::*;

    #[test]
    fn every_listed_check_is_one() {
        for (check, _) in text::CHECK_FORMS {
            assert!(parse_checks(check).is_ok(), "{check}: {:?}", parse_checks(check).err());
        }
    }
}
