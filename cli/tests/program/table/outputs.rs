//! Tests of the stream and of the file.

use std::fs::File;
use std::io::Read;

use arrow_array::RecordBatch;
use parquet::basic::Compression;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::equal::framed;
use super::read::{of_ipc, parquet, table};
use crate::run::{Folder, page, program};

fn rows(batches: &[RecordBatch]) -> usize {
    batches.iter().map(RecordBatch::num_rows).sum()
}

/// A reader cannot tell that messages are missing, so the exit status has to be checked.
#[test]
fn stream_that_is_cut_between_messages_looks_whole() {
    let folder = Folder::new();
    let path = folder.file("a.md", page(&"A".repeat(10_000)).repeat(300));
    let stream = table(&["--ipc", &path], b"").stdout;
    let batches = of_ipc(&stream).unwrap();
    assert!(batches.len() > 2 && rows(&batches) == 300, "{}", batches.len());
    // A message starts with these bytes, followed by the length of its metadata.
    let starts = stream.windows(4).enumerate().filter(|(_, bytes)| *bytes == [0xff; 4]);
    let cuts: Vec<_> = starts.filter_map(|(start, _)| of_ipc(&stream[..start]).ok()).collect();
    assert_eq!(cuts.iter().map(Vec::len).collect::<Vec<_>>(), (0..=batches.len()).collect::<Vec<_>>());
    // Any other cut is an error.
    for end in [1, stream.len() / 3, stream.len() / 2, stream.len() - 9] {
        assert!(of_ipc(&stream[..end]).is_err(), "{end}");
    }
}

#[test]
fn closed_output_is_not_an_error() {
    let folder = Folder::new();
    let path = folder.file("a.md", page(&"A".repeat(10_000)).repeat(300));
    let mut child = program(&["table", "--ipc", &path]).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn closed_output_does_not_hide_a_failure() {
    let folder = Folder::new();
    let small = folder.file("a.md", page("A"));
    let large = folder.file("b.md", page(&"A".repeat(10_000)).repeat(300));
    for path in [small, large] {
        let mut child = program(&["table", "--ipc", "none.md", &path]).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: none.md: "));
    }
}

/// Runs `table --parquet` with a file that exists. Returns the last message, and asserts that the file
/// is kept.
#[track_caller]
fn message_of_kept_file(arguments: &[&str], input: &[u8]) -> String {
    let folder = Folder::new();
    let path = folder.file("papers.parquet", "PAR1 old");
    let output = table(&[&["--parquet", &path], arguments].concat(), input);
    assert_eq!((output.status.code(), crate::run::text(&path)), (Some(2), "PAR1 old".into()));
    assert_eq!(folder.names(), ["papers.parquet"]);
    let err = String::from_utf8(output.stderr).unwrap();
    let start = format!("error: {path}: cannot write: ");
    err.lines().last().and_then(|line| line.strip_prefix(&start)).unwrap_or(&err).to_owned()
}

#[test]
fn failed_run_keeps_the_old_file() {
    let none = "no page could be converted";
    assert_eq!(message_of_kept_file(&["none.md"], b""), none);
    assert_eq!(message_of_kept_file(&["--names"], b"none.md\nnone"), none);
    assert_eq!(message_of_kept_file(&["-"], b"\xff"), none);
    let frames = framed(&[("a.md".to_owned(), page("A"))]);
    let cut = "the input was cut";
    for end in [0, 1, frames.len() - 9, frames.len() - 8, frames.len() - 1] {
        assert_eq!(message_of_kept_file(&["--framed"], &frames[..end]), cut, "{end}");
    }
}

#[test]
fn page_that_cannot_be_read_does_not_stop_the_file() {
    let (output, batches) = parquet(&["none.md", "examples/pages"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(rows(&batches) > 0);
}

/// Writes to `/dev/full` fail, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_is_an_error() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = program(&["table", "--ipc", "examples/pages"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: cannot write: No space left on device (os error 28)\n"
    );
    let output = table(&["--parquet", "/dev/full", "examples/pages"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: /dev/full: cannot write: No space left on device (os error 28)\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn failed_write_keeps_the_old_file() {
    use std::fs;
    use std::process::Command;

    let folder = Folder::new();
    let path = folder.file("papers.parquet", "PAR1 old");
    let program = program(&["table", "--parquet", &path, "examples/pages"]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]).arg(program.get_program());
    let output = shell.args(program.get_args()).current_dir(crate::run::FOLDER).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with(&format!("error: {path}: cannot write: File too large")), "{err}");
    assert_eq!(
        (fs::read_to_string(&path).unwrap(), folder.names()),
        ("PAR1 old".into(), vec!["papers.parquet".into()])
    );
}

#[test]
fn file_replaces_another_and_is_compressed_with_zstd() {
    let folder = Folder::new();
    let path = folder.file("papers.parquet", "PAR1 old");
    assert!(table(&["--parquet", &path, "examples/pages"], b"").status.success());
    assert_eq!(folder.names(), ["papers.parquet"]);
    let file = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    let groups = file.metadata().row_groups();
    assert_eq!(groups.len(), 1);
    for column in groups[0].columns() {
        assert!(matches!(column.compression(), Compression::ZSTD(_)), "{column:?}");
    }
}

/// A shell puts the names of pages for `--parquet *.md`.
#[test]
fn file_that_is_not_parquet_is_not_replaced() {
    let folder = Folder::new();
    for text in [&*page("A"), "PAR"] {
        let path = folder.file("a.md", text);
        let output = table(&["--parquet", &path, "examples/pages"], b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        let expected = format!("error: {path}: the file is not a Parquet file, so it is not replaced\n");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
        assert_eq!(crate::run::text(&path), text);
    }
}

#[test]
fn unwritable_file_is_an_error() {
    let folder = Folder::new();
    let path = folder.path("none/papers.parquet");
    let output = table(&["--parquet", &path, "examples/pages"], b"");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with(&format!("error: {path}: cannot write: ")), "{err}");
}

#[test]
fn table_without_rows_is_a_file() {
    let (output, batches) = parquet(&["--names"], b"");
    assert_eq!((output.status.code(), rows(&batches)), (Some(0), 0));
}

/// A program writes the file while the pages are read.
#[test]
fn file_that_another_program_writes_meanwhile_is_kept() {
    let folder = Folder::new();
    let path = folder.file("papers.parquet", "");
    let mut child = crate::run::program(&["table", "--framed", "--parquet", &path]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    std::fs::write(&path, "mine").unwrap();
    // A frame with two lengths of zero ends the input.
    std::io::Write::write_all(&mut input, &[0; 8]).unwrap();
    drop(input);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2));
    assert_eq!(crate::run::text(&path), "mine");
}
