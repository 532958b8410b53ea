//! Time, as the median of rounds in which every task has its turn.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::tasks::{self, Pages};

const ROUNDS: usize = 31;

/// The gigabytes a second of every task.
pub(crate) fn speeds(texts: impl Fn(tasks::Which) -> Vec<String>) -> BTreeMap<&'static str, f64> {
    let tasks: Vec<_> = tasks::all().map(|task| (task, Pages::of(&texts(task.which), task.which))).collect();
    let mut times = BTreeMap::<_, Vec<Duration>>::new();
    // The first rounds warm up. Each starts with another task, so that none always follows the same one.
    for round in 0..ROUNDS + 2 {
        for turn in 0..tasks.len() {
            let (task, pages) = &tasks[(round + turn) % tasks.len()];
            let start = Instant::now();
            pages.pages.iter().for_each(task.run);
            let time = start.elapsed();
            if round >= 2 {
                times.entry(task.name).or_default().push(time);
            }
        }
    }
    let speed = |(name, mut times): (&'static str, Vec<Duration>)| {
        times.sort_unstable();
        let bytes = tasks.iter().find(|(task, _)| task.name == name).map(|(_, pages)| pages.bytes);
        (name, bytes.unwrap() as f64 / times[times.len() / 2].as_secs_f64() / 1e9)
    };
    times.into_iter().map(speed).collect()
}
