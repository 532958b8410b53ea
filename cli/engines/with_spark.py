"""Answers the queries by Spark, whose executors run the program on the pages:
`with_spark.py names|binaryFile PROGRAM NEWEST_FOLDER OLDER_FOLDER`.

With `names`, the executors get the names of files, which each of them can read. With `binaryFile`,
Spark reads the files, from any storage that it knows, and the executors get their bytes.
"""

import os
import pathlib
import struct
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


def converting(command, written, folder=None):
    """Returns a function for `mapInArrow` that runs a command, writes the rows to it as the function
    `written` does, and reads the table.
    """

    def convert(batches):
        child = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        errors = []

        def write():
            try:
                with child.stdin:
                    for row in written(row for batch in batches for row in batch.to_pylist()):
                        child.stdin.write(row)
            except Exception as error:
                errors.append(error)

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        with child.stdout:
            yield from pa.ipc.open_stream(child.stdout)
        # A stream that was cut between messages looks whole. 1 says that a page has errors.
        if child.wait() not in (0, 1):
            raise RuntimeError(f"{command[0]} ended with status {child.returncode}")
        writer.join()
        # The program cannot know that a name is missing.
        if errors:
            raise errors[0]

    return convert


def as_lines(rows):
    """Returns the lines that `daily-papers table --names` reads."""
    for row in rows:
        yield f"{row['name']}\n".encode()


def as_frames(rows):
    """Returns the frames that `daily-papers table --framed` reads."""
    for row in rows:
        name, page = row["path"].encode(), row["content"]
        yield struct.pack("<II", len(name), len(page)) + name + page
    # Without the last frame, the input would be an error.
    yield bytes(8)


def by_names(spark, program, folder):
    """Returns the papers of the pages below a folder, which each executor can read."""
    # A README.md repeats a digest, and the program leaves it out only of directories.
    paths = (path for path in pathlib.Path(folder).rglob("*.md") if path.name != "README.md")
    names = sorted(str(path.relative_to(folder)) for path in paths)
    pages = spark.createDataFrame([(name,) for name in names], "name string").repartition(4)
    return pages.mapInArrow(converting([program, "table", "--names", "--ipc"], as_lines, folder), SCHEMA)


def by_bytes(spark, program, folder):
    """Returns the papers of the pages below a folder of any storage that Spark can read."""
    # A page has some 30 KB, so one task reads many: opening a file counts as nothing.
    spark.conf.set("spark.sql.files.openCostInBytes", "0")
    # An executor holds a batch in memory.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).option("pathGlobFilter", "*.md")
    pages = files.load(folder).select("path", "content").where("path not like '%/README.md'")
    return pages.mapInArrow(converting([program, "table", "--framed", "--ipc"], as_frames), SCHEMA)


def main():
    table = {"names": by_names, "binaryFile": by_bytes}[sys.argv[1]]
    program, newest, older = map(os.path.abspath, sys.argv[2:])
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
