//! The explanations of the codes, and the parser of their names.

use alloc::boxed::Box;
use core::str::FromStr;

use super::Code;
use crate::escape::excerpt;

impl Code {
    /// Returns an explanation of the code, in Markdown. It says what the code means, why it matters
    /// and what to do. It also shows a page that the code fires on, and a similar page that it does
    /// not fire on.
    ///
    /// It is the same text that documents the variant. In the pages, escapes such as `\u{c}` stand
    /// for invisible characters.
    ///
    /// ```
    /// use daily_papers::Code;
    ///
    /// let text = Code::CutAuthors.explain();
    /// assert!(text.starts_with("The list of authors holds the author `+`"));
    /// assert!(text.contains("It fires here:\n\n```text\n## Daily Papers (2024-04-23)\n"));
    /// ```
    #[must_use]
    pub const fn explain(self) -> &'static str {
        match self {
            Code::MalformedDigestHeading => include_str!("docs/malformed-digest-heading.md"),
            Code::MalformedPaperHeading => include_str!("docs/malformed-paper-heading.md"),
            Code::MalformedField => include_str!("docs/malformed-field.md"),
            Code::DoubledField => include_str!("docs/doubled-field.md"),
            Code::ImageAlt => include_str!("docs/image-alt.md"),
            Code::UnknownLine => include_str!("docs/unknown-line.md"),
            Code::Prose => include_str!("docs/prose.md"),
            Code::NoDigest => include_str!("docs/no-digest.md"),
            Code::SeveralDigests => include_str!("docs/several-digests.md"),
            Code::FieldOrder => include_str!("docs/field-order.md"),
            Code::VideoDiffers => include_str!("docs/video-differs.md"),
            Code::BareVideoLink => include_str!("docs/bare-video-link.md"),
            Code::PythonAuthors => include_str!("docs/python-authors.md"),
            Code::LeakedList => include_str!("docs/leaked-list.md"),
            Code::UnclosedEmphasis => include_str!("docs/unclosed-emphasis.md"),
            Code::NearDigestHeading => include_str!("docs/near-digest-heading.md"),
            Code::NearPaperHeading => include_str!("docs/near-paper-heading.md"),
            Code::GluedHeading => include_str!("docs/glued-heading.md"),
            Code::NearField => include_str!("docs/near-field.md"),
            Code::NearItem => include_str!("docs/near-item.md"),
            Code::NearLabel => include_str!("docs/near-label.md"),
            Code::EmptyAuthor => include_str!("docs/empty-author.md"),
            Code::JoinedAuthors => include_str!("docs/joined-authors.md"),
            Code::ControlCharacter => include_str!("docs/control-character.md"),
            Code::HiddenCharacter => include_str!("docs/hidden-character.md"),
            Code::ScriptLink => include_str!("docs/script-link.md"),
            Code::LiveMarkup => include_str!("docs/live-markup.md"),
            Code::EmptyDigest => include_str!("docs/empty-digest.md"),
            Code::DuplicatePaper => include_str!("docs/duplicate-paper.md"),
            Code::DuplicateDigest => include_str!("docs/duplicate-digest.md"),
            Code::DuplicateAuthor => include_str!("docs/duplicate-author.md"),
            Code::CutAuthors => include_str!("docs/cut-authors.md"),
            Code::MissingMedia => include_str!("docs/missing-media.md"),
            Code::MissingVotes => include_str!("docs/missing-votes.md"),
            Code::MissingAuthors => include_str!("docs/missing-authors.md"),
            Code::MissingSummary => include_str!("docs/missing-summary.md"),
            Code::RelativeMedia => include_str!("docs/relative-media.md"),
            Code::InsecureMedia => include_str!("docs/insecure-media.md"),
            Code::NotArxiv => include_str!("docs/not-arxiv.md"),
            Code::TrailingWhiteSpace => include_str!("docs/trailing-white-space.md"),
            Code::Layout => include_str!("docs/layout.md"),
            Code::TooMany => include_str!("docs/too-many.md"),
        }
    }
}

/// Parses the [name](Code::name) of a code.
///
/// ```
/// use daily_papers::{Code, Lints};
///
/// let lints = Lints::new().without("cut-authors".parse::<Code>()?);
/// assert_eq!(lints.severity(Code::CutAuthors), None);
/// # Ok::<(), daily_papers::diagnostic::UnknownCode>(())
/// ```
impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Code, UnknownCode> {
        let code = Code::ALL.iter().find(|code| code.name() == name);
        code.copied().ok_or_else(|| UnknownCode { name: excerpt(name).into() })
    }
}

/// Error for a text that is not the name of a [`Code`].
///
/// ```
/// let error = "cut-author".parse::<daily_papers::Code>().unwrap_err();
/// assert_eq!(error.to_string(), "no diagnostic has the code `cut-author`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("no diagnostic has the code `{name}`")]
pub struct UnknownCode {
    /// The beginning of the text, escaped.
    name: Box<str>,
}
