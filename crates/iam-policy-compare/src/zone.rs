//! The callers that a resource's policies may let in without it being worth a word.

use iam_policy::request::Principal;

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
    /// Everybody but these.
    AllBut(Callers),
}

/// Callers that a resource's policies may let in, of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callers {
    /// A caller that does not sign its requests.
    Anonymous,
    /// Callers of accounts that the policies do not name, but for the account with this id, whose resource it is: anybody can
    /// have an account.
    AccountsBesides(String),
    /// Callers of an account, by its id.
    OfAccount(String),
    /// One caller: an identity provider's users, an origin access identity.
    One(Principal),
}

impl Callers {
    /// Whether a caller is among them. `account` is its account, `None` where the caller stands for those of all accounts that
    /// the policies do not name.
    pub(crate) fn include(&self, caller: &Principal, account: Option<&str>, is_unnamed: bool) -> bool {
        match self {
            Self::Anonymous => matches!(caller, Principal::Anonymous),
            Self::AccountsBesides(_) => is_unnamed,
            Self::OfAccount(id) => account == Some(id),
            Self::One(one) => caller == one,
        }
    }
}

impl Zone {
    pub(crate) fn accounts(&self) -> impl Iterator<Item = &str> {
        let accounts: &[String] = match self {
            Self::Account(account) => std::slice::from_ref(account),
            Self::Organization { accounts, .. } => accounts,
            Self::AllBut(Callers::OfAccount(account) | Callers::AccountsBesides(account)) => {
                std::slice::from_ref(account)
            }
            Self::Nobody | Self::Named | Self::AllBut(_) => &[],
        };
        accounts.iter().map(String::as_str)
    }
}
