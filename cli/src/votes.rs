//! New votes of papers, from an answer of Hugging Face's API or a CSV file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use csv::{Position, ReaderBuilder, StringRecord};
use daily_papers::{ArxivId, Digest, Document, Votes};

use crate::answer;
use crate::escape::shown;
use crate::files;
use crate::output::{Status, complain};

/// The new votes of papers, by identifiers without versions.
#[derive(Debug, Default)]
pub(crate) struct NewVotes(BTreeMap<ArxivId, u64>);

/// A paper of a page whose votes are new.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) id: ArxivId,
    pub(crate) old: Option<Votes>,
    pub(crate) new: Votes,
}

impl NewVotes {
    /// Reads the votes of an answer. Of two objects of one paper, the first counts. Wrong objects are
    /// findings.
    pub(crate) fn of_answer(path: &Path, status: &mut Status) -> Result<NewVotes, String> {
        let answer = answer::read(path)?;
        answer::complain_of(path, answer.errors(), status);
        let mut votes = BTreeMap::new();
        for paper in answer.papers() {
            if let (Ok(id), Some(upvotes)) = (paper.id.parse::<ArxivId>(), paper.upvotes) {
                votes.entry(id.without_version()).or_insert(upvotes);
            }
        }
        Ok(NewVotes(votes))
    }

    /// Reads the votes of a CSV file with a column `votes` and a column `arxiv_id` or `url`, in any
    /// order and among other columns. A wrong row is a finding. So is a row that contradicts an
    /// earlier one, which counts.
    pub(crate) fn of_csv(path: &Path, status: &mut Status) -> Result<NewVotes, String> {
        let text = files::read_text(path)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| format!("{}: {error}", shown(path)))?;
        let columns = Columns::of(header).ok_or_else(|| {
            format!(
                "{}: line 1: expected the columns `votes` and `arxiv_id` or `url`, each once",
                shown(path)
            )
        })?;
        let mut rows: BTreeMap<ArxivId, (u64, u64)> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|error| format!("{}: {error}", shown(path)))?;
            let line = record.position().map_or(0, Position::line);
            let problem = match columns.row(&record) {
                Ok((id, votes)) => match rows.entry(id) {
                    Entry::Vacant(entry) => {
                        entry.insert((votes, line));
                        continue;
                    }
                    Entry::Occupied(entry) => {
                        let (first, at) = *entry.get();
                        if first == votes {
                            continue;
                        }
                        format!("{id} has {votes} votes here and {first} votes in line {at}, which count")
                    }
                },
                Err(problem) => problem,
            };
            complain(format_args!("{}: line {line}: {problem}", shown(path)));
            status.raise(Status::Findings);
        }
        Ok(NewVotes(rows.into_iter().map(|(id, (votes, _))| (id, votes)).collect()))
    }

    /// Returns the number of papers.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the papers of a page that have new votes.
    pub(crate) fn of_page(&self, page: &Document<'_>) -> Vec<Found> {
        page.papers().filter_map(|paper| self.find(paper.arxiv_id(), paper.votes())).collect()
    }

    /// Sets the new votes of the papers that have some.
    pub(crate) fn set(&self, digests: &mut [Digest]) {
        for paper in digests.iter_mut().flat_map(|digest| &mut digest.papers) {
            if let Some(found) = self.find(paper.arxiv_id(), paper.votes) {
                paper.votes = Some(found.new);
            }
        }
    }

    fn find(&self, id: Option<ArxivId>, old: Option<Votes>) -> Option<Found> {
        let id = id?.without_version();
        self.0.get(&id).map(|votes| Found { id, old, new: Votes::Count(*votes) })
    }
}

impl Found {
    pub(crate) fn is_changed(&self) -> bool {
        self.old != Some(self.new)
    }

    /// Returns the old and the new number of votes, if the new one is less.
    pub(crate) fn lowered(&self) -> Option<(u64, u64)> {
        let (old, new) = (self.old?.count()?, self.new.count()?);
        (new < old).then_some((old, new))
    }
}

/// The columns of a CSV file.
struct Columns {
    names: usize,
    votes: usize,
    /// The columns `arxiv_id` and `url`, if they are there. The first one that is not empty counts.
    papers: Vec<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Option<Columns> {
        let column = |name| {
            let mut found = header.iter().enumerate().filter(|(_, cell)| *cell == name);
            found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
        };
        let papers: Vec<_> = ["arxiv_id", "url"].into_iter().filter_map(column).collect();
        (!papers.is_empty()).then_some(Columns { names: header.len(), votes: column("votes")?, papers })
    }

    /// Returns the identifier, without its version, and the votes of a row.
    fn row(&self, record: &StringRecord) -> Result<(ArxivId, u64), String> {
        if record.len() != self.names {
            return Err(format!("expected {} cells, found {}", self.names, record.len()));
        }
        let cell = |index| record.get(index).unwrap_or_default().trim();
        let mut papers = self.papers.iter().map(|column| cell(*column));
        let paper = papers.find(|cell| !cell.is_empty()).unwrap_or_default();
        let votes = cell(self.votes);
        let id = paper.parse().ok().or_else(|| ArxivId::from_url(paper));
        let id = id.ok_or_else(|| format!("expected an arXiv identifier or its URL, found `{paper}`"))?;
        let votes = votes.parse().map_err(|_| format!("expected a number of votes, found `{votes}`"))?;
        Ok((id.without_version(), votes))
    }
}
