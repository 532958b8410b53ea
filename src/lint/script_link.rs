//! A link that can run a script: the URL of a paper, or the source of its image or video.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::model::can_run_script;
use crate::syntax::Kind;

/// Reports the links of a paper that can run a script.
pub(super) fn lint(paper: &PaperView<'_>, sink: &mut Sink) {
    let part = paper.part;
    let mut link = |index, link| {
        if can_run_script(link) {
            let expected = "a link that can run no script";
            sink.report(Line::whole(part, index).diagnostic(Code::ScriptLink, link, expected));
        }
    };
    link(0, paper.url());
    // The two lines of a video hold one source, which is reported once.
    let mut before = None;
    for (index, _) in part.before_items().filter(|(_, class)| class.is_media()) {
        if let Some(Kind::Image { src, .. } | Kind::VideoLink { src, .. } | Kind::VideoPlayer { src }) =
            part.media(index)
        {
            if before.replace(src) != Some(src) {
                link(index, src);
            }
        }
    }
}
