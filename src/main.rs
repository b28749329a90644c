//! Starts the app in place of the static first paint.

fn main() {
    iam_playground::browser::panic::tell_on_panic();
    iam_playground::browser::first_paint::replace_with(iam_playground::app::App);
}
