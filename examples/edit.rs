//! Sets the votes of a paper and prints the page: `cargo run --example edit -- ID VOTES [PATH]`.
//!
//! For example `cargo run --example edit -- 2505.97401 118`. Without a path it edits an example
//! page. The exit status is 1 if the page cannot be edited.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use daily_papers::{ArxivId, Document, Votes};

const EXAMPLE_PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/pages/2025-05-09.md");

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let edited = match &*args.iter().map(String::as_str).collect::<Vec<_>>() {
        [id, votes] => edit(id, votes, EXAMPLE_PAGE),
        [id, votes, path] => edit(id, votes, path),
        _ => Err("usage: edit ID VOTES [PATH]".into()),
    };
    match edited.and_then(|page| Ok(io::stdout().write_all(page.as_str().as_bytes())?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn edit(id: &str, votes: &str, path: &str) -> Result<Document<'static>, Box<dyn Error>> {
    let (id, votes) = (id.parse::<ArxivId>()?, votes.parse::<Votes>()?);
    let page = Document::from_utf8(fs::read(path)?)?;
    let mut is_found = false;
    let edited = page.update(|digests| {
        for paper in digests.iter_mut().flat_map(|digest| &mut digest.papers) {
            if paper.arxiv_id().is_some_and(|other| other.is_same_paper(id)) {
                paper.votes = Some(votes);
                is_found = true;
            }
        }
    })?;
    if is_found { Ok(edited) } else { Err(format!("no paper {id}").into()) }
}
