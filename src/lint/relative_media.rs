//! An image or a video whose source is not an absolute URL.

use super::media::Source;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports a source without a scheme.
pub(super) fn lint(source: &Source<'_>, sink: &mut Sink) {
    if source.scheme.is_none() {
        sink.report(source.line.diagnostic(Code::RelativeMedia, source.src, "an absolute URL"));
    }
}
