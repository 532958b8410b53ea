use alloc::string::ToString;
use alloc::vec::Vec;
use core::iter;

use super::output::{Output, Written};
use super::paper;
use super::partners::{Before, Partners};
use crate::document::Part;
use crate::matching::{Matching, Pair};
use crate::model::{Digest, print};
use crate::span::Span;

/// Writes a part of a page with these digests. The part is a page or one digest.
pub(super) fn write(part: Part<'_>, digests: &[Digest]) -> Written {
    let before = Before::of(part);
    let partners = Partners::of(&before, digests);
    let blocks: Vec<Span> = before.digests.iter().map(|digest| digest.span()).collect();
    let mut papers = partners.papers.into_iter();
    let mut news = digests.iter().zip(&partners.digests);
    let mut out = Output::new(part);
    // A new digest stands after the last line of a digest, and before the prose that follows.
    arrange(&blocks, part.end, &partners.digests, Gaps::AfterNew, &mut out, &mut |_, out| {
        if let Some((new, source)) = news.next() {
            let papers: Vec<_> = papers.by_ref().take(new.papers.len()).collect();
            digest(new, *source, &papers, &before, out);
        }
    });
    out.finish(part)
}

/// Writes a digest. `papers` are the old papers of its papers.
fn digest<'d>(
    new: &Digest,
    source: Option<usize>,
    papers: &[Option<usize>],
    before: &Before<'d>,
    out: &mut Output<'d>,
) {
    let old = source.and_then(|source| Some((before.digests.get(source)?, before.papers_of(source))));
    let (end, range) = match old {
        Some((view, range)) => {
            out.skip_to(view.span().start);
            out.replace(view.date_span(), &new.date.to_string());
            (view.span().end, range)
        }
        None => {
            out.separate();
            out.print(&print::to_text(|out| print::heading(new.date, out)));
            (out.at(), 0..0)
        }
    };
    let views = before.papers.get(range.clone()).unwrap_or_default();
    let blocks: Vec<Span> = views.iter().map(|paper| paper.span()).collect();
    let own = |paper: &Option<usize>| paper.filter(|paper| range.contains(paper))?.checked_sub(range.start);
    let sources: Vec<_> = papers.iter().map(own).collect();
    // The lines after a malformed paper heading belong to no paper, and stay behind the one before.
    arrange(&blocks, end, &sources, Gaps::BeforeNew, out, &mut |index, out| {
        let source = papers.get(index).copied().flatten().and_then(|paper| before.papers.get(paper));
        match (source, new.papers.get(index)) {
            (Some(view), Some(new)) => paper::write(view, new, out),
            (_, new) => new.into_iter().for_each(|new| {
                out.separate();
                out.print(&print::to_text(|out| print::paper(new, out)));
            }),
        }
    });
}

/// Whether the text after a block stands before or after the new blocks there.
#[derive(Clone, Copy, PartialEq)]
enum Gaps {
    BeforeNew,
    AfterNew,
}

/// Writes blocks of text in a new order, and keeps the text between them up to byte `end`.
///
/// `sources` are the old blocks of the new ones, and `write` writes a new block by its index. Blocks
/// that keep their order stay where they are. Each other block is written after the one before it.
fn arrange<'d>(
    blocks: &[Span],
    end: usize,
    sources: &[Option<usize>],
    order: Gaps,
    out: &mut Output<'d>,
    write: &mut dyn FnMut(usize, &mut Output<'d>),
) {
    let pairs =
        sources.iter().enumerate().filter_map(|(after, before)| Some(Pair { before: (*before)?, after }));
    let in_place = Matching::of(pairs.collect(), blocks.len(), sources.len()).order().kept;
    let mut in_place = in_place.into_iter().peekable();
    let starts = iter::once(out.at()).chain(blocks.iter().map(|block| block.end));
    let ends = blocks.iter().map(|block| block.start).chain([end]);
    let mut gaps = starts.zip(ends).map(|(start, end)| Span::new(start, end)).enumerate().peekable();
    let mut keep_gaps = |upto: Option<&Pair>, out: &mut Output<'d>| {
        let last = upto.map_or(blocks.len(), |pair| pair.before);
        while let Some((_, gap)) = gaps.next_if(|(number, _)| *number <= last) {
            out.keep(gap);
        }
    };
    keep_gaps(in_place.peek(), out);
    for index in 0..sources.len() {
        match in_place.next_if(|pair| pair.after == index) {
            Some(pair) => {
                keep_gaps(Some(&pair), out);
                write(index, out);
                if order == Gaps::BeforeNew {
                    keep_gaps(in_place.peek(), out);
                }
            }
            None => {
                out.block(|out| write(index, out));
            }
        }
    }
    keep_gaps(None, out);
}
