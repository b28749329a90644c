//! Seeded letters and UUIDs that look like AWS's.

pub(crate) const UNIQUE_ID_ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
pub(crate) const SECRET_ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
pub(crate) const HEX_ALPHABET: &[u8] = b"0123456789abcdef";

/// One step of the generator of that name: enough to make identifiers look like identifiers.
pub(crate) fn splitmix64(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// `length` characters of `alphabet` that follow from `seed`.
pub(crate) fn random_letters(seed: u64, alphabet: &[u8], length: usize) -> String {
    let mut state = seed;
    (0..length)
        .filter_map(|_| {
            state = splitmix64(state);
            let position = usize::try_from(state >> 33).unwrap_or(0) % alphabet.len();
            alphabet.get(position).map(|letter| char::from(*letter))
        })
        .collect()
}

/// A UUID that follows from `text`.
pub(crate) fn uuid_from_text(text: &str) -> String {
    let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let digits = random_letters(hash, HEX_ALPHABET, 32);
    let mut uuid = String::with_capacity(36);
    for (position, digit) in digits.chars().enumerate() {
        if matches!(position, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}
