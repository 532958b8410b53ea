-- Six questions about an archive. `papers` is the table of the newest crawl, and `crawls` has the
-- tables of all crawls with a column `crawl`. Spark has `explode` for `unnest`.

-- top: the three papers with the most votes of each month
SELECT month, place, votes, arxiv_id, title FROM (
    SELECT substr(CAST(date AS STRING), 1, 7) AS month, votes, arxiv_id, title,
        row_number() OVER (
            PARTITION BY substr(CAST(date AS STRING), 1, 7) ORDER BY votes DESC, source, digest, paper
        ) AS place
    FROM papers WHERE votes IS NOT NULL
) AS places
WHERE place <= 3 ORDER BY month, place;

-- authors: the twenty authors with the most papers; `+` stands for authors that were cut
SELECT author, count(*) AS papers
FROM (SELECT unnest(authors) AS author FROM papers) AS names
WHERE author <> '+' GROUP BY author ORDER BY papers DESC, author LIMIT 20;

-- twice: identifiers that occur more than once
SELECT arxiv_id, count(*) AS times, min(date) AS first_day, max(date) AS last_day
FROM papers WHERE arxiv_id IS NOT NULL
GROUP BY arxiv_id HAVING count(*) > 1 ORDER BY arxiv_id;

-- items: labelled items with a Korean word
SELECT date, arxiv_id, item.label AS label, item.text AS text
FROM (SELECT source, digest, paper, date, arxiv_id, unnest(summary) AS item FROM papers) AS items
WHERE item.label IS NOT NULL AND item.text LIKE '%로봇%'
ORDER BY source, digest, paper, label, text;

-- changes: votes that were gained and lost between two crawls, a month
-- A paper that occurs twice on a date is counted once, with the greatest of its votes.
WITH counts AS (
    SELECT CAST(crawl AS STRING) AS crawl, date, coalesce(arxiv_id, url) AS id, max(votes) AS votes
    FROM crawls GROUP BY CAST(crawl AS STRING), date, coalesce(arxiv_id, url)
)
SELECT month, sum(CASE WHEN change > 0 THEN change ELSE 0 END) AS gained,
    sum(CASE WHEN change < 0 THEN change ELSE 0 END) AS lost
FROM (
    SELECT substr(CAST(older.date AS STRING), 1, 7) AS month, newer.votes - older.votes AS change
    FROM counts AS older JOIN counts AS newer ON older.date = newer.date AND older.id = newer.id
    WHERE older.crawl = '2024-05-29' AND newer.crawl = '2024-06-05'
) AS changes
GROUP BY month ORDER BY month;

-- unknown: papers without a votes line, with unknown votes, and with known votes, a month
SELECT substr(CAST(date AS STRING), 1, 7) AS month,
    sum(CASE WHEN votes_known IS NULL THEN 1 ELSE 0 END) AS without_votes,
    sum(CASE WHEN NOT votes_known THEN 1 ELSE 0 END) AS unknown_votes,
    sum(CASE WHEN votes_known THEN 1 ELSE 0 END) AS known_votes
FROM papers WHERE paper IS NOT NULL
GROUP BY substr(CAST(date AS STRING), 1, 7) ORDER BY month;
