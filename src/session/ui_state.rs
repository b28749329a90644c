//! The state of the interface: panels, views, dialogs, the message at the foot.

use aws_world::sts::Credentials;

use super::selection::{Selection, WhyTarget};
use super::shared_document::DamagedLinkRef;
use crate::text::session::messages as text;

/// Tabs of the panel below the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The access matrix.
    Matrix,
    /// What programs printed.
    Console,
    /// CloudTrail records.
    Events,
    /// AWS CLI lines of what the user did.
    Cli,
}

impl Panel {
    /// All with their titles, in order.
    pub const ALL: [(Self, &str); 4] = [
        (Self::Matrix, text::ACCESS_MATRIX),
        (Self::Console, text::RUN_CONSOLE),
        (Self::Events, text::CLOUDTRAIL),
        (Self::Cli, text::AWS_CLI),
    ];
}

/// How a policy is shown while it is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyView {
    /// As a form.
    Visual,
    /// As its text.
    Json,
}

/// What the side panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The selected thing.
    Inspector,
    /// The explanation of a verdict.
    Why,
}

/// The bottom tabs of a narrow screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The lesson.
    Lesson,
    /// The outline and the inspector.
    Build,
    /// Run console and matrix.
    Run,
    /// The explanation.
    Why,
}

impl View {
    /// All, in the order of the bar.
    pub const ALL: [Self; 4] = [Self::Lesson, Self::Build, Self::Run, Self::Why];

    /// Its name in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Build => "build",
            Self::Run => "run",
            Self::Why => "why",
        }
    }
}

/// The create flows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Create user.
    CreateUser,
    /// Create group.
    CreateGroup,
    /// Create role.
    CreateRole,
    /// Create policy.
    CreatePolicy,
    /// A new access key with its secret, shown once.
    AccessKey(Credentials),
    /// Find a thing, or something to do.
    Palette,
    /// The things of a kind.
    ItemsOfKind(&'static str),
    /// What can be connected with a thing.
    Connect(Selection),
    /// What a thing can be taken off.
    Detach(Selection),
    /// Ask before starting over.
    Reset,
    /// Create a bucket, log group, key or provider.
    CreateResource,
    /// Launch an instance.
    LaunchInstance,
    /// The gallery.
    Examples,
    /// The gallery, to put one into a page of one's own.
    ExamplesToEmbed,
    /// The gallery, where the address names an example that is not in it.
    NoSuchExample,
    /// Compares two states of the world.
    CompareStates,
    /// Compares two versions of the managed policy with this ARN.
    CompareVersions(String),
    /// Scenarios and earlier states.
    SavedWork,
    /// Add an account.
    AddAccount,
    /// Keys of the keyboard.
    Keyboard,
    /// Read an AccessDenied message.
    ExplainDenied,
    /// Give a caller who need not be in the world a row of the matrix.
    AddCaller,
    /// Read a real account's files.
    Import,
    /// The account as infrastructure code.
    Export,
    /// All lessons, and how far the user is.
    LessonPath,
    /// The same, where the address names a lesson by a number that no lesson has.
    NoSuchLesson(String),
    /// The recap card of users, groups, roles and policies.
    WhoAndWhat,
    /// The end of the course.
    CourseFinished,
    /// Makes the document a lesson.
    MakeLesson,
    /// Give the world to somebody, or open one.
    Share,
    /// A link or a file that is damaged.
    DamagedLink(DamagedLinkRef),
}

/// A message at the foot of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The text.
    pub text: String,
    /// Whether it reports a refusal or a failure.
    pub is_error: bool,
    /// What explains it.
    pub why: Option<WhyTarget>,
}
