//! Identifiers as AWS forms them, from a seeded counter.

use super::World;
use crate::clock::SimTime;
use crate::sts::Credentials;

const UNIQUE_ID_ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEX_ALPHABET: &[u8] = b"0123456789abcdef";

/// One step of the generator of that name: enough to make identifiers look like identifiers.
pub(crate) fn splitmix64(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// `length` characters of `alphabet` that follow from `seed`.
fn random_letters(seed: u64, alphabet: &[u8], length: usize) -> String {
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

impl World {
    fn next_seed(&mut self) -> u64 {
        self.issued = self.issued.wrapping_add(1);
        splitmix64(self.seed ^ splitmix64(self.issued))
    }

    /// A unique id: `AIDA`, `AROA`, `AGPA`, `ANPA` and `AIPA` take 17 more characters, access keys 16
    /// [IAM identifiers](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
    pub(crate) fn new_unique_id(&mut self, prefix: &str) -> String {
        let seed = self.next_seed();
        let length = if matches!(prefix, "AKIA" | "ASIA") { 16 } else { 17 };
        format!("{prefix}{}", random_letters(seed, UNIQUE_ID_ALPHABET, length))
    }

    /// A resource id such as `iip-assoc-0…`: the prefix and `length` hexadecimal digits.
    pub(crate) fn new_hex_id(&mut self, prefix: &str, length: usize) -> String {
        let seed = self.next_seed();
        format!("{prefix}{}", random_letters(seed, HEX_ALPHABET, length))
    }

    /// A secret access key: 40 characters, and plainly not a real one.
    pub(crate) fn new_secret(&mut self) -> String {
        let seed = self.next_seed();
        format!("SimulatedSecret/{}", random_letters(seed, SECRET_ALPHABET, 24))
    }

    /// Temporary credentials that end at `expiration`.
    pub(crate) fn new_session_credentials(&mut self, expiration: SimTime) -> Credentials {
        let access_key_id = self.new_unique_id("ASIA");
        let secret_access_key = self.new_secret();
        let seed = self.next_seed();
        Credentials {
            access_key_id,
            secret_access_key,
            session_token: Some(format!(
                "SimulatedSessionToken/{}==",
                random_letters(seed, SECRET_ALPHABET, 42)
            )),
            expiration: Some(expiration),
        }
    }
}
