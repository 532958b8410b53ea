//! Properties of the answers of Hugging Face's API. Each object of an answer is one paper of the
//! digest or one error, as a second reader says.

use std::cmp::Reverse;

use daily_papers::huggingface::{self, Answer, DailyPaper, ObjectError, Order, update_votes};
use daily_papers::{
    ArxivId, Author, Code, Digest, Document, Link, Lints, Loss, Media, Paper, Severity, Title, VideoLink,
    Votes,
};
use serde_json::Value;

use super::hidden::is_safe;

/// Checks that bytes are an answer if they are a JSON list, and that a list is read as the second
/// reader reads it.
///
/// An answer can be read that is not a [`Value`], because nothing in an unknown key is an error.
pub(crate) fn json(text: &[u8]) {
    let answer = serde_json::from_slice::<Answer>(text);
    match serde_json::from_slice::<Value>(text) {
        Ok(Value::Array(objects)) => assert_eq!(answer.unwrap(), check(&objects)),
        Ok(_) => assert!(answer.is_err()),
        Err(_) => drop(answer.map(|answer| digests(&answer))),
    }
}

/// Checks that a JSON value is an answer exactly if it is a list, with the same results as its text.
pub(crate) fn json_value(value: &Value) {
    json(value.to_string().as_bytes());
    match value {
        Value::Array(objects) => drop(check(objects)),
        _ => assert!(serde_json::from_value::<Answer>(value.clone()).is_err()),
    }
}

fn check(objects: &[Value]) -> Answer {
    let answer: Answer = serde_json::from_value(Value::Array(objects.to_vec())).unwrap();
    assert_eq!(answer.objects.len(), objects.len());
    let (digest, errors) = digests(&answer);
    let (mut papers, mut errors) = (digest.papers.into_iter(), errors.into_iter());
    for (index, (value, object)) in objects.iter().zip(&answer.objects).enumerate() {
        match paper(value) {
            Ok((expected, lost)) => {
                assert_eq!(papers.next(), Some(expected), "{value}");
                for key in lost {
                    assert_error(errors.next(), (Severity::Note, index, Some(key)), value);
                }
            }
            Err(key) => assert_error(errors.next(), (Severity::Error, index, key), value),
        }
        let alone = serde_json::from_value::<DailyPaper>(value.clone());
        assert_eq!(alone.as_ref().ok(), object.as_ref().ok(), "{value}");
        assert!(alone.err().is_none_or(|error| error.to_string().chars().all(is_safe)));
    }
    assert_eq!((papers.next(), errors.next()), (None, None));
    answer
}

#[track_caller]
fn assert_error(error: Option<ObjectError>, expected: (Severity, usize, Option<&str>), object: &Value) {
    let error = error.unwrap();
    let found = (error.severity(), error.index().unwrap(), error.key());
    assert_eq!(found, expected, "{error} in {object}");
    assert_eq!(error.id(), object["paper"]["id"].as_str());
}

/// Checks the digests of an answer, and returns the one in the order of the answer.
fn digests(answer: &Answer) -> (Digest, Vec<ObjectError>) {
    let date = "2024-04-23".parse().unwrap();
    let (listed, errors) = answer.digest(date, Order::Listed);
    let refused = errors.iter().filter(|error| error.severity() == Severity::Error).count();
    assert_eq!(listed.papers.len() + refused, answer.objects.len());
    super::value(&listed);
    for error in &errors {
        let (message, debug) = (error.to_string(), format!("{error:?}"));
        assert!(message.len() < 1000 && message.chars().chain(debug.chars()).all(is_safe), "{message}");
        let key = error.key().map_or(String::new(), |key| format!(": `{key}`"));
        assert!(message.contains(&format!("{key}: expected ")), "{message}");
    }
    assert!(errors.iter().filter(|error| answer.errors().any(|read| read == *error)).eq(answer.errors()));

    let page = listed.to_string();
    let found = Document::parse(&*page).lint(&Lints::new());
    let never = [Code::ScriptLink, Code::ControlCharacter, Code::HiddenCharacter];
    assert!(!found.iter().any(|found| never.contains(&found.code())), "{page}");

    let (mut sorted, same) = answer.digest(date, Order::Votes);
    assert_eq!(same, errors);
    assert!(sorted.papers.is_sorted_by_key(|paper| Reverse(paper.votes)));
    let mut papers = listed.papers.clone();
    papers.sort_by_key(|paper| Reverse(paper.votes.map_or(-1, |votes| i128::from(votes.count().unwrap()))));
    assert_eq!(papers, sorted.papers);
    assert_eq!(sorted.date, date);

    let papers: Vec<DailyPaper> = answer.papers().cloned().collect();
    sorted.papers.clone_from(&listed.papers);
    assert_eq!(huggingface::digest(date, &papers, Order::Listed).0, sorted);
    (listed, errors)
}

/// Returns the paper of an object with the keys of its notes, or the key of its error.
fn paper(object: &Value) -> Result<(Paper, Vec<&'static str>), Option<&'static str>> {
    if !object.is_object() {
        return Err(None);
    }
    let paper = &object["paper"];
    let first = |one: &'static str, other: &'static str, outer: &Value, inner: &Value| {
        let value = if inner.is_null() { outer } else { inner };
        let key = if inner.is_null() && !outer.is_null() { other } else { one };
        (value.clone(), Some(key))
    };
    let id = paper["id"].as_str().ok_or(Some("paper.id"))?;
    let (title, key) = first("paper.title", "title", &object["title"], &paper["title"]);
    let title = title.as_str().ok_or(key)?.to_owned();
    let names = names(&paper["authors"])?;
    let votes = match &paper["upvotes"] {
        Value::Null => None,
        votes => Some(votes.as_u64().ok_or(Some("paper.upvotes"))?),
    };
    let (src, key) = first("thumbnail", "mediaUrl", &object["mediaUrl"], &object["thumbnail"]);
    let src = if src.is_null() { None } else { Some(src.as_str().ok_or(key)?.to_owned()) };

    let id: ArxivId = id.parse().map_err(|_| Some("paper.id"))?;
    let url = Link::new(format!("https://arxiv.org/abs/{id}")).unwrap();
    // A text with a line break is always repaired.
    let mut lost = Vec::new();
    let (title, losses) = Title::from_lossy(&format!("\n{title}"));
    lost.extend(losses.contains(&Loss::HiddenCharacter).then_some("paper.title"));
    let mut made = Paper::new(title, url);
    made.votes = votes.map(Votes::Count);
    for name in names {
        let (author, losses) = Author::from_lossy(&format!("\n{name}"));
        if losses.iter().any(|loss| *loss != Loss::WhiteSpace) {
            lost.push("paper.authors[].name");
        }
        made.authors.extend((!author.is_empty()).then_some(author));
    }
    if let Some(src) = src.filter(|src| !src.is_empty()) {
        let link = Link::new(src.as_str()).ok();
        let (_, losses) = Title::from_lossy(&format!("\n{src}"));
        let is_hidden = losses.contains(&Loss::HiddenCharacter);
        let link = link.filter(|link| !link.can_run_script() && !is_hidden);
        made.media = if src.ends_with(".mp4") {
            link.and_then(|link| VideoLink::new(link.as_str()).ok()).map(Media::Video)
        } else {
            link.map(Media::Image)
        };
        lost.extend(made.media.is_none().then_some("thumbnail"));
    }
    Ok((made, lost))
}

fn names(authors: &Value) -> Result<Vec<String>, Option<&'static str>> {
    let none = Vec::new();
    let authors = if authors.is_null() { &none } else { authors.as_array().ok_or(Some("paper.authors"))? };
    let mut names = Vec::new();
    for author in authors.iter().filter(|author| !author.is_null()) {
        let name = author.as_object().ok_or(Some("paper.authors[]"))?.get("name").unwrap_or(&Value::Null);
        if !name.is_null() {
            names.push(name.as_str().ok_or(Some("paper.authors[].name"))?.to_owned());
        }
    }
    Ok(names)
}

/// Checks that updating the votes of a page changes the votes of the papers in the answer, and
/// nothing else.
pub(crate) fn votes(document: &Document<'_>, papers: &[DailyPaper]) {
    let new = |id: ArxivId| {
        let same = |paper: &&DailyPaper| paper.id.parse().is_ok_and(|other| id.is_same_paper(other));
        papers.iter().filter(same).find_map(|paper| paper.upvotes).map(Votes::Count)
    };
    let (mut expected, _) = Digest::parse_recoverable(document.as_str());
    let mut changed = 0;
    for paper in expected.iter_mut().flat_map(|digest| &mut digest.papers) {
        let votes = paper.arxiv_id().and_then(new).or(paper.votes);
        changed += usize::from(votes != paper.votes);
        paper.votes = votes;
    }
    let update = |document: &Document<'_>| {
        let mut count = 0;
        let updated = document.update(|digests| count = update_votes(digests, papers)).unwrap();
        (updated.to_string(), count)
    };
    let (updated, count) = update(document);
    assert_eq!(count, changed);
    assert_eq!(Digest::parse_recoverable(&updated).0, expected, "{updated:?}");
    assert_eq!(rest(&updated), rest(document.as_str()));
    assert_eq!(update(&Document::parse(&*updated)), (updated.clone(), 0));
}

/// Returns the lines that are not blank and not of votes.
fn rest(page: &str) -> Vec<&str> {
    let lines = page.split('\n').map(|line| line.trim_end_matches('\r'));
    lines.filter(|line| !line.is_empty() && !line.starts_with("Vote: ")).collect()
}
