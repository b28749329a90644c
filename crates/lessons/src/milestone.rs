//! Milestones: events of a story that lesson goals ask for.

/// An event that happened while the user played. Milestones only accumulate; they are part of the saved document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Milestone {
    /// The app ran and no provider of its chain had credentials.
    RanWithoutCredentials,
    /// The app ran with long-term keys and was refused at least once.
    RanRefusedWithKeys,
    /// The app ran with long-term keys and every call succeeded.
    RanGreenWithKeys,
    /// The app ran with its instance's role and was refused at least once.
    RanRefusedWithRole,
    /// The app ran with its instance's role and every call succeeded.
    RanGreenWithRole,
    /// The repository leaked, and keys were in it.
    LeakFoundKeys,
    /// The repository leaked, and nothing was in it.
    LeakFoundNothing,
    /// A stranger reached the bucket with a leaked long-term key.
    StrangerSucceededWithKey,
    /// A stranger reached the bucket with a long-term key 90 days or more after it leaked.
    StrangerSucceededAfter90Days,
    /// A stranger's long-term key was refused outright: it is inactive or gone.
    StrangerRefused,
    /// The instance's role credentials were replaced by new ones between two runs.
    CredentialsRotated,
    /// A stranger reached the bucket with a stolen role session.
    StolenSessionWorked,
    /// A stranger's stolen role session had expired.
    StolenSessionExpired,
    /// The app ran, and EC2 was not trusted to take on the instance's role.
    RanStoppedByTrust,
    /// The app asked for an object that is not there and was told no more than that access is denied.
    RanDeniedMissingKey,
    /// The app asked for an object that is not there and was told so.
    RanNoSuchKey,
}

impl Milestone {
    /// Every milestone, in the order of the story.
    pub const ALL: [Self; 16] = [
        Self::RanWithoutCredentials,
        Self::RanRefusedWithKeys,
        Self::RanGreenWithKeys,
        Self::RanRefusedWithRole,
        Self::RanGreenWithRole,
        Self::LeakFoundKeys,
        Self::LeakFoundNothing,
        Self::StrangerSucceededWithKey,
        Self::StrangerSucceededAfter90Days,
        Self::StrangerRefused,
        Self::CredentialsRotated,
        Self::StolenSessionWorked,
        Self::StolenSessionExpired,
        Self::RanStoppedByTrust,
        Self::RanDeniedMissingKey,
        Self::RanNoSuchKey,
    ];

    /// The name it is saved under and lessons use. Saved documents hold these: they never change.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RanWithoutCredentials => "ran-without-credentials",
            Self::RanRefusedWithKeys => "ran-refused-with-keys",
            Self::RanGreenWithKeys => "ran-green-with-keys",
            Self::RanRefusedWithRole => "ran-refused-with-role",
            Self::RanGreenWithRole => "ran-green-with-role",
            Self::LeakFoundKeys => "leak-found-keys",
            Self::LeakFoundNothing => "leak-found-nothing",
            Self::StrangerSucceededWithKey => "stranger-succeeded-with-key",
            Self::StrangerSucceededAfter90Days => "stranger-succeeded-after-90-days",
            Self::StrangerRefused => "stranger-refused",
            Self::CredentialsRotated => "credentials-rotated",
            Self::StolenSessionWorked => "stolen-session-worked",
            Self::StolenSessionExpired => "stolen-session-expired",
            Self::RanStoppedByTrust => "ran-stopped-by-trust",
            Self::RanDeniedMissingKey => "ran-denied-missing-key",
            Self::RanNoSuchKey => "ran-no-such-key",
        }
    }

    /// The milestone saved under `name`. `None` for a name this version does not know.
    #[expect(
        clippy::should_implement_trait,
        reason = "an unknown name is not an error: newer documents may hold newer facts"
    )]
    pub fn from_str(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|milestone| milestone.as_str() == name)
    }
}

/// The milestones reached so far, in the order of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestones(Vec<Milestone>);

impl Milestones {
    /// Adds a milestone, unless it is reached already.
    pub fn insert(&mut self, milestone: Milestone) {
        if let Err(place) = self.0.binary_search(&milestone) {
            self.0.insert(place, milestone);
        }
    }

    /// Whether it is reached.
    pub fn contains(&self, milestone: &Milestone) -> bool {
        self.0.contains(milestone)
    }

    /// All milestones reached.
    pub fn iter(&self) -> impl Iterator<Item = &Milestone> {
        self.0.iter()
    }
}

impl FromIterator<Milestone> for Milestones {
    fn from_iter<I: IntoIterator<Item = Milestone>>(milestones: I) -> Self {
        let mut all = Self::default();
        for milestone in milestones {
            all.insert(milestone);
        }
        all
    }
}
