//! Tokens of OpenID Connect providers.

use crate::clock::SimTime;

/// A token of an OpenID Connect provider about a subject. Here it is plain text without a signature, and
/// always believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebIdentityToken {
    /// The provider, without `https://`.
    pub issuer: String,
    /// Its subject: `repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH` from GitHub Actions.
    pub subject: String,
    /// For whom it was made: `sts.amazonaws.com`.
    pub audience: String,
    /// When it ends.
    pub expires: SimTime,
}

impl WebIdentityToken {
    /// The token as a caller holds it.
    pub fn text(&self) -> String {
        format!("SimulatedToken,{},{},{},{}", self.issuer, self.audience, self.expires.0, self.subject)
    }

    /// The token that a text is.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("SimulatedToken,")?.splitn(4, ',');
        let mut part = || parts.next().map(str::to_owned);
        let (issuer, audience, expires, subject) = (part()?, part()?, part()?, part()?);
        Some(Self { issuer, subject, audience, expires: SimTime(expires.parse().ok()?) })
    }
}
