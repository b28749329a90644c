//! Shapes with positions, in pixels.

/// What is drawn, back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width, pixels.
    pub width: f32,
    /// Height, pixels.
    pub height: f32,
}
