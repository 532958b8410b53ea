"""Answers the queries by DataFusion: `with_datafusion.py PAPERS.parquet CRAWLS_FOLDER`."""

import sys

import datafusion
import pyarrow

import answers

papers, crawls = sys.argv[1:]
context = datafusion.SessionContext()
context.register_parquet("papers", papers)
context.register_parquet("crawls", crawls, table_partition_cols=[("crawl", pyarrow.string())])
for name, query in answers.queries().items():
    table = context.sql(query).to_arrow_table()
    answers.show(name, zip(*(column.to_pylist() for column in table.columns)))
