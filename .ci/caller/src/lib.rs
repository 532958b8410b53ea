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
    Limits, Link, Lints, Paper, ParseError, ReadError, Title, UpdateError, Utf8Error, ValueError, VideoLink,
    Votes,
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
    out: &mut String,
) -> fmt::Result {
    write!(out, "{read}{read:?}{utf8}{utf8:?}{limit}{limit:?}{value}{value:?}")
}

pub fn errors_of_changes(edit: &EditError, update: &UpdateError, out: &mut String) -> fmt::Result {
    write!(out, "{edit}{edit:?}{update}{update:?}")
}

/// Changes of values, and edits.
pub fn apply(document: &Document<'_>, edits: Vec<Edit>) -> Result<Document<'static>, EditError> {
    document.apply(edits)
}

pub fn with_digests(
    document: &Document<'_>,
    digests: &[Digest],
) -> Result<(Document<'static>, Vec<Edit>), UpdateError> {
    Ok((document.with_digests(digests)?, document.edits_to(digests)?))
}

pub fn parts(document: &Document<'_>, digest: &Digest, paper: &Paper) -> Result<Vec<Edit>, UpdateError> {
    let mut edits = Vec::new();
    for view in document.digests() {
        edits.extend(view.edits_to(digest)?);
    }
    for view in document.papers() {
        edits.extend(view.edits_to(paper)?);
    }
    Ok(edits)
}

pub fn updated(
    document: &Document<'_>,
    change: fn(&mut Vec<Digest>),
) -> Result<Document<'static>, UpdateError> {
    document.update(change)
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

pub fn newest(digests: &mut Vec<Digest>, digest: Digest) {
    archive::set_newest(digests, digest);
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

pub fn papers(papers: &[DailyPaper], date: Date, digests: &mut [Digest]) -> (Digest, usize) {
    (digest(date, papers, Order::Listed).0, update_votes(digests, papers))
}
