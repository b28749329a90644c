//! The dialog in which a user makes a lesson.

/// Its heading, and the command that opens it.
pub const TITLE: &str = "Make a lesson";
/// What it does.
pub const LEAD: &str = "Any world can be a lesson: say what people believe, what is to be done in this world, and how one knows that it is done.";
/// Field.
pub const LESSON_TITLE: &str = "Title";
/// Field.
pub const MISCONCEPTION: &str = "What people believe before it";
/// Field.
pub const MINUTES: &str = "Minutes it takes";
/// Field.
pub const UNLOCKS: &str = "What one understands after it";
/// Field.
pub const TEXT: &str = "Text";
/// Under it.
pub const TEXT_HINT: &str = "Short paragraphs with an empty line between them, `code` and **bold**.";
/// Section.
pub const GOALS: &str = "Goals";
/// Where there is none yet.
pub const NO_GOALS: &str = "None yet. Pick one from the access matrix, or of another kind.";
/// Part of the form that picks a cell.
pub const FROM_MATRIX: &str = "From the access matrix";
/// Field of that form.
pub const WHO: &str = "Who";
/// Field of that form.
pub const REQUEST: &str = "Request";
/// Field of that form.
pub const VERDICT: &str = "must be";
/// A verdict.
pub const ALLOWED: &str = "allowed";
/// A verdict.
pub const DENIED: &str = "denied";
/// Field of that form.
pub const GATE: &str = "decided by";
/// No gate in particular.
pub const ANY_GATE: &str = "any gate";
/// Adds what was picked.
pub const ADD_GOAL: &str = "Add goal";
/// Where the matrix has no row that can be picked.
pub const NO_ROWS: &str = "The matrix has no user or role yet: make one first.";
/// Field for goals of other kinds.
pub const OTHER_KIND: &str = "A goal of another kind";
/// Nothing chosen yet.
pub const CHOOSE: &str = "Choose…";
/// A goal whose check is written by hand.
pub const BY_HAND: &str = "A check of your own";
/// A check of its own begins as this.
pub const HAND_CHECK: &str = "exists user/ann";
/// Field of a goal.
pub const SENTENCE: &str = "What the reader is to do";
/// Field of a goal.
pub const CHECK: &str = "Done when";
/// Takes a goal away.
pub const REMOVE: &str = "Remove";
/// What a step is.
pub const STEPS_HINT: &str =
    "A long lesson goes in steps: tick the goal with which one begins, and write its instruction.";
/// A tick at a goal.
pub const BEGINS_STEP: &str = "A step begins with this goal";
/// Field of a goal.
pub const STEP: &str = "Instruction of the step";
/// Puts a goal before the one above it.
pub const UP: &str = "Move up";
/// Section.
pub const REPLIES: &str = "Replies";
/// What they are for.
pub const REPLIES_HINT: &str = "What the lesson says to a state that is wrong and worth understanding. Make that state in the world, and pick it from the matrix.";
/// Where there is none.
pub const NO_REPLIES: &str = "None yet.";
/// Field of a reply.
pub const REPLY: &str = "What is said";
/// Field of a reply.
pub const SAID_WHEN: &str = "Said when";
/// Adds a reply to what was picked.
pub const ADD_REPLY: &str = "Add reply to it";
/// Adds a reply with nothing on it.
pub const ADD_EMPTY_REPLY: &str = "Add reply";
/// Section.
pub const QUESTIONS: &str = "Questions";
/// Adds one, with the goal that asks for it.
pub const ADD_QUESTION: &str = "Add question";
/// The goal that asks for it.
pub const ANSWER_IT: &str = "Answer the question.";
/// Field of a question.
pub const QUESTION: &str = "What is asked";
/// Adds a choice.
pub const ADD_ANSWER: &str = "Add answer";
/// Field of an answer.
pub const SAYS: &str = "It says";
/// Field of an answer.
pub const IT_IS: &str = "It is";
/// Whether an answer is the right one.
pub const RIGHT_OR_WRONG: [&str; 2] = ["right", "wrong"];
/// Field of an answer.
pub const SAID_TO_IT: &str = "What is said to it";

/// An answer of a question. The first is 1.
pub fn answer(number: usize) -> String {
    format!("Answer {number}")
}

/// Name of the button that takes an answer away.
pub fn remove_answer(number: usize) -> String {
    format!("{REMOVE} answer {number}")
}

/// Name of the button that takes a question away, with its goal.
pub fn remove_question(number: usize) -> String {
    format!("{REMOVE} question {number}")
}

/// Name of the button that takes a reply away.
pub fn remove_reply(number: usize) -> String {
    format!("{REMOVE} reply {number}")
}

/// Name of the button that moves a goal.
pub fn move_up(number: usize) -> String {
    format!("Move goal {number} up")
}

/// A problem.
pub fn not_one_right(number: usize) -> String {
    format!("Question {number} needs exactly one right answer.")
}

/// State of a goal.
pub const IS_MET: &str = "so now";
/// State of a goal.
pub const IS_OPEN: &str = "not so yet";
/// Section.
pub const HINTS: &str = "Three hints";
/// The hints, in order.
pub const HINT: [&str; 3] = ["Where to look", "What to think of", "What to do, step by step"];
/// Section.
pub const WORLD_NOW: &str = "The world as it is now";
/// Choice.
pub const IS_START: &str = "is where the lesson starts";
/// Choice.
pub const IS_SOLUTION: &str = "solves the lesson: the third hint shows the difference";
/// Saves.
pub const SAVE: &str = "Save the lesson";
/// Saves, and opens it as a user gets it.
pub const PREVIEW: &str = "Save and preview";
/// Takes the lesson out of the document.
pub const TAKE_AWAY: &str = "Take the lesson away";
/// Section.
pub const FILES: &str = "As files of this site";
/// What the files are for.
pub const FILES_HINT: &str = "`cargo xtask lesson add NAME FOLDER` takes them into the site’s lessons. The tests then say what is missing, such as the calls that lead to each reply.";
/// Above what is missing.
pub const PROBLEMS: &str = "Not yet:";
/// A problem.
pub const NOTHING_TO_DO: &str = "The start meets every goal already: there is nothing to do.";
/// A problem.
pub const NOT_SOLVED: &str = "The world as it is now does not meet every goal, so it is no solution.";
/// A problem.
pub const NO_START: &str = "It needs a start: tick that the world as it is now is where the lesson starts.";
/// The download did not work.
pub const NOT_TAKEN: &str = "The browser did not take the file.";
/// In the lesson panel.
pub const EDIT: &str = "Edit this lesson";
/// In the lesson panel.
pub const START_AGAIN: &str = "Start again";
/// Name of the step.
pub const START_OF_IT: &str = "the lesson’s start";
/// In the list of lessons.
pub const OWN: &str = "The lesson of this document";

/// Goals of other kinds: what the user is asked, and the check.
pub const KINDS: [(&str, &str); 6] = [
    ("Let the app run: every call succeeds.", "app is green"),
    ("Let the app run with the credentials of a role.", "app is green through a role"),
    ("Leave no long-term key in the app.", "no long-term keys"),
    ("Make the leaked key useless.", "leaked keys are useless"),
    ("Run the app and see that nobody calls.", "seen ran-without-credentials"),
    ("Leak the repository: there is nothing to find.", "seen leak-found-nothing"),
];

/// Name of the button that takes a goal away.
pub fn remove_goal(number: usize) -> String {
    format!("{REMOVE} goal {number}")
}

/// The sentence of a goal picked from the matrix.
pub fn goal(name: &str, action: &str, resource: &str, allowed: bool) -> String {
    match allowed {
        true => format!("Let {name} do `{action}` on `{resource}`."),
        false => format!("{name} may not do `{action}` on `{resource}`."),
    }
}

/// The sentence of a goal of policy golf.
pub fn golf(name: &str, count: usize) -> String {
    format!("{name} may make at most {count} of the requests of this world.")
}
