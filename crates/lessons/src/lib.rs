//! Lessons as data, and the checker that says which goals a world meets.
