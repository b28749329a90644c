//! Lists that are sorted: as sets, and as values by key. Those of a comparison are short, and a tree is ten times the code.

/// Whether a member is among those that are sorted.
pub(crate) fn contains<T: Ord>(all: &[T], member: &T) -> bool {
    all.binary_search(member).is_ok()
}

/// Adds a member to those that are sorted, unless it is among them.
pub(crate) fn add<T: Ord>(all: &mut Vec<T>, member: T) {
    if let Err(place) = all.binary_search(&member) {
        all.insert(place, member);
    }
}

/// The value of a key, in a list that is sorted by its keys.
pub(crate) fn value_of<'a, K: Ord, V>(all: &'a [(K, V)], key: &K) -> Option<&'a V> {
    let place = all.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
    all.get(place).map(|(_, value)| value)
}

/// Changes the value of a key, which is added where it is not there, in a list that is sorted by its keys.
pub(crate) fn change<K: Ord, V: Default>(all: &mut Vec<(K, V)>, key: K, change: &mut dyn FnMut(&mut V)) {
    match all.binary_search_by(|(known, _)| known.cmp(&key)) {
        Ok(place) => all.get_mut(place).into_iter().for_each(|(_, value)| change(value)),
        Err(place) => {
            let mut value = V::default();
            change(&mut value);
            all.insert(place, (key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_added_once() {
        let mut all = Vec::new();
        for member in [3, 1, 2, 3, 1, 0] {
            add(&mut all, member);
        }
        assert_eq!(all, [0, 1, 2, 3]);
    }
}
