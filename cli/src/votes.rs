//! New votes of papers, from an answer of Hugging Face's API or a CSV file.

use std::path::Path;

use csv::{Position, ReaderBuilder, StringRecord};
use daily_papers::ArxivId;
use daily_papers::huggingface::DailyPaper;
use serde::Deserialize;

use crate::answer;
use crate::escape::shown;
use crate::files;
use crate::output::{Status, complain};

/// Returns the papers of an answer. Its wrong objects are findings.
pub(crate) fn of_answer(path: &Path, status: &mut Status) -> Result<Vec<DailyPaper>, String> {
    let answer = answer::read(path)?;
    answer::complain_of(path, answer.errors(), status);
    Ok(answer.papers().cloned().collect())
}

/// Returns the papers of a CSV file with the header `arxiv_id,votes`, in any order and among other
/// columns. A wrong row is a finding.
pub(crate) fn of_csv(path: &Path, status: &mut Status) -> Result<Vec<DailyPaper>, String> {
    let text = files::read_text(path)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| format!("{}: {error}", shown(path)))?.clone();
    if ["arxiv_id", "votes"].iter().any(|name| header.iter().filter(|cell| cell == name).count() != 1) {
        return Err(format!("{}: expected the columns `arxiv_id` and `votes` in the first row", shown(path)));
    }
    let mut papers = Vec::new();
    for record in reader.records() {
        match record.map_err(|error| error.to_string()).and_then(|record| row(&record, &header)) {
            Ok((id, votes)) => {
                let mut paper = DailyPaper::new(id.to_string(), "");
                paper.upvotes = Some(votes);
                papers.push(paper);
            }
            Err(problem) => {
                complain(format_args!("{}: {problem}", shown(path)));
                status.raise(Status::Findings);
            }
        }
    }
    Ok(papers)
}

/// Returns the identifier and the votes of a row.
fn row(record: &StringRecord, header: &StringRecord) -> Result<(ArxivId, u64), String> {
    #[derive(Deserialize)]
    struct Row {
        arxiv_id: String,
        votes: u64,
    }
    let Row { arxiv_id, votes } = record.deserialize(Some(header)).map_err(|error| error.to_string())?;
    let line = record.position().map_or(0, Position::line);
    let id = arxiv_id.parse::<ArxivId>().map_err(|error| format!("line {line}: `{arxiv_id}`: {error}"))?;
    Ok((id, votes))
}
