use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::model::can_run_script;
use crate::syntax::{self, Tag, whole};

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
    let fields = part.records.iter().enumerate().take_while(|(_, record)| record.tag != Tag::Item);
    // The two lines of a video hold one source, which is remarked on once.
    let mut before = None;
    for (line, record) in fields {
        let content = part.content(line);
        let source = match record.tag {
            Tag::Image => Some(syntax::alt_and_src(content).1),
            Tag::VideoLink => whole(syntax::video_link, content).ok().map(|(source, _)| source),
            Tag::VideoPlayer => whole(syntax::video_player, content).ok(),
            _ => continue,
        };
        if let Some(source) = source.filter(|source| before.replace(*source) != Some(*source)) {
            report(line, source);
        }
    }
}
