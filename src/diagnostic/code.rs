use core::fmt;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    MalformedDigestHeading,
    /// Error: `### ` and then no `[TITLE](URL)`. The lines up to the next heading belong to no paper.
    MalformedPaperHeading,
    /// Error: a line that opens like a field of a paper and does not read as one.
    MalformedField,
    /// Error: a field that the paper has already. The first one counts.
    DoubledField,
    /// Error: an alternative text of an image, which the typed model has no place for.
    ImageAlt,
    /// Error: a line of a digest that is nothing the format knows.
    UnknownLine,
    /// Error of strict reading: a line outside the digest.
    Prose,
    /// Error of strict reading: no digest in the page.
    NoDigest,
    /// Error of strict reading: a further digest in the page.
    SeveralDigests,
    /// Warning: a field after one that it should stand before.
    FieldOrder,
    /// Warning: the link and the player of a video have different sources. The link counts.
    VideoDiffers,
    /// Stands last where there were more diagnostics than are kept, and says how many more. As severe as the most
    /// severe of them.
    TooMany,
}

impl Code {
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
            Code::TooMany => "too-many",
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Code::FieldOrder | Code::VideoDiffers => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
