//! The callers that a resource's policies may let in without it being worth a word.

use iam_policy::pattern::Pattern;

use crate::callers::CallerCase;
use crate::language::Language;
use crate::value_sets::KeyFacts;

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

    /// Whether the callers of the case are outside; then what is known of their keys is told to the case.
    pub(crate) fn is_outside(&self, case: &mut CallerCase) -> bool {
        use iam_policy::request::Principal;
        if *self == Self::Nobody {
            return true;
        }
        if matches!(case.caller, Principal::Service { .. }) {
            return false;
        }
        let account = match &case.arn {
            Some(arn) => arn.account.as_deref(),
            None => case.caller.account(),
        };
        if let Some(account) = account
            && (*self == Self::Named || self.accounts().any(|known| known == account))
        {
            return false;
        }
        if let Self::Organization { id, .. } = self {
            let paths = Pattern::new(&format!("{id}/*")).units();
            let languages = [
                ("aws:principalorgid", Language::literal(id)),
                ("aws:principalorgpaths", Language::of_text(&paths, &|_| None)),
            ];
            for (key, language) in languages {
                let facts = case.facts.entry(key.to_owned()).or_insert_with(KeyFacts::default);
                facts.outside.push(language);
            }
        }
        true
    }
}
