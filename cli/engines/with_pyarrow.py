"""Answers the queries by pyarrow, but for `top`, which needs a window:
`with_pyarrow.py PAPERS.parquet CRAWLS_FOLDER`.
"""

import sys

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import answers

papers = pq.read_table(sys.argv[1], partitioning=None)
crawls = ds.dataset(sys.argv[2], partitioning=ds.partitioning(pa.schema([("crawl", pa.string())]), flavor="hive"))


def rows(table, *columns):
    return zip(*(table[column].to_pylist() for column in columns))


def with_month(table):
    return table.append_column("month", pc.strftime(table["date"], format="%Y-%m"))


def exploded(table, column, name):
    """Returns a row for each member of a list."""
    rest = table.drop_columns([column]).take(pc.list_parent_indices(table[column]))
    return rest.append_column(name, pc.list_flatten(table[column]))


authors = exploded(papers.select(["source", "authors"]), "authors", "author").filter(pc.field("author") != "+")
counts = authors.group_by("author").aggregate([("author", "count")])
counts = counts.sort_by([("author_count", "descending"), ("author", "ascending")]).slice(0, 20)
answers.show("authors", rows(counts, "author", "author_count"))

ids = papers.filter(pc.field("arxiv_id").is_valid()).group_by("arxiv_id")
ids = ids.aggregate([("arxiv_id", "count"), ("date", "min"), ("date", "max")])
ids = ids.filter(pc.field("arxiv_id_count") > 1).sort_by("arxiv_id")
answers.show("twice", rows(ids, "arxiv_id", "arxiv_id_count", "date_min", "date_max"))

items = papers.select(["source", "digest", "paper", "date", "arxiv_id", "summary"])
items = exploded(items, "summary", "item").flatten().rename_columns(
    ["source", "digest", "paper", "date", "arxiv_id", "label", "emphasis", "text"]
)
items = items.filter(pc.field("label").is_valid() & pc.match_substring(pc.field("text"), "로봇"))
items = items.sort_by([(key, "ascending") for key in ["source", "digest", "paper", "label", "text"]])
answers.show("items", rows(items, "date", "arxiv_id", "label", "text"))


def greatest_votes(crawl):
    columns = {
        "date": pc.field("date"),
        "id": pc.coalesce(pc.field("arxiv_id"), pc.field("url")),
        "votes": pc.field("votes"),
    }
    table = crawls.to_table(columns=columns, filter=pc.field("crawl") == crawl)
    return table.group_by(["date", "id"]).aggregate([("votes", "max")])


older, newer = map(greatest_votes, ["2024-05-29", "2024-06-05"])
changes = with_month(older.join(newer, keys=["date", "id"], join_type="inner", right_suffix="_newer"))
change = pc.subtract(changes["votes_max_newer"], changes["votes_max"])
changes = changes.append_column("gained", pc.max_element_wise(change, 0, skip_nulls=False))
changes = changes.append_column("lost", pc.min_element_wise(change, 0, skip_nulls=False))
changes = changes.group_by("month").aggregate([("gained", "sum"), ("lost", "sum")]).sort_by("month")
answers.show("changes", rows(changes, "month", "gained_sum", "lost_sum"))

known = with_month(papers.filter(pc.field("paper").is_valid()).select(["date", "votes_known"]))
for name, value in [("without", pc.is_null(known["votes_known"])), ("unknown", pc.invert(known["votes_known"]))]:
    known = known.append_column(name, pc.cast(value, pa.int64()))
known = known.append_column("known", pc.cast(known["votes_known"], pa.int64()))
known = known.group_by("month").aggregate([("without", "sum"), ("unknown", "sum"), ("known", "sum")]).sort_by("month")
answers.show("unknown", rows(known, "month", "without_sum", "unknown_sum", "known_sum"))
