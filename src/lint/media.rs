use alloc::vec;

use super::{span_of, text};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{MediaView, PaperView};
use crate::edit::Edit;
use crate::model::scheme_of;
use crate::syntax::{Class, Kind};

pub(super) fn lint(paper: &PaperView<'_>, is_plain: bool, sink: &mut Sink) {
    let Some(MediaView::Image(src) | MediaView::Video(src)) = paper.media() else { return };
    let Some(first) = paper.field_line(Class::is_media) else { return };
    let part = paper.part;
    let link = paper.field_line(|class| class == Class::VideoLink);
    if let Some((link, Kind::VideoLink { src: bare, bare: true })) =
        link.and_then(|link| Some((link, part.media(link)?)))
    {
        let fix = Edit::sealed(part.text, span_of(part.text, bare), ["(", bare, ")"].concat());
        let diagnostic =
            part.diagnostic(Code::BareVideoLink, link, bare, "parentheses around the video's source");
        sink.report(diagnostic.with_fix(vec![fix]));
    }
    // The source can be that of a link that stands behind its player.
    let line =
        if span_of(part.text, src).start < part.line_span(first).end { first } else { link.unwrap_or(first) };
    if !is_plain {
        // The two lines of a video hold one source, which is remarked on once.
        for (index, _) in part.before_items().filter(|(_, class)| class.is_media()) {
            let content = part.content(index);
            if index == line || !content.contains(src) {
                text::characters(part, index, content, sink);
            }
        }
    }
    match scheme_of(src) {
        None => sink.report(part.diagnostic(Code::RelativeMedia, line, src, "an absolute URL")),
        Some(scheme) if !scheme.eq_ignore_ascii_case("https") => {
            sink.report(part.diagnostic(Code::InsecureMedia, line, src, "an https URL"));
        }
        Some(_) => {}
    }
}
