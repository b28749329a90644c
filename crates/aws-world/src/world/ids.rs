//! Identifiers as AWS forms them, from the seeded counter of a world.

use super::WorldState;
use crate::clock::SimTime;
use crate::ids::{HEX_ALPHABET, SECRET_ALPHABET, UNIQUE_ID_ALPHABET, random_letters, splitmix64};
use crate::model::sts::Credentials;

impl WorldState {
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
