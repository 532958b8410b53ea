"""Answers the queries by Polars: `with_polars.py PAPERS.parquet CRAWLS_FOLDER`."""

import sys

import polars

import answers

papers, crawls = sys.argv[1:]
context = polars.SQLContext(
    papers=polars.scan_parquet(papers),
    crawls=polars.scan_parquet(f"{crawls}/*/*.parquet", hive_partitioning=True),
)
for name, query in answers.queries().items():
    answers.show(name, context.execute(query, eager=True).rows())
