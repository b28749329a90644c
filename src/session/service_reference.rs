//! What the app knows about AWS's services: nothing at first, then what it has fetched. Most policies need the common
//! services only.

use std::sync::Arc;

use iam_policy::document::PolicyDocument;
use iam_policy::reference::Reference;

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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FileState {
    #[default]
    NotAsked,
    OnItsWay,
    Here,
    Failed,
}

/// What is known, and what is on its way.
#[derive(Clone, Debug, Default)]
pub struct FetchedReference {
    known: Arc<Reference>,
    common: FileState,
    others: FileState,
}

impl FetchedReference {
    /// What is known.
    pub fn known(&self) -> &Reference {
        &self.known
    }

    /// Whether a file could not be had.
    pub fn failed(&self) -> bool {
        [self.common, self.others].contains(&FileState::Failed)
    }

    /// Whether the common services were never asked for.
    pub fn lacks_common(&self) -> bool {
        self.common == FileState::NotAsked
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
            (FileState::NotAsked, _) => Some(ReferenceFile::Common),
            (FileState::Here, FileState::NotAsked) if services.any(lacks) => Some(ReferenceFile::Others),
            _ => None,
        }
    }

    /// Notes that `file` is on its way.
    pub fn asked(&mut self, file: ReferenceFile) {
        *self.state(file) = FileState::OnItsWay;
    }

    /// Lets what could not be had be asked for once more.
    pub fn try_again(&mut self) {
        for state in [&mut self.common, &mut self.others] {
            if *state == FileState::Failed {
                *state = FileState::NotAsked;
            }
        }
    }

    /// Takes what has arrived, if anything; a damaged file is no file.
    pub fn arrived(&mut self, file: ReferenceFile, bytes: Option<&[u8]>) {
        *self.state(file) = match bytes.map(Reference::read) {
            Some(Ok(more)) => {
                Arc::make_mut(&mut self.known).add(more);
                FileState::Here
            }
            _ => FileState::Failed,
        };
    }

    fn state(&mut self, file: ReferenceFile) -> &mut FileState {
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
    fn service_reference_refuses_damaged_file() {
        let mut reference = FetchedReference::default();
        reference.arrived(ReferenceFile::Common, COMMON.get(..5_000));
        assert!(reference.failed() && reference.known().services().next().is_none());
    }
}
