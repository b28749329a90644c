//! Which views are open: the tab below the world, the side panel, and the view of a narrow screen. The side is the one that
//! belongs to the view.

use leptos::prelude::*;

use super::ui_state::{Panel, Side, View};

/// The open views. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct OpenViews {
    panel: RwSignal<Panel>,
    side: RwSignal<Side>,
    view: RwSignal<View>,
}

impl Default for OpenViews {
    fn default() -> Self {
        Self {
            panel: RwSignal::new(Panel::Matrix),
            side: RwSignal::new(Side::Inspector),
            view: RwSignal::new(View::Lesson),
        }
    }
}

impl OpenViews {
    /// The open tab below the world, tracked.
    pub fn panel(self) -> Panel {
        self.panel.get()
    }

    /// Inspector or why, tracked.
    pub fn side(self) -> Side {
        self.side.get()
    }

    /// The open view on a narrow screen, tracked.
    pub fn view(self) -> View {
        self.view.get()
    }

    /// Opens a view of a narrow screen, with the side that belongs to it.
    pub fn open_view(self, view: View) {
        match view {
            View::Why => self.side.set(Side::Why),
            View::Build => self.side.set(Side::Inspector),
            View::Lesson | View::Run => {}
        }
        self.view.set(view);
    }

    /// Opens a side, on a narrow screen with the view that has it.
    pub fn open_side(self, side: Side) {
        self.open_view(match side {
            Side::Inspector => View::Build,
            Side::Why => View::Why,
        });
    }

    /// Opens a tab below the world; the view stays.
    pub fn set_panel(self, panel: Panel) {
        self.panel.set(panel);
    }

    /// Opens a tab below the world, on a narrow screen with the view that has it.
    pub fn open_panel(self, panel: Panel) {
        self.panel.set(panel);
        self.view.set(View::Run);
    }

    /// The same by its tab: the results are shown again where an explanation has taken their place.
    pub fn choose_panel(self, panel: Panel) {
        self.panel.set(panel);
        if self.view.get_untracked() == View::Why {
            self.view.set(View::Run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_and_view_fit_together() {
        Owner::new().with(|| {
            let views = OpenViews::default();
            let open = || (views.view.get_untracked(), views.side.get_untracked());
            views.open_side(Side::Why);
            assert_eq!(open(), (View::Why, Side::Why));
            views.set_panel(Panel::Console);
            assert_eq!(open(), (View::Why, Side::Why));
            views.choose_panel(Panel::Matrix);
            assert_eq!(open(), (View::Run, Side::Why), "the explanation stays beside the results");
            views.open_view(View::Build);
            assert_eq!(open(), (View::Build, Side::Inspector));
            views.choose_panel(Panel::Cli);
            assert_eq!(open(), (View::Build, Side::Inspector));
        });
    }
}
