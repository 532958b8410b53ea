//! Generators of similar digests.

use daily_papers::proptest::{author, item, paper};
use daily_papers::{Author, Date, Digest, Item, Link, Paper, Title, Votes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Generates a digest from few papers, authors and items, so that many of them are equal.
pub(crate) fn crowded() -> impl Strategy<Value = Digest> {
    let version = select(&["", "", "v1", "v2"][..]);
    let arxiv =
        (1..5_u8, version).prop_map(|(number, v)| format!("https://arxiv.org/abs/2404.0000{number}{v}"));
    let url = prop_oneof![Just("https://example.org".to_owned()), arxiv];
    let label = select(&["", "", "", "***A***: ", "***B***: ", "**A**: "][..]);
    let item = (label, letter()).prop_map(|(label, text)| [label, text].concat().parse::<Item>().unwrap());
    let author = select(&["A", "B", "C", "D"][..]).prop_map(|name| Author::new(name).unwrap());
    let votes = proptest::option::of(proptest::option::of(0..3_u64).prop_map(Votes::from));
    let lists = (vec(author, 0..6), vec(item, 0..6));
    let paper = (letter(), url, votes, lists).prop_map(|(title, url, votes, (authors, summary))| {
        let mut paper = Paper::new(Title::new(title).unwrap(), Link::new(url).unwrap());
        (paper.votes, paper.authors, paper.summary) = (votes, authors, summary);
        paper
    });
    let date = Date::new(2024, 4, 23).unwrap();
    vec(paper, 0..12).prop_map(move |papers| Digest::new(date, papers))
}

/// Strategies of regular expressions would take most of the time of these properties.
fn letter() -> impl Strategy<Value = &'static str> {
    select(&["a", "b", "c", "d"][..])
}

/// A change of a digest.
#[derive(Debug, Clone)]
enum Change {
    Drop,
    Double,
    Move,
    Insert(Paper),
    Votes(Option<Votes>),
    Title(Title),
    Url(Link),
    Authors(Vec<Author>),
    Item(Item),
    DropItem,
    MoveItem,
    MoveAuthor,
}

/// Generates a digest and an edited copy of it.
pub(crate) fn edited(digest: impl Strategy<Value = Digest>) -> impl Strategy<Value = (Digest, Digest)> {
    let change = prop_oneof![
        Just(Change::Drop),
        Just(Change::Double),
        Just(Change::Move),
        paper().prop_map(Change::Insert),
        proptest::option::of(any::<Option<u64>>().prop_map(Votes::from)).prop_map(Change::Votes),
        "[a-z]{0,3}".prop_map(|title| Change::Title(Title::new(title).unwrap())),
        "https://arxiv[.]org/abs/2404[.]0000[1-4]v[1-3]".prop_map(|url| Change::Url(Link::new(url).unwrap())),
        vec(author(), 0..4).prop_map(Change::Authors),
        item().prop_map(Change::Item),
        Just(Change::DropItem),
        Just(Change::MoveItem),
        Just(Change::MoveAuthor),
    ];
    let changes = vec((change, any::<Index>(), any::<Index>()), 0..6);
    (digest, changes).prop_map(|(before, changes)| {
        let after = changes.into_iter().fold(before.clone(), |mut digest, (change, one, two)| {
            edit(&mut digest, change, one, two);
            digest
        });
        (before, after)
    })
}

fn edit(digest: &mut Digest, change: Change, one: Index, two: Index) {
    let papers = &mut digest.papers;
    if let Change::Insert(paper) = change {
        return papers.insert(one.index(papers.len() + 1), paper);
    }
    if papers.is_empty() {
        return;
    }
    let (from, to) = (one.index(papers.len()), two.index(papers.len()));
    match change {
        Change::Drop => drop(papers.remove(from)),
        Change::Double => papers.insert(to, papers[from].clone()),
        Change::Move => move_one(papers, one, two),
        Change::Insert(_) => {}
        Change::Votes(votes) => papers[from].votes = votes,
        Change::Title(title) => papers[from].title = title,
        Change::Url(url) => papers[from].url = url,
        Change::Authors(authors) => papers[from].authors.extend(authors),
        Change::Item(item) => {
            let summary = &mut papers[from].summary;
            summary.insert(two.index(summary.len() + 1), item);
        }
        Change::DropItem => drop(papers[from].summary.pop()),
        Change::MoveItem => move_one(&mut papers[from].summary, one, two),
        Change::MoveAuthor => move_one(&mut papers[from].authors, one, two),
    }
}

fn move_one<T>(list: &mut Vec<T>, one: Index, two: Index) {
    if !list.is_empty() {
        let each = list.remove(one.index(list.len()));
        list.insert(two.index(list.len() + 1), each);
    }
}
