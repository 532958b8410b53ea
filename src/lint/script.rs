use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::model::can_run_script;
use crate::syntax::Kind;

/// Remarks on the URL of a paper, and on the sources of its media, that can run a script.
pub(super) fn lint(paper: &PaperView<'_>, sink: &mut Sink) {
    if !sink.wants(Code::ScriptLink) {
        return;
    }
    let part = paper.part;
    let mut report = |line, link| {
        if can_run_script(link) {
            sink.report(part.diagnostic(Code::ScriptLink, line, link, "a link that can run no script"));
        }
    };
    report(0, paper.url());
    // The two lines of a video hold one source, which is reported once.
    let mut before = None;
    for (line, _) in part.before_items().filter(|(_, class)| class.is_media()) {
        let source = match part.media(line) {
            Some(Kind::Image { src, .. } | Kind::VideoLink { src, .. } | Kind::VideoPlayer { src }) => {
                Some(src)
            }
            _ => None,
        };
        if let Some(source) = source.filter(|source| before.replace(*source) != Some(*source)) {
            report(line, source);
        }
    }
}
