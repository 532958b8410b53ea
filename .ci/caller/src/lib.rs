//! Calls the whole library, so that `.ci/panics` finds the machine code of its generic functions.
//!
//! No function has a type parameter or a closure, so each is compiled into this object.

use std::fmt::{self, Write};

use daily_papers::archive::{self, IndexError, IndexRow, Keep};
use daily_papers::diff::{DigestDiff, MergeError, MergeVotes};
use daily_papers::huggingface::{Answer, DailyPaper, ObjectError, Order, digest, update_votes};
use daily_papers::syntax::lines;
use daily_papers::{
    ArxivId, Author, Date, Diagnostic, Digest, Document, Edit, EditError, Fixed, Item, Label, LimitError,
    Limits, Link, Lints, Paper, ParseError, ReadError, Title, Utf8Error, ValueError, VideoLink, Votes,
};

/// Parsing.
pub fn borrowed(text: &str) -> Document<'_> {
    Document::parse(text)
}

pub fn owned(text: String) -> Document<'static> {
    Document::parse(text).into_owned()
}

pub fn of_bytes(bytes: &[u8]) -> Result<Document<'_>, Utf8Error> {
    Document::from_utf8(bytes)
}

pub fn of_owned_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Document<'static>, ReadError> {
    Document::from_utf8_with_limits(bytes, limits)
}

pub fn within(text: &str, limits: &Limits) -> Result<Document<'static>, LimitError> {
    Document::parse_with_limits(text.to_owned(), limits)
}

pub fn strict(text: &str) -> Result<Digest, ParseError> {
    text.parse()
}

pub fn strict_within(bytes: &[u8], limits: &Limits) -> Result<Digest, ReadError> {
    Ok(Digest::try_from(&Document::from_utf8_with_limits(bytes, limits)?)?)
}

pub fn recovered(text: &str) -> (Vec<Digest>, Vec<Diagnostic>) {
    Digest::parse_recoverable(text)
}

/// Views and lines.
pub fn stream(text: &str, out: &mut String) -> fmt::Result {
    lines(text).try_for_each(|line| write!(out, "{line:?}"))
}

pub fn views(document: &Document<'_>, out: &mut String) -> fmt::Result {
    for digest in document.digests() {
        write!(out, "{}{:?}{}", digest.date(), digest.span(), digest.as_str())?;
        for paper in digest.papers() {
            write!(out, "{}{}{:?}{:?}", paper.title(), paper.url(), paper.media(), paper.arxiv_id())?;
            write!(out, "{:?}{:?}{}", paper.votes(), paper.author_list(), paper.as_str())?;
            paper.authors().try_for_each(|name| write!(out, "{name}"))?;
            for item in paper.summary() {
                write!(out, "{:?}{:?}{}{:?}", item.label(), item.emphasis(), item.text(), item.span())?;
            }
            write!(out, "{:?}", paper.to_paper())?;
        }
    }
    write!(out, "{document}{document:?}")
}

/// Lints, fixes and formatting.
pub fn lint(document: &Document<'_>) -> Vec<Diagnostic> {
    document.lint(&Lints::new())
}

pub fn fix(document: &Document<'_>) -> Fixed {
    document.fix(&Lints::new())
}

pub fn format(document: &Document<'_>) -> (String, Vec<Edit>) {
    (document.format(), document.format_edits())
}

pub fn rendering(found: &Diagnostic, text: &str, out: &mut String) -> fmt::Result {
    write!(out, "{found}{found:?}{}{}", found.message(), found.render(text).with_path("page.md"))?;
    write!(out, "{}{:?}{}{}", found.found(), found.fix(), found.line(), found.column())
}

pub fn errors(
    read: &ReadError,
    utf8: &Utf8Error,
    limit: &LimitError,
    value: &ValueError,
    edit: &EditError,
    out: &mut String,
) -> fmt::Result {
    write!(out, "{read}{read:?}{utf8}{utf8:?}{limit}{limit:?}{value}{value:?}{edit}{edit:?}")
}

/// Edits.
pub fn apply(document: &Document<'_>, edits: Vec<Edit>) -> Result<String, EditError> {
    document.apply(edits)
}

pub fn edits(document: &Document<'_>, paper: &Paper, item: &Item) -> Vec<Edit> {
    let mut edits = Vec::new();
    for digest in document.digests() {
        edits.extend([digest.set_date(digest.date()), digest.push_paper(paper)]);
    }
    for view in document.papers() {
        edits.extend([
            view.set_title(&paper.title),
            view.set_url(&paper.url),
            view.set_votes(Votes::Unknown),
        ]);
        edits.extend(paper.media.iter().map(|media| view.set_media(media)));
        edits.extend([view.set_authors(&paper.authors), view.set_summary(&paper.summary)]);
        edits.extend([view.remove_media(), view.remove_votes(), view.remove_authors(), view.push_item(item)]);
        edits.extend([view.insert_before(paper), view.insert_after(paper), view.remove()]);
        edits.extend(view.move_before(&view).into_iter().chain(view.move_after(&view)));
        for old in view.summary() {
            edits.extend([old.set(item), old.insert_before(item), old.insert_after(item), old.remove()]);
        }
    }
    edits
}

/// Values.
pub fn print(digest: &Digest, out: &mut String) -> fmt::Result {
    digest.write_to(out)?;
    write!(out, "{digest}{digest:?}{:>30}", digest.date)
}

pub fn diff(before: &Digest, after: &Digest, out: &mut String) -> fmt::Result {
    let diff: DigestDiff<'_> = before.diff(after);
    write!(out, "{diff}{diff:?}")
}

pub fn merge(first: Digest, second: Digest) -> Result<Digest, MergeError> {
    first.merge(second, MergeVotes::Highest)
}

pub fn same(first: &Digest, second: &Digest) -> (bool, Digest) {
    (first == second, first.clone())
}

pub fn texts(text: &str) -> Result<(Item, Title, Link, Author, VideoLink), ValueError> {
    let item = Item::labelled(Label::new(text)?, text)?;
    Ok((item, Title::new(text)?, Link::new(text)?, Author::new(text)?, VideoLink::new(text)?))
}

pub fn show(item: &Item, title: &Title, link: &Link, author: &Author, out: &mut String) -> fmt::Result {
    write!(out, "{item}{title:>9}{link:.3}{author}{:?}{}", link.scheme(), link.can_run_script())
}

pub fn numbers(text: &str, out: &mut String) -> fmt::Result {
    let (date, votes) = (text.parse::<Date>(), text.parse::<Votes>());
    let id = text.parse::<ArxivId>().ok().or_else(|| ArxivId::from_url(text));
    write!(out, "{date:?}{votes:?}{id:?}{:?}", id.map(ArxivId::pdf_url))
}

/// Data formats.
pub fn to_data(digest: &Digest, found: &Diagnostic) -> postcard::Result<(Vec<u8>, Vec<u8>)> {
    Ok((postcard::to_allocvec(digest)?, postcard::to_allocvec(found)?))
}

pub fn of_data(bytes: &[u8]) -> postcard::Result<Digest> {
    postcard::from_bytes(bytes)
}

/// Archives.
pub fn paths(date: Date, path: &str) -> (String, Option<Date>) {
    (archive::path(date), archive::date(path))
}

pub fn index(digests: &[Digest], row: &IndexRow, out: &mut String) -> fmt::Result {
    archive::write_index(out, digests)?;
    write!(out, "{row}{row:?}")
}

pub fn rows(index: &str) -> Result<Vec<IndexRow>, IndexError> {
    archive::read_index(index).collect()
}

pub fn index_error(error: &IndexError, out: &mut String) -> fmt::Result {
    write!(out, "{error}{error:?}{}", error.line())
}

pub fn newest(document: &Document<'_>, digest: &Digest) -> Edit {
    archive::set_newest(document, digest)
}

pub fn deduped(digests: Vec<Digest>, keep: Keep) -> Vec<Digest> {
    archive::dedupe(digests, keep).collect()
}

/// Answers of Hugging Face's API.
pub fn of_answer(bytes: &[u8]) -> postcard::Result<(Answer, DailyPaper)> {
    Ok((postcard::from_bytes(bytes)?, postcard::from_bytes(bytes)?))
}

pub fn answer(
    answer: &Answer,
    date: Date,
    out: &mut String,
) -> Result<(Digest, Vec<ObjectError>), fmt::Error> {
    for error in answer.errors() {
        write!(out, "{error}{error:?}")?;
    }
    Ok(answer.digest(date, Order::Votes))
}

pub fn papers(papers: &[DailyPaper], date: Date, document: &Document<'_>) -> (Digest, Vec<Edit>) {
    (digest(date, papers, Order::Listed).0, update_votes(document, papers))
}
