//! A small map that is a sorted list.
//!
//! An account that a user builds has tens of entries, not millions: a sorted list finds and adds as fast as a tree there,
//! and is a fraction of its code in the first load. Values are behind [`Arc`], so that the list's code is the same for
//! every type of value and is compiled once, and so that a clone shares what it does not change. Keys are behind [`Arc`]
//! too: copying a thousand of them would be most of the time of an edit.

use crate::sorting::sorted_indices;
use std::fmt;
use std::sync::Arc;

/// Values by key, in the order of the keys. Cheap to clone: a value is copied when it is changed.
#[derive(PartialEq, Eq, Hash)]
pub struct SortedMap<T> {
    entries: Vec<(Arc<String>, Arc<T>)>,
}

impl<T> SortedMap<T> {
    /// An empty map.
    pub fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The position of `key`, or else the position where it belongs.
    fn position(&self, key: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        let (_, value) = self.entries.get(self.position(key).ok()?)?;
        Some(value)
    }

    /// Whether the key has a value.
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_ok()
    }

    /// Adds a value; it replaces one that has the key already.
    pub fn insert(&mut self, key: String, value: T) {
        self.insert_shared(key, Arc::new(value));
    }

    fn insert_shared(&mut self, key: String, value: Arc<T>) {
        match self.position(&key) {
            Ok(position) => {
                if let Some((_, known)) = self.entries.get_mut(position) {
                    *known = value;
                }
            }
            Err(position) => self.entries.insert(position, (Arc::new(key), value)),
        }
    }

    /// Removes the key and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Arc<T>> {
        let position = self.position(key).ok()?;
        Some(self.entries.remove(position).1)
    }

    /// Keys and values, in the order of the keys.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.entries.iter())
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(key, _)| &**key)
    }

    /// The keys, in order.
    pub fn into_keys(self) -> impl Iterator<Item = String> {
        self.entries.into_iter().map(|(key, _)| Arc::unwrap_or_clone(key))
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, value)| &**value)
    }
}

impl<T: Clone + Default> SortedMap<T> {
    /// The value of this key, to change it; a default one is inserted where there is none.
    pub fn get_or_insert(&mut self, key: &str) -> &mut T {
        let position = self.position(key).unwrap_or_else(|position| {
            self.entries.insert(position, (Arc::new(key.to_owned()), Arc::default()));
            position
        });
        #[expect(clippy::indexing_slicing, reason = "the position was just found or filled")]
        Arc::make_mut(&mut self.entries[position].1)
    }
}

impl<T: Clone> SortedMap<T> {
    /// The value of this key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let position = self.position(key).ok()?;
        self.entries.get_mut(position).map(|(_, value)| Arc::make_mut(value))
    }

    /// The values, in the order of their keys, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|(_, value)| Arc::make_mut(value))
    }
}

impl<T> Clone for SortedMap<T> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone() }
    }
}

impl<T> Default for SortedMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedMap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<T> FromIterator<(String, T)> for SortedMap<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<'a, T> IntoIterator for &'a SortedMap<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Clone> IntoIterator for SortedMap<T> {
    type Item = (String, T);
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self.entries.into_iter())
    }
}

/// Borrowed keys and values, in the order of the keys.
#[derive(Debug)]
pub struct Iter<'a, T>(std::slice::Iter<'a, (Arc<String>, Arc<T>)>);

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (&'a String, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (&**key, &**value))
    }
}

/// Owned keys and values, in the order of the keys.
#[derive(Debug)]
pub struct IntoIter<T>(std::vec::IntoIter<(Arc<String>, Arc<T>)>);

impl<T: Clone> Iterator for IntoIter<T> {
    type Item = (String, T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (Arc::unwrap_or_clone(key), Arc::unwrap_or_clone(value)))
    }
}

/// Inserts a text into a sorted list unless it is there already. Returns whether it was inserted.
pub fn insert_sorted(sorted: &mut Vec<String>, text: &str) -> bool {
    match sorted.binary_search_by(|known| known.as_str().cmp(text)) {
        Ok(_) => false,
        Err(position) => {
            sorted.insert(position, text.to_owned());
            true
        }
    }
}

/// The positions of texts that are equal to an earlier one, ascending.
pub fn duplicate_indices(texts: &[&str]) -> Vec<usize> {
    const FEW: usize = 16;
    let repeats = |index: &usize| {
        let text = texts.get(*index);
        texts.iter().take(*index).any(|before| Some(before) == text)
    };
    if texts.len() <= FEW {
        return (0..texts.len()).filter(repeats).collect();
    }
    // With very many texts, comparing each pair or growing a sorted list would take minutes.
    let order = sorted_indices(texts.len(), &|one, other| texts.get(one).cmp(&texts.get(other)));
    let mut repeats = vec![false; texts.len()];
    for (before, index) in order.iter().zip(order.iter().skip(1)) {
        if let Some(repeats) = repeats.get_mut(*index) {
            *repeats = texts.get(*before) == texts.get(*index);
        }
    }
    repeats.into_iter().enumerate().filter_map(|(index, repeats)| repeats.then_some(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_the_last_value_of_a_key_stays() {
        let mut map: SortedMap<u8> =
            [("b", 1), ("a", 2), ("b", 3)].map(|(n, t)| (n.to_owned(), t)).into_iter().collect();
        assert_eq!(
            map.iter().map(|(key, value)| (key.as_str(), *value)).collect::<Vec<_>>(),
            [("a", 2), ("b", 3)]
        );
        assert!(map.contains_key("a") && !map.contains_key("c"));
        assert_eq!(map.remove("a").as_deref(), Some(&2));
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 3)]);
    }

    #[test]
    fn a_clone_does_not_change_with_the_original() {
        let mut map = SortedMap::new();
        map.insert("a".to_owned(), 1);
        let copy = map.clone();
        *map.get_mut("a").unwrap() = 2;
        assert_eq!((map.get("a"), copy.get("a")), (Some(&2), Some(&1)));
    }

    #[test]
    fn duplicate_indices_of_few_and_many_texts() {
        assert_eq!(duplicate_indices(&["b", "a", "b", "b", "c", "a"]), [2, 3, 5]);
        let many: Vec<String> = (0..100).map(|number| (number % 40).to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(duplicate_indices(&many), (40..100).collect::<Vec<_>>());
        assert_eq!(duplicate_indices(&[]), [] as [usize; 0]);
    }

    #[test]
    fn insert_sorted_keeps_texts_unique() {
        let mut sorted = Vec::new();
        assert!(
            insert_sorted(&mut sorted, "b")
                && insert_sorted(&mut sorted, "a")
                && !insert_sorted(&mut sorted, "b")
        );
        assert_eq!(sorted, ["a", "b"]);
    }
}
