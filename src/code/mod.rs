//! The codes of diagnostics and their severity.

use core::fmt;

mod explain;

pub use explain::UnknownCode;

/// The severity of a diagnostic. A greater one is more severe.
///
/// ```
/// use daily_papers::{Code, Severity};
///
/// assert_eq!(Code::CutAuthors.severity(), Severity::Note);
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Warning.to_string(), "warning");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Information: nothing of a page is lost, and nothing has to change.
    Note,
    /// A probable mistake. Nothing is lost, except for [`Code::VideoDiffers`].
    Warning,
    /// A part of the page that the typed model would lose.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// The kind of a diagnostic. A code and its name keep their meaning in later versions.
///
/// ```
/// use daily_papers::Code;
///
/// assert_eq!(Code::NearField.name(), "near-field");
/// assert_eq!("near-field".parse(), Ok(Code::NearField));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// Error: `## Daily Papers (` without a date and `)` after it.
    ///
    #[doc = include_str!("docs/malformed-digest-heading.md")]
    MalformedDigestHeading,
    /// Error: `### ` without `[TITLE](URL)` after it. The lines up to the next heading belong to no
    /// paper.
    ///
    #[doc = include_str!("docs/malformed-paper-heading.md")]
    MalformedPaperHeading,
    /// Error: a line that opens like a field of a paper but cannot be parsed as one.
    ///
    #[doc = include_str!("docs/malformed-field.md")]
    MalformedField,
    /// Error: a field that the paper already has. The first one counts.
    ///
    #[doc = include_str!("docs/doubled-field.md")]
    DoubledField,
    /// Error: an alternative text of an image, which the typed model cannot hold.
    ///
    #[doc = include_str!("docs/image-alt.md")]
    ImageAlt,
    /// Error: a line of a digest that is not part of the format.
    ///
    #[doc = include_str!("docs/unknown-line.md")]
    UnknownLine,
    /// Error of strict parsing: a line outside the digest.
    ///
    #[doc = include_str!("docs/prose.md")]
    Prose,
    /// Error of strict parsing: a page without a digest.
    ///
    #[doc = include_str!("docs/no-digest.md")]
    NoDigest,
    /// Error of strict parsing: a further digest in the page.
    ///
    #[doc = include_str!("docs/several-digests.md")]
    SeveralDigests,
    /// Warning: a field after a field that belongs after it.
    ///
    #[doc = include_str!("docs/field-order.md")]
    FieldOrder,
    /// Warning: a link and a player of a video with different sources. The link counts. Strict
    /// parsing treats the difference as an error.
    ///
    #[doc = include_str!("docs/video-differs.md")]
    VideoDiffers,
    /// Warning: `[Watch Video]SRC`, a video link without parentheses around its source.
    ///
    #[doc = include_str!("docs/bare-video-link.md")]
    BareVideoLink,
    /// Warning: authors written as a Python list.
    ///
    #[doc = include_str!("docs/python-authors.md")]
    PythonAuthors,
    /// Warning: an item whose text is a Python list or dict.
    ///
    #[doc = include_str!("docs/leaked-list.md")]
    LeakedList,
    /// Warning: an item whose opening asterisks are not closed by as many, such as `***X*: `.
    ///
    #[doc = include_str!("docs/unclosed-emphasis.md")]
    UnclosedEmphasis,
    /// Warning: a line that was meant to be a digest heading, such as
    /// `# Daily Papers (2024-04-23)`. It starts no digest.
    ///
    #[doc = include_str!("docs/near-digest-heading.md")]
    NearDigestHeading,
    /// Warning: a line that was meant to be a paper heading, such as `## [TITLE](URL)`. It starts
    /// no paper.
    ///
    #[doc = include_str!("docs/near-paper-heading.md")]
    NearPaperHeading,
    /// Warning: an item whose text ends in a paper heading. The heading starts no paper.
    ///
    #[doc = include_str!("docs/glued-heading.md")]
    GluedHeading,
    /// Warning: a line of an item that was meant to be a field, such as `Vote: 12` after the items.
    ///
    #[doc = include_str!("docs/near-field.md")]
    NearField,
    /// Warning: a line of an item that was meant to be an item, such as `* text`.
    ///
    #[doc = include_str!("docs/near-item.md")]
    NearItem,
    /// Warning: an item that was meant to have a label, such as `***LABEL***:text`.
    ///
    #[doc = include_str!("docs/near-label.md")]
    NearLabel,
    /// Warning: an authors line with an empty name or without names.
    ///
    #[doc = include_str!("docs/empty-author.md")]
    EmptyAuthor,
    /// Warning: an author whose name holds a comma, such as `Ada Byron,Bo Li`.
    ///
    #[doc = include_str!("docs/joined-authors.md")]
    JoinedAuthors,
    /// Warning: a control character, such as the form feed that an unescaped `\f` of LaTeX leaves.
    ///
    #[doc = include_str!("docs/control-character.md")]
    ControlCharacter,
    /// Warning: a character that is invisible or changes the direction of text.
    ///
    #[doc = include_str!("docs/hidden-character.md")]
    HiddenCharacter,
    /// Warning: a URL of a paper, or a source of an image or a video, that can run a script.
    ///
    #[doc = include_str!("docs/script-link.md")]
    ScriptLink,
    /// Warning: a link, an image or HTML in a title or in the name of an author.
    ///
    #[doc = include_str!("docs/live-markup.md")]
    LiveMarkup,
    /// Warning: a digest without papers.
    ///
    #[doc = include_str!("docs/empty-digest.md")]
    EmptyDigest,
    /// Warning: a paper that occurs again in the page. Its arXiv identifier without the version
    /// tells.
    ///
    #[doc = include_str!("docs/duplicate-paper.md")]
    DuplicatePaper,
    /// Warning: a second digest of the same date in a page.
    ///
    #[doc = include_str!("docs/duplicate-digest.md")]
    DuplicateDigest,
    /// Warning: an author who occurs again in a list.
    ///
    #[doc = include_str!("docs/duplicate-author.md")]
    DuplicateAuthor,
    /// Note: the author `+`, which stands for authors who were cut.
    ///
    #[doc = include_str!("docs/cut-authors.md")]
    CutAuthors,
    /// Note: a paper without an image or a video.
    ///
    #[doc = include_str!("docs/missing-media.md")]
    MissingMedia,
    /// Note: a paper without a votes line.
    ///
    #[doc = include_str!("docs/missing-votes.md")]
    MissingVotes,
    /// Note: a paper without authors.
    ///
    #[doc = include_str!("docs/missing-authors.md")]
    MissingAuthors,
    /// Note: a paper without a summary.
    ///
    #[doc = include_str!("docs/missing-summary.md")]
    MissingSummary,
    /// Note: a source of an image or a video that is a path and not a URL.
    ///
    #[doc = include_str!("docs/relative-media.md")]
    RelativeMedia,
    /// Note: a source of an image or a video whose URL is not `https`.
    ///
    #[doc = include_str!("docs/insecure-media.md")]
    InsecureMedia,
    /// Note: a URL of a paper that is not an abstract on arXiv.
    ///
    #[doc = include_str!("docs/not-arxiv.md")]
    NotArxiv,
    /// Note: white space at the end of an item's line or of a list of authors.
    ///
    #[doc = include_str!("docs/trailing-white-space.md")]
    TrailingWhiteSpace,
    /// Note: blank lines, line endings or spellings that differ from the canonical form. Each
    /// digest is reported once.
    ///
    #[doc = include_str!("docs/layout.md")]
    Layout,
    /// Last diagnostic of a list that is not complete: it counts those that are not listed. It has
    /// the severity of the most severe of them.
    ///
    #[doc = include_str!("docs/too-many.md")]
    TooMany,
}

impl Code {
    /// All codes, in the order of the enum.
    pub const ALL: &'static [Code] = &[
        Code::MalformedDigestHeading,
        Code::MalformedPaperHeading,
        Code::MalformedField,
        Code::DoubledField,
        Code::ImageAlt,
        Code::UnknownLine,
        Code::Prose,
        Code::NoDigest,
        Code::SeveralDigests,
        Code::FieldOrder,
        Code::VideoDiffers,
        Code::BareVideoLink,
        Code::PythonAuthors,
        Code::LeakedList,
        Code::UnclosedEmphasis,
        Code::NearDigestHeading,
        Code::NearPaperHeading,
        Code::GluedHeading,
        Code::NearField,
        Code::NearItem,
        Code::NearLabel,
        Code::EmptyAuthor,
        Code::JoinedAuthors,
        Code::ControlCharacter,
        Code::HiddenCharacter,
        Code::ScriptLink,
        Code::LiveMarkup,
        Code::EmptyDigest,
        Code::DuplicatePaper,
        Code::DuplicateDigest,
        Code::DuplicateAuthor,
        Code::CutAuthors,
        Code::MissingMedia,
        Code::MissingVotes,
        Code::MissingAuthors,
        Code::MissingSummary,
        Code::RelativeMedia,
        Code::InsecureMedia,
        Code::NotArxiv,
        Code::TrailingWhiteSpace,
        Code::Layout,
        Code::TooMany,
    ];

    /// Returns the name of the code in lower case, with hyphens between its words.
    ///
    /// ```
    /// assert_eq!(daily_papers::Code::CutAuthors.name(), "cut-authors");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Code::MalformedDigestHeading => "malformed-digest-heading",
            Code::MalformedPaperHeading => "malformed-paper-heading",
            Code::MalformedField => "malformed-field",
            Code::DoubledField => "doubled-field",
            Code::ImageAlt => "image-alt",
            Code::UnknownLine => "unknown-line",
            Code::Prose => "prose",
            Code::NoDigest => "no-digest",
            Code::SeveralDigests => "several-digests",
            Code::FieldOrder => "field-order",
            Code::VideoDiffers => "video-differs",
            Code::BareVideoLink => "bare-video-link",
            Code::PythonAuthors => "python-authors",
            Code::LeakedList => "leaked-list",
            Code::UnclosedEmphasis => "unclosed-emphasis",
            Code::NearDigestHeading => "near-digest-heading",
            Code::NearPaperHeading => "near-paper-heading",
            Code::GluedHeading => "glued-heading",
            Code::NearField => "near-field",
            Code::NearItem => "near-item",
            Code::NearLabel => "near-label",
            Code::EmptyAuthor => "empty-author",
            Code::JoinedAuthors => "joined-authors",
            Code::ControlCharacter => "control-character",
            Code::HiddenCharacter => "hidden-character",
            Code::ScriptLink => "script-link",
            Code::LiveMarkup => "live-markup",
            Code::EmptyDigest => "empty-digest",
            Code::DuplicatePaper => "duplicate-paper",
            Code::DuplicateDigest => "duplicate-digest",
            Code::DuplicateAuthor => "duplicate-author",
            Code::CutAuthors => "cut-authors",
            Code::MissingMedia => "missing-media",
            Code::MissingVotes => "missing-votes",
            Code::MissingAuthors => "missing-authors",
            Code::MissingSummary => "missing-summary",
            Code::RelativeMedia => "relative-media",
            Code::InsecureMedia => "insecure-media",
            Code::NotArxiv => "not-arxiv",
            Code::TrailingWhiteSpace => "trailing-white-space",
            Code::Layout => "layout",
            Code::TooMany => "too-many",
        }
    }

    /// Returns whether the code is about something that the typed model would lose.
    pub(crate) fn is_loss(self) -> bool {
        self.severity() == Severity::Error || self == Code::VideoDiffers
    }

    /// Returns the severity that the code has unless [`Lints`](crate::Lints) set another.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Code::FieldOrder
            | Code::VideoDiffers
            | Code::BareVideoLink
            | Code::PythonAuthors
            | Code::LeakedList
            | Code::UnclosedEmphasis
            | Code::NearDigestHeading
            | Code::NearPaperHeading
            | Code::GluedHeading
            | Code::NearField
            | Code::NearItem
            | Code::NearLabel
            | Code::EmptyAuthor
            | Code::JoinedAuthors
            | Code::ControlCharacter
            | Code::HiddenCharacter
            | Code::ScriptLink
            | Code::LiveMarkup
            | Code::EmptyDigest
            | Code::DuplicatePaper
            | Code::DuplicateDigest
            | Code::DuplicateAuthor => Severity::Warning,
            Code::CutAuthors
            | Code::MissingMedia
            | Code::MissingVotes
            | Code::MissingAuthors
            | Code::MissingSummary
            | Code::RelativeMedia
            | Code::InsecureMedia
            | Code::NotArxiv
            | Code::TrailingWhiteSpace
            | Code::Layout => Severity::Note,
            Code::MalformedDigestHeading
            | Code::MalformedPaperHeading
            | Code::MalformedField
            | Code::DoubledField
            | Code::ImageAlt
            | Code::UnknownLine
            | Code::Prose
            | Code::NoDigest
            | Code::SeveralDigests
            | Code::TooMany => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
