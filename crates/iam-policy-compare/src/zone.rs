//! The callers that a resource's policies may let in without it being worth a word.

/// A zone of trust. Callers in it are left out of a question; so are AWS services, but from [`Zone::Nobody`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// Nobody is left out.
    #[default]
    Nobody,
    /// One account, by its id.
    Account(String),
    /// An organization: its id and the accounts that are known to be in it. Callers of other accounts are taken for
    /// outsiders, whose requests do not carry its id.
    Organization {
        /// `o-…`
        id: String,
        /// Account ids.
        accounts: Vec<String>,
    },
    /// Every account that the policies name: who is left is the public.
    Named,
}

impl Zone {
    pub(crate) fn accounts(&self) -> impl Iterator<Item = &str> {
        let accounts: &[String] = match self {
            Self::Account(account) => std::slice::from_ref(account),
            Self::Organization { accounts, .. } => accounts,
            Self::Nobody | Self::Named => &[],
        };
        accounts.iter().map(String::as_str)
    }
}
