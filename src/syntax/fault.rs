use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Offset, Parser};

/// Parse error of a line: the part at fault, and what was expected there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault<'a> {
    /// Part of the line at fault, which is empty if text is missing.
    pub(crate) found: &'a str,
    pub(crate) expected: &'static str,
}

impl<'a> ParseError<&'a str> for Fault<'a> {
    fn from_error_kind(found: &'a str, _: ErrorKind) -> Self {
        Fault { found, expected: "something else" }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Result of a rule: the rest of the line and the value, or the error.
///
/// Rules with the parameter `KNOWN` skip checks that passed when the line was classified. Rules
/// without it check again, at little cost.
pub(crate) type Parsed<'a, T> = IResult<&'a str, T, Fault<'a>>;

/// Replaces what `rule` expected by `expected`.
pub(super) fn expected<'a, T>(
    expected: &'static str,
    mut rule: impl Parser<&'a str, Output = T, Error = Fault<'a>>,
) -> impl FnMut(&'a str) -> Parsed<'a, T> {
    move |input| rule.parse(input).map_err(|error| error.map(|Fault { found, .. }| Fault { found, expected }))
}

/// Returns an error at `found`.
pub(super) fn fault<'a, T>(found: &'a str, expected: &'static str) -> Parsed<'a, T> {
    Err(nom::Err::Error(Fault { found, expected }))
}

/// Runs `rule` on `line`. Returns an error if `rule` does not parse the whole line.
pub(crate) fn whole<'a, T>(
    mut rule: impl FnMut(&'a str) -> Parsed<'a, T>,
    line: &'a str,
) -> Result<T, Fault<'a>> {
    match rule(line) {
        Ok(("", value)) => Ok(value),
        Ok((found, _)) => Err(Fault { found, expected: "the end of the line" }),
        Err(nom::Err::Error(fault) | nom::Err::Failure(fault)) => Err(fault),
        Err(nom::Err::Incomplete(_)) => Err(Fault { found: "", expected: "more text" }),
    }
}

/// Returns the offset of `part`, a slice of `text`, in bytes.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    text.offset(part)
}
