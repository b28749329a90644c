//! Values by name. Whatever the values are, the tree of names is compiled once.

use std::collections::BTreeMap;

/// Values in the order of their names.
#[derive(Clone, Debug)]
pub(crate) struct ByName<V> {
    places: BTreeMap<String, usize>,
    values: Vec<V>,
}

/// A set of names.
pub(crate) type Names = ByName<()>;

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }
}

impl<V: Default> ByName<V> {
    /// Changes the value of a name, which is added where it is not there. Whether it was added.
    pub(crate) fn change(&mut self, name: String, change: impl FnOnce(&mut V)) -> bool {
        let count = self.values.len();
        let place = *self.places.entry(name).or_insert(count);
        if place == count {
            self.values.push(V::default());
        }
        self.values.get_mut(place).map(change);
        place == count
    }

    /// The value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.values.get(*self.places.get(name)?)
    }

    /// Whether the name is there.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The names in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.places.keys()
    }

    /// The values with their names, in the order of these.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &V)> {
        self.places.iter().filter_map(|(name, place)| Some((name, self.values.get(*place)?)))
    }
}

impl Names {
    /// Adds a name. Whether it was not there.
    pub(crate) fn add(&mut self, name: String) -> bool {
        self.change(name, |()| ())
    }
}
