//! Instructions, counted by callgrind. The program runs itself with and without the work, and the
//! difference counts.
//!
//! Counts repeat exactly on one machine. On another processor, memchr and the C library can choose
//! other code. So counts are compared only for one compiler and one kind of processor.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::callgrind::{TUNABLES, total, valgrind_version};
use crate::tasks::{self, Pages, Task};

/// The hidden first argument of runs under callgrind.
const ONCE: &str = "--once";

/// A counter of instructions, which keeps the cost of reading the pages without any work.
#[derive(Debug)]
pub(crate) struct Counter {
    folder: TempDir,
    idle: BTreeMap<(PathBuf, usize), u64>,
    files: BTreeMap<String, PathBuf>,
}

impl Counter {
    /// Returns `None`, and prints that it skips, without valgrind.
    pub(crate) fn new() -> Option<Counter> {
        if valgrind_version().is_none() {
            println!("SKIPPED: instructions are counted by valgrind, which is not installed");
            return None;
        }
        Some(Counter { folder: tempfile::tempdir().unwrap(), idle: BTreeMap::new(), files: BTreeMap::new() })
    }

    /// Returns the instructions per byte of a task on these pages. `name` identifies the pages.
    pub(crate) fn count(&mut self, task: &Task, name: &str, texts: &[String]) -> f64 {
        let file = self.file(name, texts);
        let key = (file, task.which.digests());
        let idle = match self.idle.get(&key) {
            Some(count) => *count,
            None => {
                let count = self.run(task, &key.0, 0);
                self.idle.insert(key.clone(), count);
                count
            }
        };
        let count = self.run(task, &key.0, 1) - idle;
        let bytes: usize = texts.iter().map(String::len).sum();
        count as f64 / bytes as f64
    }

    /// Returns the file of the pages, each after its length.
    fn file(&mut self, name: &str, texts: &[String]) -> PathBuf {
        let path = self.folder.path().join(format!("{}.pages", self.files.len()));
        let path = self.files.entry(name.to_owned()).or_insert(path);
        if !path.exists() {
            let framed: String = texts.iter().map(|text| format!("{}\n{text}", text.len())).collect();
            fs::write(&path, framed).unwrap();
        }
        path.clone()
    }

    fn run(&self, task: &Task, pages: &PathBuf, times: usize) -> u64 {
        let out = self.folder.path().join("callgrind.out");
        let status = Command::new("valgrind")
            .env("GLIBC_TUNABLES", TUNABLES.join(":"))
            .args(["--tool=callgrind", "--quiet"])
            .arg(format!("--callgrind-out-file={}", out.display()))
            .arg(std::env::current_exe().unwrap())
            .args([ONCE, task.name])
            .arg(pages)
            .arg(times.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{}: valgrind failed", task.name);
        total(&out)
    }
}

/// Performs the work if this is a run under callgrind. Returns whether it is.
pub(crate) fn is_counted_run(args: &[String]) -> bool {
    let [once, name, pages, times] = args else { return false };
    if once != ONCE {
        return false;
    }
    let framed = fs::read_to_string(pages).unwrap();
    let mut rest = &*framed;
    let texts = std::iter::from_fn(|| {
        let (length, behind) = rest.split_once('\n')?;
        let (text, behind) = behind.split_at(length.parse().unwrap());
        rest = behind;
        Some(text.to_owned())
    });
    let task = tasks::named(name);
    let pages = Pages::prepared(texts, task.which);
    for _ in 0..times.parse().unwrap() {
        pages.pages.iter().for_each(task.run);
    }
    true
}
