//! `BinaryEquals`: base64 values, compared byte by byte after decoding.

use super::ValueMatch;

pub(super) fn compare(raw: &str, requested: &str) -> ValueMatch {
    match (decode(raw), decode(requested)) {
        (None, _) => ValueMatch::PolicyUnreadable,
        (_, None) => ValueMatch::RequestUnreadable,
        (Some(wanted), Some(found)) => ValueMatch::when(wanted == found),
    }
}

/// Standard base64 with padding.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let body = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in body.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push(u8::try_from(bits >> count & 0xff).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    // Bits left over must be zero, or two texts would stand for the same bytes.
    (bits == 0).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        assert_eq!(
            decode("QmluYXJ5VmFsdWVJbkJhc2U2NA==").as_deref(),
            Some(b"BinaryValueInBase64".as_slice())
        );
        assert_eq!(decode("").as_deref(), Some(b"".as_slice()));
        for text in ["Q", "QQ=", "QR==", "Q===", "a b=", "QQ==QQ=="] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
