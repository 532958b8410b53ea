//! What the codes mean, at length; and codes by their names.

use alloc::boxed::Box;
use core::str::FromStr;

use super::Code;
use super::excerpt::excerpt;

impl Code {
    /// What it is and why it matters, the smallest page that it fires on, a page that it nearly fires on, and what to do: the
    /// same Markdown text that documents the code here.
    ///
    /// In the pages `\u{c}` and the like stand for characters that cannot be seen.
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
            Code::MalformedDigestHeading => include_str!("codes/malformed-digest-heading.md"),
            Code::MalformedPaperHeading => include_str!("codes/malformed-paper-heading.md"),
            Code::MalformedField => include_str!("codes/malformed-field.md"),
            Code::DoubledField => include_str!("codes/doubled-field.md"),
            Code::ImageAlt => include_str!("codes/image-alt.md"),
            Code::UnknownLine => include_str!("codes/unknown-line.md"),
            Code::Prose => include_str!("codes/prose.md"),
            Code::NoDigest => include_str!("codes/no-digest.md"),
            Code::SeveralDigests => include_str!("codes/several-digests.md"),
            Code::FieldOrder => include_str!("codes/field-order.md"),
            Code::VideoDiffers => include_str!("codes/video-differs.md"),
            Code::BareVideoLink => include_str!("codes/bare-video-link.md"),
            Code::PythonAuthors => include_str!("codes/python-authors.md"),
            Code::LeakedList => include_str!("codes/leaked-list.md"),
            Code::UnclosedEmphasis => include_str!("codes/unclosed-emphasis.md"),
            Code::NearDigestHeading => include_str!("codes/near-digest-heading.md"),
            Code::NearPaperHeading => include_str!("codes/near-paper-heading.md"),
            Code::GluedHeading => include_str!("codes/glued-heading.md"),
            Code::NearField => include_str!("codes/near-field.md"),
            Code::NearItem => include_str!("codes/near-item.md"),
            Code::NearLabel => include_str!("codes/near-label.md"),
            Code::EmptyAuthor => include_str!("codes/empty-author.md"),
            Code::JoinedAuthors => include_str!("codes/joined-authors.md"),
            Code::ControlCharacter => include_str!("codes/control-character.md"),
            Code::HiddenCharacter => include_str!("codes/hidden-character.md"),
            Code::ScriptLink => include_str!("codes/script-link.md"),
            Code::DuplicatePaper => include_str!("codes/duplicate-paper.md"),
            Code::DuplicateDigest => include_str!("codes/duplicate-digest.md"),
            Code::DuplicateAuthor => include_str!("codes/duplicate-author.md"),
            Code::CutAuthors => include_str!("codes/cut-authors.md"),
            Code::MissingMedia => include_str!("codes/missing-media.md"),
            Code::MissingVotes => include_str!("codes/missing-votes.md"),
            Code::MissingAuthors => include_str!("codes/missing-authors.md"),
            Code::MissingSummary => include_str!("codes/missing-summary.md"),
            Code::RelativeMedia => include_str!("codes/relative-media.md"),
            Code::InsecureMedia => include_str!("codes/insecure-media.md"),
            Code::NotArxiv => include_str!("codes/not-arxiv.md"),
            Code::TrailingWhiteSpace => include_str!("codes/trailing-white-space.md"),
            Code::Layout => include_str!("codes/layout.md"),
            Code::TooMany => include_str!("codes/too-many.md"),
        }
    }
}

/// Reads the [name](Code::name) of a code, as settings have it.
///
/// ```
/// use daily_papers::{Code, Lints};
///
/// let lints = Lints::new().without("cut-authors".parse::<Code>()?);
/// assert_eq!(lints.severity(Code::CutAuthors), None);
/// # Ok::<(), daily_papers::UnknownCode>(())
/// ```
impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Code, UnknownCode> {
        let code = Code::ALL.iter().find(|code| code.name() == name);
        code.copied().ok_or_else(|| UnknownCode { name: excerpt(name).into() })
    }
}

/// Why a text is no [`Code`]: no code has that name.
///
/// ```
/// let error = "cut-author".parse::<daily_papers::Code>().unwrap_err();
/// assert_eq!(error.to_string(), "no diagnostic has the code `cut-author`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("no diagnostic has the code `{name}`")]
pub struct UnknownCode {
    /// The beginning of the text, in a form that can be shown.
    name: Box<str>,
}
