"""Answers the queries by Spark, whose executors run the program on the pages:
`with_spark.py PROGRAM NEWEST_FOLDER OLDER_FOLDER`.
"""

import os
import pathlib
import subprocess
import sys
import threading

import pyarrow as pa
from pyspark.sql import SparkSession

import answers

SCHEMA = """
source string not null, digest int not null, date date not null, paper int, title string, url string,
arxiv_id string, arxiv_version bigint, image string, video string, votes bigint, votes_known boolean,
authors array<string>, summary array<struct<label: string, emphasis: string, text: string>>,
span_start bigint not null, span_end bigint not null
"""


def converting(program, folder):
    """Returns a function for `mapInArrow` that converts the pages below a folder, which each executor
    can read.
    """

    def convert(batches):
        names = "".join(f"{name}\n" for batch in batches for name in batch["name"].to_pylist())
        command = [program, "table", "--names", "--ipc"]
        child = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def write():
            with child.stdin:
                child.stdin.write(names.encode())

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        with child.stdout:
            yield from pa.ipc.open_stream(child.stdout)
        # A stream that was cut between messages looks whole. 1 says that a page has errors.
        if child.wait() not in (0, 1):
            raise RuntimeError(f"{program} ended with status {child.returncode}")
        writer.join()

    return convert


def table(spark, program, folder):
    """Returns the papers of the pages below a folder."""
    # A README.md repeats a digest, and the program leaves it out only of directories.
    paths = (path for path in pathlib.Path(folder).rglob("*.md") if path.name != "README.md")
    names = sorted(str(path.relative_to(folder)) for path in paths)
    pages = spark.createDataFrame([(name,) for name in names], "name string").repartition(4)
    return pages.mapInArrow(converting(program, folder), SCHEMA)


def main():
    program, newest, older = map(os.path.abspath, sys.argv[1:])
    master = os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]")
    spark = SparkSession.builder.master(master).config("spark.ui.enabled", "false").getOrCreate()
    papers = table(spark, program, newest).cache()
    papers.createOrReplaceTempView("papers")
    days = [(papers, "2024-06-05"), (table(spark, program, older), "2024-05-29")]
    crawls = [day.selectExpr("*", f"'{crawl}' AS crawl") for day, crawl in days]
    crawls[0].union(crawls[1]).createOrReplaceTempView("crawls")
    for name, query in answers.queries().items():
        rows = spark.sql(query.replace("unnest(", "explode(")).collect()
        answers.show(name, rows)
    spark.stop()


if __name__ == "__main__":
    main()
