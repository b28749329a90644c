//! The access matrix without a view: what its heads and cells say, which sizes they have, the rows of a large one as markup.

pub mod cell_label;
pub mod column_resource;
pub mod row_markup;
pub mod sizes;
