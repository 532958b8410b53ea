//! Prints a BibTeX entry for each paper of a page: `cargo run --example bibtex -- [PATH]`. Without a
//! path it reads standard input. Math is escaped too, because a title could contain any command.
use daily_papers::{Document, Paper, archive};
use std::{env, error::Error, fs, io, io::Write};

// BibTeX counts a brace after a backslash too. A comma separates the parts of a name.
#[rustfmt::skip]
const ESCAPES: [(char, &str); 11] = [
    ('{', r"\textbraceleft{}"), ('}', r"\textbraceright{}"), ('\\', r"\textbackslash{}"), ('~', r"\textasciitilde{}"),
    ('^', r"\textasciicircum{}"), ('&', r"\&"), ('%', r"\%"), ('$', r"\$"), ('#', r"\#"), ('_', r"\_"), (',', "{,}"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let page = env::args().nth(1).map_or_else(|| io::read_to_string(io::stdin()), fs::read_to_string)?;
    let page = Document::parse(page);
    let digests = archive::dedupe(page.digests().map(|digest| digest.to_digest()), archive::Keep::First);
    let papers = digests.flat_map(|digest| digest.papers.into_iter().map(move |paper| (digest.date, paper)));
    for (number, (date, paper)) in papers.enumerate() {
        let id = paper.arxiv_id().map(|id| id.without_version().to_string());
        let key = id.clone().unwrap_or_else(|| format!("paper-{number}"));
        let id =
            id.map(|id| format!("  eprint = {{{id}}}, archivePrefix = {{arXiv}},\n")).unwrap_or_default();
        write!(io::stdout(), "@misc{{{key},\n  title = {{{{{}}}}},\n", latex(&paper.title))?;
        writeln!(io::stdout(), "{}{id}  year = {},\n}}\n", authors(&paper), date.year())?;
    }
    Ok(())
}

fn authors(paper: &Paper) -> String {
    let names = paper.authors.iter().filter(|name| !name.is_cut()).map(|name| latex(name));
    let names = names.filter(|name| !name.trim().is_empty()).map(|name| name.replace(" and ", " {and} "));
    let others = paper.authors.iter().any(|name| name.is_cut()).then(|| "others".to_owned());
    let names = names.chain(others).collect::<Vec<_>>().join(" and ");
    if names.is_empty() { names } else { format!("  author = {{{names}}},\n") }
}

fn latex(text: &str) -> String {
    let escaped = |c| ESCAPES.iter().find(|(special, _)| *special == c).map(|(_, escape)| escape.to_string());
    text.chars().map(|c| escaped(c).unwrap_or(if c.is_control() { ' ' } else { c }.into())).collect()
}
