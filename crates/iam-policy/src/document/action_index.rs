//! Finds the statements that list an action without reading every list: AWS managed policies hold thousands of actions.

use super::Statement;
use crate::action_name::ActionName;
use crate::arn::split_component;

/// The values of a document's `Action` elements, by what they may cover.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActionIndex {
    /// Sorted by key: that of the whole action for a value without wildcards, that of its service for others.
    entries: Vec<Entry>,
    /// Where in `entries` each bucket starts, and the end. Keys of one bucket have the same leading bits.
    starts: Vec<u32>,
    /// Bits of a key that do not tell its bucket.
    shift: u32,
    /// Values that may cover any action.
    everything: Vec<ActionLocation>,
    /// Positions of statements with `NotAction`.
    negated: Vec<u32>,
}

/// The location of an action in a document, by positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ActionLocation {
    pub(crate) statement: u32,
    pub(crate) value: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u32,
    location: ActionLocation,
}

/// The keys a requested action is looked up by. Two actions may share a key, so the caller compares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActionKey {
    whole: u32,
    service: u32,
}

impl ActionKey {
    pub(crate) fn new(action: ActionName<'_>) -> Self {
        Self { whole: key(action.as_str().as_bytes()), service: key(action.service().as_bytes()) }
    }
}

/// The service prefix that a value of `Action` begins with, if it has one.
pub(crate) fn service_of(action: &str) -> Option<&str> {
    split_component(action).map(|(service, _)| service)
}

/// Without regard to case. `| 0x20` makes small letters of capitals; what else it makes alike is told apart later.
fn key(bytes: &[u8]) -> u32 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mix =
        |state: u64, word: u64| (state.rotate_left(23) ^ (word | SMALL)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (words, rest) = bytes.as_chunks::<8>();
    let state = words.iter().fold(0, |state, word| mix(state, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(rest.len() as u64, |last, byte| (last << 8) | u64::from(*byte));
    (mix(state, last) >> 32) as u32
}

impl ActionIndex {
    pub(super) fn new(statements: &[Statement]) -> Self {
        let mut index = Self { shift: 31, ..Self::default() };
        for (statement, content) in (0..).zip(statements) {
            if content.action.negated {
                index.negated.push(statement);
                continue;
            }
            for (value, action) in (0..).zip(content.action.values.iter()) {
                let location = ActionLocation { statement, value };
                let text = action.text.value.as_str();
                let key = match service_of(text) {
                    _ if action.has_blanks() => {
                        index.everything.push(location);
                        continue;
                    }
                    _ if !action.has_wildcard() => key(text.as_bytes()),
                    Some(service) if !service.contains(['*', '?']) => key(service.as_bytes()),
                    _ => {
                        index.everything.push(location);
                        continue;
                    }
                };
                index.entries.push(Entry { key, location });
            }
        }
        index.sort();
        index
    }

    fn sort(&mut self) {
        self.entries.sort_unstable_by_key(|entry| entry.key);
        // About as many buckets as entries, at least two: a shift by all bits is no shift.
        let bits = (usize::BITS - self.entries.len().leading_zeros()).clamp(1, 24);
        self.shift = u32::BITS - bits;
        self.starts = Vec::with_capacity((1 << bits) + 1);
        for (place, entry) in (0..).zip(&self.entries) {
            while self.starts.len() <= (entry.key >> self.shift) as usize {
                self.starts.push(place);
            }
        }
        self.starts.resize((1 << bits) + 1, self.entries.len() as u32);
    }

    /// Calls `found` with each value that may cover the action; the caller compares.
    pub(crate) fn each(&self, key: ActionKey, mut found: impl FnMut(ActionLocation)) {
        for key in [key.whole, key.service] {
            for entry in self.bucket(key).iter().filter(|entry| entry.key == key) {
                found(entry.location);
            }
        }
        self.everything.iter().copied().for_each(found);
    }

    fn bucket(&self, key: u32) -> &[Entry] {
        let bucket = (key >> self.shift) as usize;
        let bounds = self.starts.get(bucket).zip(self.starts.get(bucket + 1));
        bounds.and_then(|(start, end)| self.entries.get(*start as usize..*end as usize)).unwrap_or(&[])
    }

    /// Positions of the statements with `NotAction`.
    pub(crate) fn negated(&self) -> impl Iterator<Item = usize> {
        self.negated.iter().map(|position| *position as usize)
    }
}
