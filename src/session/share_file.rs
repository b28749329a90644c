//! Files that carry a document: saved documents as JSON, and pictures with a link inside.

use super::checksum::crc32;
use super::link::{self, LinkError, SharedDocument};
use super::shared_document::Incoming;

/// The first eight bytes of a PNG file.
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];

/// Keyword of the text in a PNG, and of the attribute in an SVG.
const KEYWORD: &str = "iam-playground";

/// A document in the hash of an address; `None` where there is none.
pub fn decode_hash(hash: &str) -> Option<Incoming> {
    link::decode(hash).map(incoming)
}

/// A document in a file: JSON, or a picture with a link.
pub fn decode_file(bytes: &[u8]) -> Incoming {
    let text = String::from_utf8_lossy(bytes);
    let carried = if bytes.starts_with(&PNG) { find_in_png(bytes) } else { find_in_svg(&text) };
    match carried.and_then(link::decode) {
        Some(read) => incoming(read),
        None if is_picture(bytes, &text) => Incoming::not_read(LinkError::PictureWithoutWorld),
        None => incoming(link::decode_json(&text)),
    }
}

/// Whether a file is a picture of a kind that people send.
fn is_picture(bytes: &[u8], text: &str) -> bool {
    /// How files of PNG, JPEG, GIF and WebP begin.
    const BEGINNINGS: [&[u8]; 4] = [&PNG, b"\xFF\xD8\xFF", b"GIF8", b"RIFF"];
    let is_svg = text.trim_start().starts_with('<') && text.contains("<svg");
    is_svg || BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

fn incoming(read: Result<SharedDocument, std::sync::Arc<link::DamagedLink>>) -> Incoming {
    read.map_or_else(Incoming::Damaged, Incoming::Shared)
}

/// The PNG with the link in a `tEXt` chunk before its end
/// ([PNG, 11.3.3.2](https://www.w3.org/TR/png-3/#11tEXt)). What is no PNG stays as it is.
pub fn embed_in_png(png: &[u8], link: &str) -> Vec<u8> {
    /// The last chunk: no data, its name, its checksum.
    const END: usize = 12;
    let Some((image, end)) = png.len().checked_sub(END).and_then(|place| png.split_at_checked(place)) else {
        return png.to_vec();
    };
    let data: Vec<u8> = [b"tEXt", KEYWORD.as_bytes(), &[0], link.as_bytes()].concat();
    let length = u32::try_from(data.len() - 4).unwrap_or_default();
    [image, &length.to_be_bytes(), &data, &crc32(&data).to_be_bytes(), end].concat()
}

fn find_in_png(bytes: &[u8]) -> Option<&str> {
    let mut rest = bytes.get(PNG.len()..)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let data = after.get(..length)?;
        if name == b"tEXt"
            && let Some([0, link @ ..]) = data.strip_prefix(KEYWORD.as_bytes())
        {
            return str::from_utf8(link).ok();
        }
        rest = after.get(length + 4..)?;
    }
}

/// The attribute that carries the link in an SVG.
pub fn svg_attribute(link: &str) -> String {
    format!(r#"data-{KEYWORD}="{link}""#)
}

fn find_in_svg(text: &str) -> Option<&str> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let (_, rest) = text.split_once(&format!(r#"data-{KEYWORD}=""#))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::document::Document;
    use crate::session::saved_document::{self, Drafts};

    /// Signature, an empty `IHDR`, `IEND`.
    fn png() -> Vec<u8> {
        let chunk = |name: &[u8]| [&[0; 4], name, &crc32(name).to_be_bytes()].concat();
        [PNG.to_vec(), chunk(b"IHDR"), chunk(b"IEND")].concat()
    }

    fn document() -> Document {
        Document { lesson: 4, ..Document::default() }
    }

    fn lesson_in(file: &[u8]) -> Option<usize> {
        match decode_file(file) {
            Incoming::Shared(shared) => Some(shared.document.lesson),
            _ => None,
        }
    }

    #[test]
    fn pictures_and_files_carry_the_document() {
        let link = link::encode(&document(), &Drafts::new(), None);
        let picture = embed_in_png(&png(), &link);
        assert_eq!(find_in_png(&picture), Some(link.as_str()));
        assert!(picture.ends_with(&png()[png().len() - 12..]));
        assert_eq!(lesson_in(&picture), Some(4));
        let svg = format!(r#"<svg xmlns="…" {}><path/></svg>"#, svg_attribute(&link));
        assert_eq!(lesson_in(svg.as_bytes()), Some(4));
        assert_eq!(lesson_in(saved_document::to_json(&document(), &Drafts::new()).as_bytes()), Some(4));
    }

    #[test]
    fn other_files_say_that_they_carry_none() {
        let error = |file: &[u8]| match decode_file(file) {
            Incoming::Damaged(damaged) => damaged.error.clone(),
            Incoming::Shared(_) => panic!("{file:?} was opened"),
        };
        for file in [&b""[..], b"{}", b"<p>svg</p>", b"a GIF8", &png()[1..]] {
            assert!(matches!(error(file), LinkError::NotADocument(_)), "{file:?}");
        }
        let pictures: [&[u8]; 7] = [
            &png(),
            &png()[..9],
            b"<svg/>",
            b" <?xml?><svg></svg>",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"RIFF1234WEBP",
        ];
        for file in pictures {
            assert_eq!(error(file), LinkError::PictureWithoutWorld, "{file:?}");
        }
        let cut = embed_in_png(&png(), "s1.AA");
        assert!(
            matches!(decode_file(&cut), Incoming::Damaged(damaged) if damaged.error == LinkError::Truncated)
        );
    }
}
