//! A video link without parentheses around its source.

use alloc::vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::syntax::{Class, Kind};

/// Reports a bare video link.
pub(super) fn lint(paper: &PaperView<'_>, sink: &mut Sink) {
    let Some(index) = paper.part.field_line(|class| class == Class::VideoLink) else { return };
    if let Some(Kind::VideoLink { src, bare: true }) = paper.part.media(index) {
        let line = Line::whole(paper.part, index);
        let fix = line.edit(src, &["(", src, ")"].concat());
        let expected = "parentheses around the video's source";
        sink.report(line.diagnostic(Code::BareVideoLink, src, expected).with_fix(vec![fix]));
    }
}
