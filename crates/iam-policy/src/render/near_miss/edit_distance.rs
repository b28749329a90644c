//! The edit distance of two words.

/// Whether one of the two words becomes the other by at most `most` insertions, removals or replacements of a letter.
pub(super) fn is_within_distance(left: &str, right: &str, most: usize) -> bool {
    const LONGEST: usize = 64;
    if left.len().abs_diff(right.len()) > most || left.len().max(right.len()) > LONGEST {
        return false;
    }
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.bytes().enumerate() {
        let mut current = vec![row + 1];
        let mut before = row + 1;
        for ((other, diagonal), over) in right.bytes().zip(&above).zip(above.iter().skip(1)) {
            let replaced = diagonal + usize::from(!letter.eq_ignore_ascii_case(&other));
            before = replaced.min(over + 1).min(before + 1);
            current.push(before);
        }
        above = current;
    }
    above.last().is_some_and(|distance| *distance <= most)
}
