//! A program that uses the crate with its default features, as its documentation says.

use std::collections::BTreeMap;
use std::error::Error;

use chrono::NaiveDate;
use daily_papers::diagnostic::Encoding;
use daily_papers::diff::MergeVotes;
use daily_papers::document::MediaView;
use daily_papers::syntax::Kind;
use daily_papers::{
    ArxivId, Author, Code, Date, Digest, Document, Edit, Item, Limits, Link, Lints, Media, Paper, ReadError,
    Severity, Span, Title, VideoLink, Votes, lines,
};

const PAGE: &str = concat!(
    "# Archive\n\n",
    "## Daily Papers (2024-04-23)\n\n",
    "### [연구](https://arxiv.org/abs/2404.14219)\n\n",
    "![](/avatars/a.svg)\n\n",
    "Vote: 180\n\n",
    "Authors: Ada Byron, 김가람\n\n",
    "- ***새로운 점***: 방법\n\n",
);

fn main() -> Result<(), Box<dyn Error>> {
    values()?;
    bytes()?;
    edits()?;
    diagnostics()?;
    comparison()?;
    println!("ok");
    Ok(())
}

fn values() -> Result<(), Box<dyn Error>> {
    let id: ArxivId = "2404.14219".parse()?;
    let mut paper = Paper::new(Title::new("A Study")?, Link::from(id));
    paper.media = Some(Media::from(VideoLink::new("https://example.org/a.mp4")?));
    paper.votes = Some(Votes::Unknown);
    paper.authors = vec![Author::new("Ada Byron")?];
    paper.summary = vec![Item::new("요약")?, "***New***: text".parse()?];
    let day: Date = NaiveDate::from_ymd_opt(2024, 4, 23).ok_or("no day")?.try_into()?;
    let digest = Digest::new(day, vec![paper]);
    assert_eq!(digest.to_string().parse::<Digest>()?, digest);
    assert_eq!(serde_json::from_str::<Digest>(&serde_json::to_string(&digest)?)?, digest);

    let paper = &digest.papers[0];
    assert_eq!(paper.url.to_url()?.host_str(), Some("arxiv.org"));
    assert!(paper.title.starts_with("A ") && paper.title == "A Study");
    assert_eq!(paper.summary[1].label().map(|label| label.as_str()), Some("New"));
    let by_author: BTreeMap<Author, &Title> =
        paper.authors.iter().map(|author| (author.clone(), &paper.title)).collect();
    assert!(by_author.contains_key("Ada Byron"));
    Ok(())
}

fn bytes() -> Result<(), Box<dyn Error>> {
    fn parse(bytes: Vec<u8>) -> Result<Digest, ReadError> {
        let limits = Limits::new().max_bytes(1 << 20).max_papers(100);
        Ok(Digest::try_from(&Document::from_utf8_with_limits(bytes, &limits)?)?)
    }
    let Err(ReadError::Parse(error)) = parse(PAGE.into()) else { return Err("prose is an error".into()) };
    assert_eq!((error.first().code(), error.first().line()), (Code::Prose, 1));
    let digest = parse(PAGE.trim_start_matches("# Archive\n\n").into())?;
    assert_eq!(digest.papers[0].authors[1], "김가람");
    assert!(matches!(parse(vec![0xff]), Err(ReadError::Utf8(_))));
    Ok(())
}

fn edits() -> Result<(), Box<dyn Error>> {
    let document = Document::parse(PAGE);
    let paper = document.papers().next().ok_or("no paper")?;
    assert!(matches!(paper.media(), Some(MediaView::Image("/avatars/a.svg"))));
    let base = url::Url::parse("https://huggingface.co")?;
    let media = Link::new(paper.media().ok_or("no image")?.src())?.resolve(&base)?;
    let mut value = paper.to_paper();
    value.votes = Some(Votes::Count(181));
    value.media = Some(Media::Image(Link::new(media.as_str())?));
    let mut edits = paper.edits_to(&value)?;
    edits.push(Edit::new(Span::new(2, 9), "Index"));
    let edited = document.apply(edits.clone())?;
    let expected = PAGE.replace("180", "181").replace("/avatars", "https://huggingface.co/avatars");
    assert_eq!(edited.as_str(), expected.replace("Archive", "Index"));
    assert!(document.apply([edits.clone(), edits].concat()).is_err());

    let updated = edited.update(|digests| digests[0].papers[0] = paper.to_paper())?;
    assert_eq!(updated.as_str(), PAGE.replace("Archive", "Index"));
    let next = Digest::new(Date::new(2024, 4, 24)?, Vec::new());
    let replaced = document.with_digests(std::slice::from_ref(&next))?;
    assert_eq!(replaced.to_string(), format!("# Archive\n\n{next}"));
    Ok(())
}

fn diagnostics() -> Result<(), Box<dyn Error>> {
    let page = PAGE.replace("180", "many");
    let document = Document::parse(&*page);
    let found = document.lint(&Lints::new().at(Code::RelativeMedia, Severity::Warning));
    let codes: Vec<_> = found.iter().map(|diagnostic| diagnostic.code()).collect();
    assert_eq!(codes, [Code::RelativeMedia, Code::MalformedField]);
    let range = found[1].range(&page, Encoding::Utf16).ok_or("another page")?;
    assert_eq!((range.start.line, range.start.column, range.end.column), (9, 7, 11));
    assert!(found[1].render(&page).with_path("a.md").to_string().contains("--> a.md:9:7"));
    assert!(Code::RelativeMedia.explain().contains("a note"));
    let votes = lines(&page).filter(|line| matches!(line.kind, Kind::MalformedField(_)));
    assert_eq!(votes.count(), 1);
    assert_eq!(
        Document::parse(PAGE.replace("- ***", "-  ***")).fix(&Lints::new()).text().len(),
        PAGE.len() + 1
    );
    Ok(())
}

fn comparison() -> Result<(), Box<dyn Error>> {
    let (mut digests, found) = Digest::parse_recoverable(PAGE);
    assert!(found.is_empty());
    let before = digests.remove(0);
    let mut after = before.clone();
    after.papers[0].votes = Some(Votes::Count(195));
    assert_eq!(before.diff(&after).to_string(), "2404.14219 연구: votes 180 -> 195\n");
    let merged = before.merge(after.clone(), MergeVotes::Highest)?;
    assert_eq!(merged, after);
    Ok(())
}
