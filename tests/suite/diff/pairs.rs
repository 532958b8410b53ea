//! Pairs of digests that have something in common.

use daily_papers::proptest::{author, item, paper};
use daily_papers::{Author, Date, Digest, Item, Link, Paper, Title, Votes};
use proptest::prelude::*;
use proptest::sample::Index;

/// A digest whose papers, authors and items are few, and so often the same.
pub(crate) fn crowded() -> impl Strategy<Value = Digest> {
    let url = prop_oneof![
        Just("https://example.org".to_owned()),
        "https://arxiv[.]org/abs/2404[.]0000[1-4](v[12])?",
    ];
    let items = proptest::collection::vec("([*][*][*][AB][*][*][*]: |[*][*]A[*][*]: )?[a-d]", 0..6);
    let authors = proptest::collection::vec("[A-D]", 0..6);
    let votes = proptest::option::of(proptest::option::of(0..3_u64).prop_map(Votes::from));
    let paper = ("[a-d]", url, votes, authors, items).prop_map(|(title, url, votes, authors, items)| {
        let mut paper = Paper::new(Title::new(title).unwrap(), Link::new(url).unwrap());
        paper.votes = votes;
        paper.authors = authors.into_iter().map(|name| Author::new(name).unwrap()).collect();
        paper.summary = items.iter().map(|text| text.parse().unwrap()).collect();
        paper
    });
    let date = Date::new(2024, 4, 23).unwrap();
    proptest::collection::vec(paper, 0..12).prop_map(move |papers| Digest::new(date, papers))
}

/// Something done to a digest.
#[derive(Debug, Clone)]
enum Doing {
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

/// A digest, and another made from it.
pub(crate) fn edited(digest: impl Strategy<Value = Digest>) -> impl Strategy<Value = (Digest, Digest)> {
    let doing = prop_oneof![
        Just(Doing::Drop),
        Just(Doing::Double),
        Just(Doing::Move),
        paper().prop_map(Doing::Insert),
        proptest::option::of(any::<Option<u64>>().prop_map(Votes::from)).prop_map(Doing::Votes),
        "[a-z]{0,3}".prop_map(|title| Doing::Title(Title::new(title).unwrap())),
        "https://arxiv[.]org/abs/2404[.]0000[1-4]v[1-3]".prop_map(|url| Doing::Url(Link::new(url).unwrap())),
        proptest::collection::vec(author(), 0..4).prop_map(Doing::Authors),
        item().prop_map(Doing::Item),
        Just(Doing::DropItem),
        Just(Doing::MoveItem),
        Just(Doing::MoveAuthor),
    ];
    let doings = proptest::collection::vec((doing, any::<Index>(), any::<Index>()), 0..6);
    (digest, doings).prop_map(|(before, doings)| {
        let after = doings.into_iter().fold(before.clone(), |mut digest, (doing, one, two)| {
            edit(&mut digest, doing, one, two);
            digest
        });
        (before, after)
    })
}

fn edit(digest: &mut Digest, doing: Doing, one: Index, two: Index) {
    let papers = &mut digest.papers;
    if let Doing::Insert(paper) = doing {
        return papers.insert(one.index(papers.len() + 1), paper);
    }
    if papers.is_empty() {
        return;
    }
    let (from, to) = (one.index(papers.len()), two.index(papers.len()));
    match doing {
        Doing::Drop => drop(papers.remove(from)),
        Doing::Double => papers.insert(to, papers[from].clone()),
        Doing::Move => moved(papers, one, two),
        Doing::Insert(_) => {}
        Doing::Votes(votes) => papers[from].votes = votes,
        Doing::Title(title) => papers[from].title = title,
        Doing::Url(url) => papers[from].url = url,
        Doing::Authors(authors) => papers[from].authors.extend(authors),
        Doing::Item(item) => {
            let summary = &mut papers[from].summary;
            summary.insert(two.index(summary.len() + 1), item);
        }
        Doing::DropItem => drop(papers[from].summary.pop()),
        Doing::MoveItem => moved(&mut papers[from].summary, one, two),
        Doing::MoveAuthor => moved(&mut papers[from].authors, one, two),
    }
}

fn moved<T>(list: &mut Vec<T>, one: Index, two: Index) {
    if !list.is_empty() {
        let each = list.remove(one.index(list.len()));
        list.insert(two.index(list.len() + 1), each);
    }
}
