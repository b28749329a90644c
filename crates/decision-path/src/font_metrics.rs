//! How wide a text is in the fonts of the app, so that a drawing can be laid out where no browser measures it.

#[rustfmt::skip]
mod advance_widths;

/// A font of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typeface {
    /// Inter 400, for running text.
    Sans,
    /// Inter 600, for names and headings.
    SansBold,
    /// JetBrains Mono 400, for JSON, ARNs and actions.
    Mono,
}

impl Typeface {
    /// The CSS `font-family` of the font.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Sans | Self::SansBold => "Inter",
            Self::Mono => "JetBrains Mono",
        }
    }

    /// The CSS `font-weight` of the font.
    pub const fn weight(self) -> u16 {
        match self {
            Self::Sans | Self::Mono => 400,
            Self::SansBold => 600,
        }
    }

    const fn advance_widths(self) -> &'static AdvanceWidths {
        match self {
            Self::Sans => &advance_widths::SANS,
            Self::SansBold => &advance_widths::SANS_BOLD,
            Self::Mono => &advance_widths::MONO,
        }
    }
}

/// The advance of each character of a font, in the font's own units.
#[derive(Debug)]
struct AdvanceWidths {
    units_per_em: f32,
    /// The mean over English text.
    average: u16,
    /// From U+0020 to U+007E.
    ascii: &'static [u16],
    /// From U+00A0 to U+00FF.
    latin_1: &'static [u16],
    /// Punctuation, arrows and signs, in the order of their code points.
    others: &'static [(char, u16)],
}

impl AdvanceWidths {
    /// The average where the font does not have the character, for another font draws it then.
    fn advance(&self, character: char) -> u16 {
        let from = |first: u32, block: &[u16]| {
            let offset = u32::from(character).checked_sub(first)?;
            block.get(usize::try_from(offset).ok()?).copied()
        };
        let other = || {
            let at = self.others.binary_search_by_key(&character, |(other, _)| *other).ok()?;
            self.others.get(at).map(|(_, advance)| *advance)
        };
        from(0xA0, self.latin_1).or_else(|| from(0x20, self.ascii)).or_else(other).unwrap_or(self.average)
    }
}

/// The width of a line of text, in pixels at this font size.
///
/// Kerning is left out: a browser sets most texts up to one percent narrower. A character that the font does not have counts
/// with the average of English text.
pub fn text_width(text: &str, typeface: Typeface, size: f32) -> f32 {
    let widths = typeface.advance_widths();
    let units: f32 = text.chars().map(|character| f32::from(widths.advance(character))).sum();
    units * size / widths.units_per_em
}
