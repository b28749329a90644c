//! Values derived from signals, recomputed when these change and passed on only when they differ.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo};

/// A memo of a `T`. Like [`Memo`], but all of them share one compiled form: a memo for each type of the world would make
/// the first load a tenth larger.
pub struct Derived<T> {
    memo: Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

fn same<T: PartialEq + 'static>(left: &dyn Any, right: &dyn Any) -> bool {
    left.downcast_ref::<T>() == right.downcast_ref::<T>()
}

fn memo(get: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| get())
}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// A value that `get` computes from the signals it reads.
    pub fn new(get: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let memo = memo(Box::new(move || Erased { value: Arc::new(get()), same: same::<T> }));
        Self { memo, of: PhantomData }
    }

    /// Reads the value and subscribes to it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(value(&self.memo.get()))
    }

    /// Reads the value once.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(value(&self.memo.get_untracked()))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// A copy of the value; subscribes to it.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value as it is now; `None` where whoever made it is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.memo.try_get_untracked().map(|erased| value::<T>(&erased).clone())
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

#[expect(clippy::expect_used, reason = "`Derived::new` is the only maker and puts a `T` in")]
fn value<T: 'static>(erased: &Erased) -> &T {
    erased.value.downcast_ref().expect("a derived value is of its own type")
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T> fmt::Debug for Derived<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derived").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    #[test]
    fn it_follows_its_signals() {
        let owner = Owner::new();
        owner.with(|| {
            let number = RwSignal::new(1);
            let parity = Derived::new(move || number.get() % 2 == 0);
            let word =
                Derived::new(move || parity.with(|even| if *even { "even" } else { "odd" }.to_owned()));
            assert_eq!(word.get_untracked(), "odd");
            number.set(4);
            assert_eq!(word.get_untracked(), "even");
        });
    }
}
