//! A text in few characters of a link, and back, within bounds: raw DEFLATE, then three bytes that tell a changed text
//! from the one that was packed, all of it in base64url.
//!
//! DEFLATE starts from a dictionary, a text of what most documents hold. Links point into it: **the dictionary of a
//! version never changes.** A better one is a new version of links.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::session::checksum::crc32;

const DICTIONARY: &str = include_str!("dictionary-1.txt");

/// A link of more characters is not read. Browsers and chats take fewer.
pub(super) const MAX_CHARACTERS: usize = 200_000;

/// A text of more bytes is not unpacked. DEFLATE makes up to a thousand bytes of one.
pub(super) const MAX_DECODED_BYTES: usize = 4_000_000;

/// Raw DEFLATE at level 9: nothing before and nothing after.
const FLAGS: u32 = miniz_oxide::deflate::core::create_comp_flags_from_zip_params(9, -15, 0);

/// Bytes after the end that tell a changed text.
const CHECKSUM_LENGTH: usize = 3;

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// How complete a decoded text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecodeStatus {
    /// All of it, as it was packed.
    Complete,
    /// The link stops before the text does.
    Truncated,
    /// It is another text than the one that was packed.
    ChecksumMismatch,
    /// It would be larger than [`MAX_DECODED_BYTES`].
    TooLarge,
}

/// The text in characters of a link.
pub(super) fn encode(text: &str) -> String {
    let mut compressor = CompressorOxide::new(FLAGS);
    // What the dictionary makes is thrown away: the flush ends it at a whole byte, and whoever reads has it already.
    compress_to_output(&mut compressor, DICTIONARY.as_bytes(), TDEFLFlush::Sync, |_| true);
    let mut bytes = Vec::new();
    compress_to_output(&mut compressor, text.as_bytes(), TDEFLFlush::Finish, |part| {
        bytes.extend_from_slice(part);
        true
    });
    bytes.extend(checksum(text.as_bytes()));
    ENGINE.encode(bytes)
}

fn checksum(text: &[u8]) -> [u8; CHECKSUM_LENGTH] {
    let [_, a, b, c] = crc32(text).to_be_bytes();
    [a, b, c]
}

/// As much of the text as can be had, and how it ends. Characters that links do not have end the link: people write a
/// full stop or a bracket behind one.
pub(super) fn decode(characters: &str) -> (String, DecodeStatus) {
    let in_link = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut length = characters.bytes().take_while(in_link).count();
    if length % 4 == 1 {
        // Six bits are no byte.
        length -= 1;
    }
    let bytes = ENGINE.decode(characters.get(..length).unwrap_or_default()).unwrap_or_default();
    let (out, read, inflate_status) = inflate(&bytes);
    let text = out.get(DICTIONARY.len()..).unwrap_or_default();
    let status = match inflate_status {
        TINFLStatus::Done if bytes.get(read..).is_some_and(|rest| rest.starts_with(&checksum(text))) => {
            DecodeStatus::Complete
        }
        TINFLStatus::Done if bytes.len() < read + CHECKSUM_LENGTH => DecodeStatus::Truncated,
        TINFLStatus::HasMoreOutput => DecodeStatus::TooLarge,
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => DecodeStatus::Truncated,
        _ => DecodeStatus::ChecksumMismatch,
    };
    (valid_utf8_prefix(text).to_owned(), status)
}

/// The dictionary with the text after it, how many bytes were read for it, and why it stopped.
fn inflate(bytes: &[u8]) -> (Vec<u8>, usize, TINFLStatus) {
    let mut decompressor = Box::<DecompressorOxide>::default();
    let mut out = DICTIONARY.as_bytes().to_vec();
    let limit = DICTIONARY.len() + MAX_DECODED_BYTES;
    let (mut read, mut written) = (0, out.len());
    loop {
        // Never more than twice what is there already: a short link takes little memory, whatever it says.
        out.resize((out.len() * 2).min(limit), 0);
        let rest = bytes.get(read..).unwrap_or_default();
        let (status, took, made) =
            decompress(&mut decompressor, rest, &mut out, written, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        read += took;
        written += made;
        if status != TINFLStatus::HasMoreOutput || out.len() == limit {
            out.truncate(written);
            return (out, read, status);
        }
    }
}

/// What of the bytes is text, from the start.
fn valid_utf8_prefix(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_codec_round_trips_every_text() {
        let long = "é{\"version\":1}".repeat(20_000);
        for text in ["", "{}", DICTIONARY, "\0\u{1f}\u{10ffff}", &long] {
            let packed = encode(text);
            assert!(packed.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{packed}");
            assert_eq!(decode(&packed), (text.to_owned(), DecodeStatus::Complete));
            assert_eq!(decode(&format!("{packed}).")), (text.to_owned(), DecodeStatus::Complete));
        }
        assert!(encode(DICTIONARY).len() < 100, "the dictionary is of use");
    }

    #[test]
    fn decoding_stops_a_decompression_bomb() {
        let bomb = encode(&" ".repeat(MAX_DECODED_BYTES + 1));
        assert!(bomb.len() < 10_000);
        let (text, status) = decode(&bomb);
        assert_eq!((text.len(), status), (MAX_DECODED_BYTES, DecodeStatus::TooLarge));
    }

    #[test]
    fn link_codec_decodes_beginning_of_truncated_link() {
        let text = r#"{"version":1,"a":"some words that are not in the dictionary"}"#;
        let packed = encode(text);
        for length in 0..packed.len() {
            let (part, status) = decode(&packed[..length]);
            assert_ne!(status, DecodeStatus::Complete, "{length}");
            assert!(text.starts_with(&part), "{part}");
        }
    }

    #[test]
    fn link_checksum_detects_one_changed_character() {
        let text = r#"{"version":1,"world":{"version":1,"seed":"20260302"}}"#;
        let packed = encode(text);
        for place in 0..packed.len() {
            let mut characters = packed.clone().into_bytes();
            characters[place] = if characters[place] == b'A' { b'B' } else { b'A' };
            let (read, status) = decode(str::from_utf8(&characters).unwrap());
            // The last character has bits that stand for nothing.
            assert!(status != DecodeStatus::Complete || read == text, "{place}: {read}");
        }
    }
}
