//! What a diagnostic can be about.

use core::fmt;

mod explain;

pub use explain::UnknownCode;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Most likely a mistake, but nothing is lost.
    Warning,
    /// The typed model has no place for it: something would be lost.
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

/// What a diagnostic is about. A code and its name keep their meaning from version to version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// Error: `## Daily Papers (` and then no date and `)`.
    ///
    #[doc = include_str!("docs/malformed-digest-heading.md")]
    MalformedDigestHeading,
    /// Error: `### ` and then no `[TITLE](URL)`. The lines up to the next heading belong to no paper.
    ///
    #[doc = include_str!("docs/malformed-paper-heading.md")]
    MalformedPaperHeading,
    /// Error: a line that opens like a field of a paper and does not read as one.
    ///
    #[doc = include_str!("docs/malformed-field.md")]
    MalformedField,
    /// Error: a field that the paper has already. The first one counts.
    ///
    #[doc = include_str!("docs/doubled-field.md")]
    DoubledField,
    /// Error: an alternative text of an image, which the typed model has no place for.
    ///
    #[doc = include_str!("docs/image-alt.md")]
    ImageAlt,
    /// Error: a line of a digest that is nothing the format knows.
    ///
    #[doc = include_str!("docs/unknown-line.md")]
    UnknownLine,
    /// Error of strict reading: a line outside the digest.
    ///
    #[doc = include_str!("docs/prose.md")]
    Prose,
    /// Error of strict reading: no digest in the page.
    ///
    #[doc = include_str!("docs/no-digest.md")]
    NoDigest,
    /// Error of strict reading: a further digest in the page.
    ///
    #[doc = include_str!("docs/several-digests.md")]
    SeveralDigests,
    /// Warning: a field after one that it should stand before.
    ///
    #[doc = include_str!("docs/field-order.md")]
    FieldOrder,
    /// Warning: the link and the player of a video have different sources, which strict reading takes for an error. The link counts.
    ///
    #[doc = include_str!("docs/video-differs.md")]
    VideoDiffers,
    /// Warning: `[Watch Video]SRC`, without parentheses around the source.
    ///
    #[doc = include_str!("docs/bare-video-link.md")]
    BareVideoLink,
    /// Warning: authors as a Python list.
    ///
    #[doc = include_str!("docs/python-authors.md")]
    PythonAuthors,
    /// Warning: the text of an item is a Python list or dict that leaked through.
    ///
    #[doc = include_str!("docs/leaked-list.md")]
    LeakedList,
    /// Warning: an item opens with asterisks that as many asterisks never close, such as `***X*: `.
    ///
    #[doc = include_str!("docs/unclosed-emphasis.md")]
    UnclosedEmphasis,
    /// Warning: a line that was meant to be a digest heading, such as `# Daily Papers (2024-04-23)`. It starts no digest.
    ///
    #[doc = include_str!("docs/near-digest-heading.md")]
    NearDigestHeading,
    /// Warning: a line that was meant to be a paper heading, such as `## [TITLE](URL)`. It starts no paper.
    ///
    #[doc = include_str!("docs/near-paper-heading.md")]
    NearPaperHeading,
    /// Warning: the text of an item ends in a paper heading, which starts no paper there.
    ///
    #[doc = include_str!("docs/glued-heading.md")]
    GluedHeading,
    /// Warning: a line of an item that was meant to be a field, such as `Vote: 12` behind the items.
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
    /// Warning: an authors line with an empty name, or with none at all.
    ///
    #[doc = include_str!("docs/empty-author.md")]
    EmptyAuthor,
    /// Warning: an author whose name holds a comma, such as `Ada Byron,Bo Li`.
    ///
    #[doc = include_str!("docs/joined-authors.md")]
    JoinedAuthors,
    /// Warning: a control character, such as what is left of an unescaped `\f` or `\t` of LaTeX.
    ///
    #[doc = include_str!("docs/control-character.md")]
    ControlCharacter,
    /// Warning: a character that cannot be seen, or that changes the direction of the text around it.
    ///
    #[doc = include_str!("docs/hidden-character.md")]
    HiddenCharacter,
    /// Warning: a URL of a paper, or a source of an image or a video, that can run a script.
    ///
    #[doc = include_str!("docs/script-link.md")]
    ScriptLink,
    /// Warning: the same paper, by its arXiv identifier without the version, for the second time in a page.
    ///
    #[doc = include_str!("docs/duplicate-paper.md")]
    DuplicatePaper,
    /// Warning: a second digest of the same date in a page.
    ///
    #[doc = include_str!("docs/duplicate-digest.md")]
    DuplicateDigest,
    /// Warning: an author for the second time in a list.
    ///
    #[doc = include_str!("docs/duplicate-author.md")]
    DuplicateAuthor,
    /// Note: the author `+`, which stands for authors that were cut.
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
    /// Note: a source of an image or a video that is a path, not a URL.
    ///
    #[doc = include_str!("docs/relative-media.md")]
    RelativeMedia,
    /// Note: a source of an image or a video that is not `https`.
    ///
    #[doc = include_str!("docs/insecure-media.md")]
    InsecureMedia,
    /// Note: a URL that is no abstract on arXiv.
    ///
    #[doc = include_str!("docs/not-arxiv.md")]
    NotArxiv,
    /// Note: white space at the end of a line.
    ///
    #[doc = include_str!("docs/trailing-white-space.md")]
    TrailingWhiteSpace,
    /// Note: blank lines, line ends or spellings that are not those of the canonical form. One for a digest.
    ///
    #[doc = include_str!("docs/layout.md")]
    Layout,
    /// Stands last where there were more diagnostics than are kept, and says how many more. As severe as the most
    /// severe of them.
    ///
    #[doc = include_str!("docs/too-many.md")]
    TooMany,
}

impl Code {
    /// Every code there is.
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

    /// The name of the code, for settings and for people.
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

    /// How much it matters.
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
