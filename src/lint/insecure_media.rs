//! An image or a video whose source is an absolute URL that is not an https URL.

use super::media::Source;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports a source with another scheme than https.
pub(super) fn lint(source: &Source<'_>, sink: &mut Sink) {
    if source.scheme.is_some_and(|scheme| !scheme.eq_ignore_ascii_case("https")) {
        sink.report(source.line.diagnostic(Code::InsecureMedia, source.src, "an https URL"));
    }
}
