//! Edits: conflicts, text that stays, and values that add no structure.

use daily_papers::document::PaperView;
use daily_papers::{Author, Digest, Document, Edit, Item, Link, Media, Paper, Title, VideoLink};

mod digests;
mod fixes;
mod injection;
mod kept;
mod merging;
mod refused;
pub(crate) mod together;

const DIGEST: &str = "## Daily Papers (2024-04-23)\n\n";

fn nth<'d>(document: &'d Document<'_>, index: usize) -> PaperView<'d> {
    document.papers().nth(index).unwrap()
}

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
