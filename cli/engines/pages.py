#!/usr/bin/env python3
"""Writes generated pages: `pages.py FOLDER [--files COUNT] [--papers COUNT] [--votes SEED]`.

The text is made of the words below. The same arguments write the same pages. `--votes` changes only
the votes and the order of the papers of a day, as a later crawl of the same days does. A README.md repeats the last page.
"""

import argparse
import datetime
import pathlib
import random
import shutil

ENGLISH = """
alignment anchor attention audio balance basis batch beacon benchmark bridge budget cache canvas causal chart
cluster code column compass context corpus counter current curve decoder depth diffusion distance draft edge
encoder energy error estimate example expert factor feature field filter flow forest forward frame gate gradient
graph grid ground harbor head hidden horizon image index inference input journey kernel label lantern latent
layer leaf lens level light limit linear local loss margin marker mask matrix measure memory merge mesh method
model module motion narrow network node noise norm object offset open operator orbit order output pair parallel
parameter patch path pattern phase pixel planner policy pool prior probe prompt proof query random range rank
rate ray reader region reward river robust rotation route sample scale scene schedule score search segment
sensor sequence shape shift signal sketch slice sparse speech speed stack state step stream structure student
surface switch symbol system target task teacher tensor text token tool trace track training transfer tree
trial tuning update valley value vector verifier video view vision voice wave weight window word world
""".split()

KOREAN = """
모델 언어 학습 방법 데이터 실험 결과 성능 제안 연구 평가 이미지 영상 음성 정렬 추론 생성 확산 주의 토큰 문맥 기억
보상 정책 표현 구조 신호 잡음 경로 단계 비용 속도 정확도 오류 사람 질문 답변 문장 단어 번역 요약 검색 도구 계획
환경 로봇 지도 장면 물체 깊이 시점 해상도 압축 양자화 희소 분산 병렬 확률 분포 기준 비교 향상 감소 유지 결합
""".split()

ENDINGS = ["을 제안한다", "를 줄였다", "에서 더 정확하다", "와 비교한다", "로 확장한다", "를 보인다"]
LABELS = ["What's New", "Technical Details", "Performance Highlights"]
FAMILY = ["Ahn", "Bae", "Cho", "Diaz", "Eide", "Fuchs", "Garza", "Han", "Ito", "Jung", "Kaya", "김", "박", "이", "최"]
GIVEN = ["Ara", "Bora", "Chul", "Dami", "Elif", "Finn", "Gaon", "Håkon", "Inés", "Jisu", "Kai", "Lea", "Min", "Noor"]
FIRST = datetime.date(2024, 1, 29)


def title(rng):
    return " ".join(word.capitalize() for word in rng.choices(ENGLISH, k=rng.randint(4, 9)))


def author(rng):
    return f"{rng.choice(GIVEN)}-{rng.choice(ENGLISH)} {rng.choice(FAMILY)}"


def sentence(rng):
    words = [rng.choice(KOREAN if rng.random() < 0.6 else ENGLISH) for _ in range(rng.randint(14, 34))]
    number = f" {rng.uniform(0, 100):.1f}%" if rng.random() < 0.3 else ""
    return " ".join(words) + number + rng.choice(ENDINGS) + "."


def paper(rng, votes, day, number):
    # Some papers occur on two days, and some URLs have a version.
    identifier = f"{day:%y%m}.{number + day.day * 300:05}" if rng.random() < 0.9 else f"2401.{rng.randint(1, 50):05}"
    version = f"v{rng.randint(1, 3)}" if rng.random() < 0.1 else ""
    archive = "https://arxiv.org/abs" if rng.random() < 0.9 else "https://papers.example.org"
    lines = [f"### [{title(rng)}]({archive}/{identifier}{version})"]
    media = rng.random()
    if media < 0.8:
        lines.append(f"![](https://media.example.org/{identifier}.png)")
    elif media < 0.9:
        src = f"https://media.example.org/{identifier}.mp4"
        lines.append(f'[Watch Video]({src})\n<div><video controls src="{src}" muted="false"></video></div>')
    kind, count = votes.random(), int(votes.expovariate(1 / 30))
    if kind < 0.9:
        lines.append(f"Vote: {count}")
    elif kind < 0.95:
        lines.append("Vote: -")
    authors = [author(rng) for _ in range(rng.randint(1, 12))]
    if rng.random() < 0.2:
        authors.insert(rng.randint(0, len(authors)), "+")
    lines.append("Authors: " + ", ".join(authors))
    items = []
    for label in LABELS:
        emphasis = "**" if rng.random() < 0.1 else "***"
        opening = f"{emphasis}{label}{emphasis}: " if rng.random() < 0.9 else ""
        items.append(f"- {opening}{' '.join(sentence(rng) for _ in range(rng.randint(1, 3)))}")
    return "\n\n".join(lines + ["\n".join(items)]) + "\n\n"


def page(number, papers, seed):
    rng, votes = random.Random(number), random.Random(f"{seed} {number}")
    day = FIRST + datetime.timedelta(days=number % 3600)
    # A few days have no papers.
    count = 0 if number % 40 == 7 else max(1, int(rng.gauss(papers, papers / 4)))
    # On some days a paper occurs twice, with different votes.
    indexes = [*range(count), *([0] if count and number % 10 == 3 else [])]
    texts = [paper(random.Random(f"{number} {index}"), votes, day, index) for index in indexes]
    votes.shuffle(texts)
    return f"## Daily Papers ({day})\n\n" + "".join(texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=120)
    parser.add_argument("--papers", type=int, default=6)
    parser.add_argument("--votes", type=int, default=0)
    arguments = parser.parse_args()
    for number in range(arguments.files):
        path = arguments.folder / f"{number // 1000:03}" / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, arguments.papers, arguments.votes), encoding="utf-8", newline="\n")
    if arguments.files:
        shutil.copy(path, arguments.folder / "README.md")


if __name__ == "__main__":
    main()
