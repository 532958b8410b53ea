"""Answers the queries by DuckDB: `with_duckdb.py PAPERS.parquet CRAWLS_FOLDER`."""

import sys

import duckdb

import answers

papers, crawls = sys.argv[1:]
database = duckdb.connect()
database.read_parquet(papers).create_view("papers")
database.read_parquet(f"{crawls}/*/*.parquet", hive_partitioning=True).create_view("crawls")
for name, query in answers.queries().items():
    answers.show(name, database.sql(query).fetchall())
