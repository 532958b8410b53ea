use std::io::{self, Write};

use clap::Args;
use daily_papers::Document;

use super::help;
use crate::files::Pages;
use crate::output::Status;
use crate::parsed;

/// Prints each digest as JSON, one per line
///
/// Errors are shown on standard error. The exit status is 1 if a page has errors; what could be
/// parsed is still printed.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers json archive > digests.jsonl
  daily-papers json - < 2024/04/23.md
  daily-papers json archive | jq -r '.papers[] | [.votes, .title] | @tsv'"
))]
pub(crate) struct Json {
    #[command(flatten)]
    pages: Pages,
}

impl Json {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        parsed::each(self.pages.all(), lines, out, |_, lines, out| out.write_all(lines?.as_bytes()))
    }
}

/// Returns a line for each digest of a page.
fn lines(page: &Document<'_>) -> serde_json::Result<String> {
    let line = |digest| serde_json::to_string(&digest).map(|json| json + "\n");
    page.digests().map(|digest| line(digest.to_digest())).collect()
}
