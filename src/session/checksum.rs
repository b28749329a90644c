//! The checksum of PNG files and of links. A library's is made for speed, with tables larger than all of this.

/// CRC-32 as PNG has it ([annex D](https://www.w3.org/TR/png-3/#D-CRCAppendix)).
pub fn crc32(bytes: &[u8]) -> u32 {
    let crc = bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 },
        )
    });
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn crc32_has_the_published_check_value() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(super::crc32(b""), 0);
        assert_eq!(super::crc32(b"IEND"), 0xAE42_6082);
    }
}
