//! Starts the app in place of the static first paint.

fn main() {
    console_error_panic_hook::set_once();
    iam_playground::browser::first_paint::replace_with(iam_playground::app::App);
}
