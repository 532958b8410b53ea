use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use daily_papers::{Date, Digest, huggingface};

use super::help;
use crate::answer;
use crate::escape::shown;
use crate::files;
use crate::output::{Status, complain};
use crate::parsed;
use crate::summaries::Summaries;

/// Makes a page of an answer of Hugging Face's API, and prints it
///
/// Standard error names each object that a page cannot contain. The exit status is then 1, and the
/// page has the other papers. It is also 1 if a summary is refused, or if the page of `--append` has
/// a digest of the date. An answer without papers, or of another day, makes no page, and the exit
/// status is 1.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  curl 'https://huggingface.co/api/daily_papers?date=2024-05-29' > answer.json
  daily-papers import --date 2024-05-29 --order votes answer.json
  daily-papers import --date 2024-05-29 --order listed --summaries ko.json --out 2024/05/29.md answer.json"
))]
pub(crate) struct Import {
    /// The date of the digest, as YYYY-MM-DD
    #[arg(long)]
    date: Date,
    /// The order of the papers
    #[arg(long, value_enum)]
    order: Order,
    /// A JSON object of arXiv identifiers, each with the text or the object that a model wrote
    #[arg(long, value_name = "FILE")]
    summaries: Option<PathBuf>,
    /// Write the page to a new file, and create its folders
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Add the digest after the last one of the page at `--out`, if the page exists
    #[arg(long, requires = "out")]
    append: bool,
    /// The answer, or `-` for standard input
    #[arg(value_name = "FILE")]
    answer: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// The order of the answer
    Listed,
    /// Most votes first
    Votes,
}

impl Import {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        let mut status = Status::Fine;
        let digest = match self.digest(&mut status) {
            Ok(Some(digest)) => digest,
            Ok(None) => return Ok(status),
            Err(problem) => {
                status.fail(problem);
                return Ok(status);
            }
        };
        let Some(path) = &self.out else {
            write!(out, "{digest}")?;
            return Ok(status);
        };
        match self.write(path, &digest) {
            Ok(written) => status.raise(written),
            Err(problem) => status.fail(problem),
        }
        Ok(status)
    }

    /// Writes the page, or appends the digest to it.
    fn write(&self, path: &Path, digest: &Digest) -> Result<Status, String> {
        if path.is_dir() {
            return Err(format!("{}: expected a file, found a folder", shown(path)));
        }
        if path.is_symlink() && !path.exists() {
            return Err(format!("{}: the link leads to nothing", shown(path)));
        }
        if files::create_page(path, &digest.to_string())? {
            return Ok(Status::Fine);
        }
        if !self.append {
            return Err(format!("{}: the file exists; --append adds the digest to a page", shown(path)));
        }
        let is_added = files::update_file(path, |page| {
            if page.digests().any(|other| other.date() == digest.date) {
                return Ok((None, false));
            }
            let updated = parsed::updated(path, page, |digests| digests.push(digest.clone()))?;
            Ok((Some(updated), true))
        })?;
        if is_added {
            return Ok(Status::Fine);
        }
        complain(format_args!("{}: the page has a digest of {}", shown(path), digest.date));
        Ok(Status::Findings)
    }

    /// Returns the digest, or nothing if the answer is of another day or has no papers.
    fn digest(&self, status: &mut Status) -> Result<Option<Digest>, String> {
        let answer = answer::read(&self.answer)?;
        let mut days = answer.papers().filter_map(|paper| Some((&paper.id, paper.day()?)));
        if let Some((id, day)) = days.find(|(_, day)| *day != self.date) {
            let (path, date) = (shown(&self.answer), self.date);
            complain(format_args!("{path}: {id} was listed on {day}, so the answer is not of {date}"));
            status.raise(Status::Findings);
            return Ok(None);
        }
        let summaries = self.summaries.as_deref().map(|path| Summaries::read(path, status)).transpose()?;
        let order = match self.order {
            Order::Listed => huggingface::Order::Listed,
            Order::Votes => huggingface::Order::Votes,
        };
        let (mut digest, errors) = answer.digest(self.date, order);
        answer::complain_of(&self.answer, &errors, status);
        if digest.papers.is_empty() {
            complain(format_args!("{}: no papers, so there is no page", shown(&self.answer)));
            status.raise(Status::Findings);
            return Ok(None);
        }
        if let Some(summaries) = summaries {
            summaries.give(&mut digest);
        }
        Ok(Some(digest))
    }
}
