//! Small sorted collections.
//!
//! What a reader makes has tens of things, not millions: a sorted list finds and adds as fast as a tree there, and is
//! a fraction of its code in the first load. Values are behind [`Arc`], so that the list's code is the same for every
//! type of value and is there once, and so that a copy shares what it does not change. The names are behind [`Arc`]
//! too: copying a thousand of them would be most of the time of an edit.

use crate::order::order;
use std::fmt;
use std::sync::Arc;

/// Things by name, in the order of their names. Cheap to clone: a thing is copied when it is changed.
#[derive(PartialEq, Eq, Hash)]
pub struct ByName<T> {
    entries: Vec<(Arc<String>, Arc<T>)>,
}

impl<T> ByName<T> {
    /// None.
    pub fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The place of `name`, or else the place where it belongs.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The thing of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        let (_, thing) = self.entries.get(self.place(name).ok()?)?;
        Some(thing)
    }

    /// Whether there is a thing of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Adds a thing, in place of one that has the name already.
    pub fn insert(&mut self, name: String, thing: T) {
        self.insert_shared(name, Arc::new(thing));
    }

    fn insert_shared(&mut self, name: String, thing: Arc<T>) {
        match self.place(&name) {
            Ok(place) => {
                if let Some((_, known)) = self.entries.get_mut(place) {
                    *known = thing;
                }
            }
            Err(place) => self.entries.insert(place, (Arc::new(name), thing)),
        }
    }

    /// Takes the thing of this name out.
    pub fn remove(&mut self, name: &str) -> Option<Arc<T>> {
        let place = self.place(name).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Names and things, in the order of the names.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.entries.iter())
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(name, _)| &**name)
    }

    /// The names, in order.
    pub fn into_keys(self) -> impl Iterator<Item = String> {
        self.entries.into_iter().map(|(name, _)| Arc::unwrap_or_clone(name))
    }

    /// The things, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, thing)| &**thing)
    }
}

impl<T: Clone + Default> ByName<T> {
    /// The thing of this name, to change it; an empty one is made where there is none.
    pub fn get_or_insert(&mut self, name: &str) -> &mut T {
        let place = self.place(name).unwrap_or_else(|place| {
            self.entries.insert(place, (Arc::new(name.to_owned()), Arc::default()));
            place
        });
        #[expect(clippy::indexing_slicing, reason = "the place of what is there")]
        Arc::make_mut(&mut self.entries[place].1)
    }
}

impl<T: Clone> ByName<T> {
    /// The thing of this name, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let place = self.place(name).ok()?;
        self.entries.get_mut(place).map(|(_, thing)| Arc::make_mut(thing))
    }

    /// The things, in the order of their names, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|(_, thing)| Arc::make_mut(thing))
    }
}

impl<T> Clone for ByName<T> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone() }
    }
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for ByName<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<T> FromIterator<(String, T)> for ByName<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(things: I) -> Self {
        let mut all = Self::new();
        for (name, thing) in things {
            all.insert(name, thing);
        }
        all
    }
}

impl<'a, T> IntoIterator for &'a ByName<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Clone> IntoIterator for ByName<T> {
    type Item = (String, T);
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self.entries.into_iter())
    }
}

/// Names and things, in the order of the names.
#[derive(Debug)]
pub struct Iter<'a, T>(std::slice::Iter<'a, (Arc<String>, Arc<T>)>);

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (&'a String, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, thing)| (&**name, &**thing))
    }
}

/// Names and things of their own, in the order of the names.
#[derive(Debug)]
pub struct IntoIter<T>(std::vec::IntoIter<(Arc<String>, Arc<T>)>);

impl<T: Clone> Iterator for IntoIter<T> {
    type Item = (String, T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, thing)| (Arc::unwrap_or_clone(name), Arc::unwrap_or_clone(thing)))
    }
}

/// Adds a text to a sorted list unless it is in there. Returns whether it was added.
pub fn insert_text(sorted: &mut Vec<String>, text: &str) -> bool {
    match sorted.binary_search_by(|known| known.as_str().cmp(text)) {
        Ok(_) => false,
        Err(place) => {
            sorted.insert(place, text.to_owned());
            true
        }
    }
}

/// The positions of texts that stand before as well, ascending.
pub fn repeated(texts: &[&str]) -> Vec<usize> {
    const FEW: usize = 16;
    let repeats = |index: &usize| {
        let text = texts.get(*index);
        texts.iter().take(*index).any(|before| Some(before) == text)
    };
    if texts.len() <= FEW {
        return (0..texts.len()).filter(repeats).collect();
    }
    // With very many the above, and a sorted list that grows, would take minutes.
    let order = order(texts.len(), &|one, other| texts.get(one).cmp(&texts.get(other)));
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
    fn the_last_of_a_name_stays_and_names_are_sorted() {
        let mut things: ByName<u8> =
            [("b", 1), ("a", 2), ("b", 3)].map(|(n, t)| (n.to_owned(), t)).into_iter().collect();
        assert_eq!(
            things.iter().map(|(name, thing)| (name.as_str(), *thing)).collect::<Vec<_>>(),
            [("a", 2), ("b", 3)]
        );
        assert!(things.contains_key("a") && !things.contains_key("c"));
        assert_eq!(things.remove("a").as_deref(), Some(&2));
        assert_eq!(things.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 3)]);
    }

    #[test]
    fn a_copy_does_not_change_with_the_original() {
        let mut things = ByName::new();
        things.insert("a".to_owned(), 1);
        let copy = things.clone();
        *things.get_mut("a").unwrap() = 2;
        assert_eq!((things.get("a"), copy.get("a")), (Some(&2), Some(&1)));
    }

    #[test]
    fn repeated_texts_are_found_among_few_and_many() {
        assert_eq!(repeated(&["b", "a", "b", "b", "c", "a"]), [2, 3, 5]);
        let many: Vec<String> = (0..100).map(|number| (number % 40).to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(repeated(&many), (40..100).collect::<Vec<_>>());
        assert_eq!(repeated(&[]), [] as [usize; 0]);
    }

    #[test]
    fn texts_are_listed_once() {
        let mut sorted = Vec::new();
        assert!(
            insert_text(&mut sorted, "b") && insert_text(&mut sorted, "a") && !insert_text(&mut sorted, "b")
        );
        assert_eq!(sorted, ["a", "b"]);
    }
}
