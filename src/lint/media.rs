use alloc::vec;

use super::{span_of, text};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{MediaView, PaperView};
use crate::edit::Edit;
use crate::model::scheme_of;
use crate::syntax::{self, Tag, whole};

pub(super) fn lint(paper: &PaperView<'_>, is_plain: bool, sink: &mut Sink) {
    let Some(MediaView::Image(src) | MediaView::Video(src)) = paper.media() else { return };
    let is_media = |tag| matches!(tag, Tag::Image | Tag::VideoLink | Tag::VideoPlayer);
    let Some((first, _)) = paper.field(is_media) else { return };
    let part = paper.part;
    if let Some((link, _)) = paper.field(|tag| tag == Tag::VideoLink) {
        if let Ok((bare, true)) = whole(syntax::video_link, part.content(link)) {
            let fix = Edit::new(part.text, span_of(part.text, bare), ["(", bare, ")"].concat());
            let diagnostic =
                part.diagnostic(Code::BareVideoLink, link, bare, "parentheses around the video's source");
            sink.report(diagnostic.with_fix(vec![fix]));
        }
    }
    // The source can be that of a link that stands behind its player.
    let line = if span_of(part.text, src).start < part.line_span(first).end {
        first
    } else {
        paper.field(|tag| tag == Tag::VideoLink).map_or(first, |(link, _)| link)
    };
    if !is_plain {
        // The two lines of a video hold one source, which is remarked on once.
        let lines = part.records.iter().enumerate().take_while(|(_, record)| record.tag != Tag::Item);
        for (index, _) in lines.filter(|(_, record)| is_media(record.tag)) {
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
