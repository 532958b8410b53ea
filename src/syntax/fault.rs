use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Offset, Parser};

/// Why a line did not read as what it opens like: the spot, and what should have stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault<'a> {
    /// The part of the line that is at fault; empty where something is missing.
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

/// The result of a rule: the rest of the line and the value, or the fault.
///
/// A rule with a parameter `KNOWN` skips the checks that the line passed when it was classified. The rules without one check
/// again, which costs little.
pub(crate) type Parsed<'a, T> = IResult<&'a str, T, Fault<'a>>;

/// Names what should have stood where `rule` failed.
pub(super) fn expected<'a, T>(
    expected: &'static str,
    mut rule: impl Parser<&'a str, Output = T, Error = Fault<'a>>,
) -> impl FnMut(&'a str) -> Parsed<'a, T> {
    move |input| rule.parse(input).map_err(|error| error.map(|Fault { found, .. }| Fault { found, expected }))
}

/// Fails at `found`.
pub(super) fn fault<'a, T>(found: &'a str, expected: &'static str) -> Parsed<'a, T> {
    Err(nom::Err::Error(Fault { found, expected }))
}

/// Runs `rule` on the whole of `line`: what it leaves over is a fault too.
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

/// Where `part`, a part of `text`, begins in it.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    text.offset(part)
}
