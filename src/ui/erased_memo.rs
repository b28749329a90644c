//! Values derived from signals, recomputed when these change and passed on only when they differ.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo};

/// A memo of a `T`. Unlike [`Memo`], all of them share one compiled form: a [`Memo`] of each type would make the first load
/// a tenth larger.
pub struct ErasedMemo<T> {
    memo: Memo<ErasedValue>,
    value_type: PhantomData<fn() -> T>,
}

#[derive(Clone)]
struct ErasedValue {
    value: Arc<dyn Any + Send + Sync>,
    is_equal: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for ErasedValue {
    fn eq(&self, other: &Self) -> bool {
        (self.is_equal)(&*self.value, &*other.value)
    }
}

fn is_equal<T: PartialEq + 'static>(left: &dyn Any, right: &dyn Any) -> bool {
    left.downcast_ref::<T>() == right.downcast_ref::<T>()
}

fn new_memo(get: Box<dyn Fn() -> ErasedValue + Send + Sync>) -> Memo<ErasedValue> {
    Memo::new(move |_| get())
}

impl<T: PartialEq + Send + Sync + 'static> ErasedMemo<T> {
    /// A memo of what `get` computes from the signals it reads.
    pub fn new(get: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let memo =
            new_memo(Box::new(move || ErasedValue { value: Arc::new(get()), is_equal: is_equal::<T> }));
        Self { memo, value_type: PhantomData }
    }

    /// Reads the value and subscribes to it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(downcast(&self.memo.get()))
    }

    /// Reads the value once.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(downcast(&self.memo.get_untracked()))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> ErasedMemo<T> {
    /// A copy of the value; subscribes to it.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value as it is now; `None` where the owner of the memo is disposed.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.memo.try_get_untracked().map(|erased| downcast::<T>(&erased).clone())
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

#[expect(clippy::expect_used, reason = "`ErasedMemo::new` is the only maker and puts a `T` in")]
fn downcast<T: 'static>(erased: &ErasedValue) -> &T {
    erased.value.downcast_ref().expect("an erased memo holds a value of its own type")
}

impl<T> Clone for ErasedMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedMemo<T> {}

impl<T> fmt::Debug for ErasedMemo<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErasedMemo").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    #[test]
    fn erased_memo_follows_its_signals() {
        let owner = Owner::new();
        owner.with(|| {
            let number = RwSignal::new(1);
            let parity = ErasedMemo::new(move || number.get() % 2 == 0);
            let word =
                ErasedMemo::new(move || parity.with(|even| if *even { "even" } else { "odd" }.to_owned()));
            assert_eq!(word.get_untracked(), "odd");
            number.set(4);
            assert_eq!(word.get_untracked(), "even");
        });
    }
}
