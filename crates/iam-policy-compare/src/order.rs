//! Sorting by one compiled form: the standard library's is compiled anew for every type and every way to compare, and each is as
//! large as the search itself.

use std::cmp::Ordering;

/// Sorts, keeping the order of equals.
pub(crate) fn sort_by<T>(all: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let is_after = |one: usize, other: usize| match (all.get(one), all.get(other)) {
        (Some(one), Some(other)) => compare(one, other).is_gt(),
        _ => false,
    };
    for (one, other) in swaps(&sorted(all.len(), &is_after)) {
        all.swap(one, other);
    }
}

/// Sorts by a number, keeping the order of equals.
pub(crate) fn sort_by_number<T>(all: &mut [T], number: &dyn Fn(&T) -> usize) {
    let numbers: Vec<usize> = all.iter().map(number).collect();
    for (one, other) in swaps(&sorted(all.len(), &|one, other| numbers.get(one) > numbers.get(other))) {
        all.swap(one, other);
    }
}

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

/// The places of so many elements in their order.
fn sorted(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if !(1..count).any(|place| is_after(place - 1, place)) {
        return order;
    }
    let mut width = 1;
    while width < count {
        let mut next = Vec::with_capacity(count);
        for run in order.chunks(2 * width) {
            let (mut first, mut second) = run.split_at(width.min(run.len()));
            while let (Some((one, rest)), Some((other, others))) = (first.split_first(), second.split_first())
            {
                if is_after(*one, *other) {
                    next.push(*other);
                    second = others;
                } else {
                    next.push(*one);
                    first = rest;
                }
            }
            next.extend_from_slice(first);
            next.extend_from_slice(second);
        }
        order = next;
        width *= 2;
    }
    order
}

/// What has to change places, one pair after the other, until the elements stand in this order.
fn swaps(order: &[usize]) -> Vec<(usize, usize)> {
    // Where each element stands by now, and which one stands in each place.
    let mut place_of: Vec<usize> = (0..order.len()).collect();
    let mut standing = place_of.clone();
    let mut swaps = Vec::new();
    for (place, element) in order.iter().enumerate() {
        let (Some(from), Some(displaced)) = (place_of.get(*element).copied(), standing.get(place).copied())
        else {
            continue;
        };
        if from == place {
            continue;
        }
        swaps.push((place, from));
        if let Some(standing) = standing.get_mut(from) {
            *standing = displaced;
        }
        if let Some(moved) = place_of.get_mut(displaced) {
            *moved = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_keeps_equals_in_their_order() {
        let mut seed: u32 = 7;
        for count in 0..70 {
            let mut all: Vec<(u32, usize)> = (0..count)
                .map(|place| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    ((seed >> 16) % 9, place)
                })
                .collect();
            let mut expected = all.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut by_number = all.clone();
            sort_by(&mut all, &|(one, _), (other, _)| one.cmp(other));
            assert_eq!(all, expected);
            sort_by_number(&mut by_number, &|(key, _)| *key as usize);
            assert_eq!(by_number, expected);
        }
    }

    #[test]
    fn members_are_added_once() {
        let mut all = Vec::new();
        for member in [3, 1, 2, 3, 1, 0] {
            add(&mut all, member);
        }
        assert_eq!(all, [0, 1, 2, 3]);
    }
}
