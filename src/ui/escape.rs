//! Escaping of text in markup.

use std::fmt::{Display, Formatter, Result, Write};

/// Displays text as it may stand in HTML, SVG and XML, attributes in double quotes included.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn text_never_ends_an_attribute_or_begins_an_element() {
        let text = "\"><b a=\"1\">&amp;'é";
        assert_eq!(Escaped(text).to_string(), "&quot;&gt;&lt;b a=&quot;1&quot;&gt;&amp;amp;'é");
    }
}
