//! Groups of tasks, as criterion measures them.

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};

use crate::tasks::{self, Pages};

/// Measures each group on the pages that the generator makes and, where there are some, on real ones.
pub(crate) fn bench(criterion: &mut Criterion, groups: &[(&str, &[&str])]) {
    let real = tasks::real();
    for (name, members) in groups {
        let mut group = criterion.benchmark_group(*name);
        group.sampling_mode(SamplingMode::Flat).sample_size(20);
        for task in members.iter().map(|name| tasks::named(name)) {
            let generated = tasks::generated(task.which);
            for (set, texts) in [("generated", Some(&generated)), ("real", real.as_ref())] {
                let Some(texts) = texts else { continue };
                let pages = Pages::of(texts, task.which);
                group.throughput(Throughput::Bytes(pages.bytes.try_into().unwrap()));
                group.bench_function(BenchmarkId::new(task.name, set), |bencher| {
                    bencher.iter(|| pages.pages.iter().for_each(task.run));
                });
            }
        }
        group.finish();
    }
}
