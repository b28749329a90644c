//! What the app knows about AWS's services: nothing at first, then what it has fetched. Most policies need the common
//! services only.

use std::sync::Arc;

use iam_policy::document::PolicyDocument;
use iam_policy::reference::Reference;

use crate::ui::fetched::FetchState;

/// A file of the service reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceFile {
    /// The services most policies are about, and the names of all.
    Common,
    /// The other services.
    Others,
}

impl ReferenceFile {
    /// Where it is, seen from the page.
    pub fn address(self) -> &'static str {
        match self {
            Self::Common => "reference/common.txt",
            Self::Others => "reference/others.txt",
        }
    }
}

/// What is known, and what is on its way.
#[derive(Clone, Debug, Default)]
pub struct FetchedReference {
    known: Arc<Reference>,
    /// `None` until it is asked for.
    common: Option<FetchState>,
    /// `None` until it is asked for.
    others: Option<FetchState>,
}

impl FetchedReference {
    /// What is known.
    pub fn known(&self) -> &Reference {
        &self.known
    }

    /// Whether a file could not be had.
    pub fn failed(&self) -> bool {
        [self.common, self.others].contains(&Some(FetchState::Failed(())))
    }

    /// Whether the common services were never asked for.
    pub fn lacks_common(&self) -> bool {
        self.common.is_none()
    }

    /// How far the actions of `service` are; where it is empty, the names of the services. Nothing is waited for where AWS has
    /// no such service.
    pub fn state_of_service(&self, service: &str) -> FetchState {
        let needed = if service.is_empty() { "s3" } else { service };
        if self.known.service(needed).is_some() || self.known.is_no_service(needed) {
            FetchState::Ready(())
        } else if self.failed() {
            FetchState::Failed(())
        } else {
            FetchState::Loading
        }
    }

    /// The file that has to be fetched to know the actions of `document`.
    pub fn wanted_for(&self, document: &PolicyDocument) -> Option<ReferenceFile> {
        let actions = document.statements().iter().flat_map(|statement| statement.action.values.iter());
        self.wanted(actions.filter_map(|action| Some(action.text.value.split_once(':')?.0)))
    }

    /// The file that has to be fetched to know the actions of `service`.
    pub fn wanted_for_service(&self, service: &str) -> Option<ReferenceFile> {
        self.wanted(std::iter::once(service))
    }

    fn wanted<'s>(&self, mut services: impl Iterator<Item = &'s str>) -> Option<ReferenceFile> {
        let lacks = |service: &str| self.known.is_service(service) && self.known.service(service).is_none();
        match (self.common, self.others) {
            (None, _) => Some(ReferenceFile::Common),
            (Some(FetchState::Ready(())), None) if services.any(lacks) => Some(ReferenceFile::Others),
            _ => None,
        }
    }

    /// Notes that `file` is on its way.
    pub fn asked(&mut self, file: ReferenceFile) {
        *self.state(file) = Some(FetchState::Loading);
    }

    /// Lets what could not be had be asked for once more.
    pub fn try_again(&mut self) {
        for state in [&mut self.common, &mut self.others] {
            state.take_if(|state| *state == FetchState::Failed(()));
        }
    }

    /// Takes what has arrived, if anything; a damaged file is no file.
    pub fn arrived(&mut self, file: ReferenceFile, bytes: Option<&[u8]>) {
        let read = bytes.and_then(|bytes| Reference::read(bytes).ok());
        let added = read.map(|more| Arc::make_mut(&mut self.known).add(more));
        *self.state(file) = Some(added.into());
    }

    fn state(&mut self, file: ReferenceFile) -> &mut Option<FetchState> {
        match file {
            ReferenceFile::Common => &mut self.common,
            ReferenceFile::Others => &mut self.others,
        }
    }
}

#[cfg(test)]
mod tests {
    use iam_policy::document::PolicyType;

    use super::*;

    const COMMON: &[u8] = include_bytes!("../../crates/iam-policy/src/reference/data/common.txt");

    fn naming(action: &str) -> PolicyDocument {
        let text = format!(r#"{{"Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#);
        PolicyDocument::parse(&text, PolicyType::Identity)
    }

    #[test]
    fn service_reference_is_fetched_once_for_a_policy() {
        let mut reference = FetchedReference::default();
        assert_eq!(reference.wanted_for(&naming("s3:GetObject")), Some(ReferenceFile::Common));
        reference.asked(ReferenceFile::Common);
        assert_eq!(reference.wanted_for(&naming("athena:GetDatabase")), None, "on its way");
        reference.arrived(ReferenceFile::Common, Some(COMMON));
        assert!(reference.known().action("s3:GetObject").is_some());
        assert_eq!(reference.wanted_for(&naming("s3:GetObject")), None);
        assert_eq!(reference.wanted_for(&naming("nothing:Like")), None, "AWS has no such service");
        assert_eq!(reference.wanted_for_service("s3"), None);
        assert_eq!(reference.wanted_for_service("athena"), Some(ReferenceFile::Others));
        assert_eq!(reference.wanted_for(&naming("athena:GetDatabase")), Some(ReferenceFile::Others));
        reference.asked(ReferenceFile::Others);
        reference.arrived(ReferenceFile::Others, None);
        assert!(reference.failed() && reference.known().action("s3:GetObject").is_some());
        assert_eq!(reference.wanted_for(&naming("athena:GetDatabase")), None, "not at every key");
        reference.try_again();
        assert_eq!(reference.wanted_for(&naming("athena:GetDatabase")), Some(ReferenceFile::Others));
    }

    #[test]
    fn state_of_service_follows_the_file_that_has_it() {
        let mut reference = FetchedReference::default();
        let states = |reference: &FetchedReference| {
            ["", "s3", "athena", "nothing"].map(|service| reference.state_of_service(service))
        };
        let (loading, failed, ready) = (FetchState::Loading, FetchState::Failed(()), FetchState::Ready(()));
        assert_eq!(states(&reference), [loading; 4]);
        reference.arrived(ReferenceFile::Common, Some(COMMON));
        assert_eq!(states(&reference), [ready, ready, loading, ready], "AWS has no service `nothing`");
        reference.arrived(ReferenceFile::Others, None);
        assert_eq!(states(&reference), [ready, ready, failed, ready]);
        reference.try_again();
        assert_eq!(states(&reference), [ready, ready, loading, ready]);
    }

    #[test]
    fn service_reference_refuses_damaged_file() {
        let mut reference = FetchedReference::default();
        reference.arrived(ReferenceFile::Common, COMMON.get(..5_000));
        assert!(reference.failed() && reference.known().services().next().is_none());
    }
}
