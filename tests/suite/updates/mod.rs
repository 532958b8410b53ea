//! Changes of values: what changes, what stays, and what is refused.

use daily_papers::{Author, Digest, Item, Link, Media, Paper, Title, VideoLink};

mod digests;
mod edits;
mod injection;
mod kept;
mod merging;
pub(crate) mod properties;

const DIGEST: &str = "## Daily Papers (2024-04-23)\n\n";

fn new_paper(title: &str) -> Paper {
    Paper::new(Title::new(title).unwrap(), Link::new("u").unwrap())
}

fn new_digest(title: &str) -> Digest {
    Digest::new("2024-04-22".parse().unwrap(), vec![new_paper(title)])
}

fn items(texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|text| Item::new(*text).unwrap()).collect()
}

fn authors(names: &[&str]) -> Vec<Author> {
    names.iter().map(|name| Author::new(*name).unwrap()).collect()
}

fn image(src: &str) -> Media {
    Media::Image(Link::new(src).unwrap())
}

fn video(src: &str) -> Media {
    Media::Video(VideoLink::new(src).unwrap())
}

/// Returns `values` in every order.
fn permutations<T: Clone>(values: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = values.split_first() else { return vec![Vec::new()] };
    let inserted = |rest: Vec<T>| {
        (0..=rest.len()).map(move |at| [&rest[..at], std::slice::from_ref(first), &rest[at..]].concat())
    };
    permutations(rest).into_iter().flat_map(inserted).collect()
}
