//! The fonts inside an exported picture: the machine that opens it may not have them.

use decision_path::font_face;
use decision_path::font_metrics::Typeface;

use crate::browser::fetch;

/// The rules with the fonts in them. A font that cannot be fetched is left out.
pub(crate) async fn rules(typefaces: &[Typeface]) -> String {
    let mut rules = String::new();
    for typeface in typefaces {
        let address = ["fonts/", font_face::file_name(*typeface)].concat();
        if let Some(woff2) = fetch::bytes(&address).await {
            rules.push_str(&font_face::font_face_rule(*typeface, &woff2));
        }
    }
    rules
}
