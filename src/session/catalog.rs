//! The catalog of AWS managed policies, as a function that only lazily loaded chunks link.

use aws_world::World;

/// Adds the catalog to a world that lacks some of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Catalog(pub(super) fn(&World) -> Option<World>);

impl Catalog {
    pub(super) fn add_to(self, world: &mut World) {
        if let Some(with_catalog) = (self.0)(world) {
            *world = with_catalog;
        }
    }
}
