"""What changed between last year's text and this year's?

Paragraphs are aligned (alignment.py), then each pair is told word by word (word_changes.py) and
ask by ask (clause_changes.py). The result is the mapping of `manden compare`; the thresholds are
named constants beside the questions that they answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .alignment import Group, Passage, align
from .clause_changes import ClauseChange, clause_changes
from .comparison_doubts import doubts_of
from .faults import may_be_cut
from .resolution import Paragraph, Resolution
from .word_changes import WordChange, same_wording, word_changes

_LANGUAGES = {"en": "English", "fr": "French"}


class CannotCompare(ValueError):
    """The two texts cannot be compared; the message is one sentence for their reader."""


@dataclass(frozen=True)
class Pair:
    """Old paragraphs and the new ones that continue them, with what changed between them.

    `kind` is same, amended, moved, split or merged; `changes` are offsets in `old_text` and
    `new_text`, where the paragraphs and their sub-paragraphs stand one a line.
    """

    kind: str
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    old_text: str
    new_text: str
    changes: tuple[WordChange, ...]
    clauses: tuple[ClauseChange, ...]
    children: Matched | None = None

    def as_json(self) -> dict[str, Any]:
        """The keys of CONTRACTS; `clauses`, `addressees` and `deadlines` beside them.

        `force`, `addressees` and `deadlines` are those of the first clause where they changed,
        null where none did.
        """
        found = {
            "old": [paragraph.anchor for paragraph in self.old],
            "new": [paragraph.anchor for paragraph in self.new],
            "kind": self.kind,
            "changes": [_change(change) for change in self.changes],
            "force": next((change.force for change in self.clauses if change.force), None),
            "addressees": next((c.addressees for c in self.clauses if c.addressees), None),
            "deadlines": next((c.deadlines for c in self.clauses if c.deadlines), None),
            "clauses": [change.as_json() for change in self.clauses],
        }
        return found | ({"children": self.children.as_json()} if self.children else {})


@dataclass(frozen=True)
class Matched:
    """Two lists of paragraphs, matched: pairs in the new order, what is new, what was left out."""

    pairs: tuple[Pair, ...]
    added: tuple[Paragraph, ...]
    dropped: tuple[Paragraph, ...]

    def as_json(self) -> dict[str, Any]:
        """Pairs as mappings, added and dropped paragraphs as anchors."""
        return {
            "pairs": [pair.as_json() for pair in self.pairs],
            "added": _anchors(self.added),
            "dropped": _anchors(self.dropped),
        }


@dataclass(frozen=True)
class Comparison:
    """Two texts, matched paragraph by paragraph."""

    old: Resolution
    new: Resolution
    matched: Matched

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the two may not be of one thread, or not in this order; one sentence each."""
        return doubts_of(self.old, self.new, sum(len(pair.new) for pair in self.pairs))

    @property
    def new_paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the new text, in its order, those of its annexes last."""
        return tuple(paragraph for paragraph, _ in _passages(self.new))

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return self.matched.pairs

    @property
    def added(self) -> tuple[Paragraph, ...]:
        return _less(self.matched.added, self.beyond_cut_of_old)

    @property
    def dropped(self) -> tuple[Paragraph, ...]:
        return _less(self.matched.dropped, self.beyond_cut_of_new)

    @property
    def beyond_cut_of_old(self) -> tuple[Paragraph, ...]:
        """New paragraphs behind the last that continues an old one, where the old text may be cut."""
        if not may_be_cut(self.old):
            return ()
        continued = [one for pair in self.pairs for one in pair.new]
        return _behind(self.matched.added, continued, self.new)

    @property
    def beyond_cut_of_new(self) -> tuple[Paragraph, ...]:
        """Old paragraphs behind the last that the new text continues, where that may be cut."""
        if not may_be_cut(self.new):
            return ()
        continued = [one for pair in self.pairs for one in pair.old]
        return _behind(self.matched.dropped, continued, self.old)

    def as_json(self) -> dict[str, Any]:
        """The mapping of `manden compare`, with both texts' names and a count of each kind.

        `beyond_cut` holds the anchors of which nobody can say whether they are new or left out,
        as the other file may be cut before them.
        """
        counts = Counter(pair.kind for pair in self.pairs)
        kinds = ("same", "amended", "moved", "split", "merged")
        alone = {"added": _anchors(self.added), "dropped": _anchors(self.dropped)}
        beyond = {
            "old": _anchors(self.beyond_cut_of_new), "new": _anchors(self.beyond_cut_of_old)
        }  # fmt: skip
        unknown = len(beyond["old"]) + len(beyond["new"])
        return (
            self.matched.as_json()
            | alone
            | {
                "beyond_cut": beyond,
                "old": _name(self.old),
                "new": _name(self.new),
                "summary": {kind: counts[kind] for kind in kinds}
                | {kind: len(anchors) for kind, anchors in alone.items()}
                | ({"beyond_cut": unknown} if unknown else {}),
                "warnings": list(self.doubts),
            }
        )


def compare(old: Resolution, new: Resolution) -> Comparison:
    """The paragraphs of `new` set against those of `old` that they continue.

    Raises CannotCompare where the languages differ, or a text has no paragraph.

    >>> old = Resolution("a", "en", operative=(Paragraph("OP1", "Urges all ports to close;"),))
    >>> new = Resolution("b", "en", operative=(Paragraph("OP1", "Urges all ports to open;"),))
    >>> pair, = compare(old, new).as_json()["pairs"]
    >>> pair["kind"], [(change["old"], change["new"]) for change in pair["changes"]]
    ('amended', [('close', 'open')])
    """
    if old.language != new.language:
        raise CannotCompare(
            f"{old.source} is in {_language(old)} and {new.source} in {_language(new)}: "
            "compare two texts of the same language."
        )
    for text in (old, new):
        if not _passages(text):
            raise CannotCompare(f"{text.source} holds no paragraph to compare.")
    before, after = _passages(old), _passages(new)
    return Comparison(old, new, _matched(before, after, old.language))


def _less(
    paragraphs: tuple[Paragraph, ...], others: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    return tuple(one for one in paragraphs if one not in others)


def _behind(
    alone: Sequence[Paragraph], continued: Sequence[Paragraph], text: Resolution
) -> tuple[Paragraph, ...]:
    """Those of `alone` that stand in `text` behind all that is continued."""
    place = {one.anchor: number for number, (one, _) in enumerate(_passages(text))}
    last = max((place[one.anchor] for one in continued), default=-1)
    return tuple(one for one in alone if place[one.anchor] > last)


def _anchors(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [paragraph.anchor for paragraph in paragraphs]


def _language(text: Resolution) -> str:
    return _LANGUAGES.get(text.language, text.language)


def _passages(text: Resolution) -> list[tuple[Paragraph, str]]:
    """Every paragraph of the first level with the part that it stands in."""
    return (
        [(paragraph, "preamble") for paragraph in text.preamble]
        + [(paragraph, "operative") for paragraph in text.operative]
        + [(paragraph, "annex") for annex in text.annexes for paragraph in annex.operative]
    )


def _matched(
    old: Sequence[tuple[Paragraph, str]], new: Sequence[tuple[Paragraph, str]], language: str
) -> Matched:
    found = align(
        [Passage(paragraph.anchor, part, full_text(paragraph)) for paragraph, part in old],
        [Passage(paragraph.anchor, part, full_text(paragraph)) for paragraph, part in new],
        language,
    )
    before, after = [paragraph for paragraph, _ in old], [paragraph for paragraph, _ in new]
    return Matched(
        tuple(_pair(group, before, after, language) for group in found.groups),
        tuple(after[place] for place in found.added),
        tuple(before[place] for place in found.dropped),
    )


def full_text(paragraph: Paragraph) -> str:
    """A paragraph and its sub-paragraphs, one a line, without their letters.

    >>> full_text(Paragraph("OP1", "Asks:", children=(Paragraph("OP1(a)", "for bread;"),)))
    'Asks:\\nfor bread;'
    """
    return "\n".join([paragraph.text, *(full_text(child) for child in paragraph.children)])


def _pair(group: Group, old: Sequence[Paragraph], new: Sequence[Paragraph], language: str) -> Pair:
    before, after = tuple(old[i] for i in group.old), tuple(new[j] for j in group.new)
    old_text = "\n".join(full_text(paragraph) for paragraph in before)
    new_text = "\n".join(full_text(paragraph) for paragraph in after)
    kind = group.shape
    if kind == "pair":
        same = same_wording(old_text, new_text, language)
        kind = "moved" if group.moved else "same" if same else "amended"
    return Pair(
        kind,
        before,
        after,
        old_text,
        new_text,
        word_changes(old_text, new_text, language),
        clause_changes(before, after, language),
        _children(before, after, language),
    )


def _children(
    before: Sequence[Paragraph], after: Sequence[Paragraph], language: str
) -> Matched | None:
    """The sub-paragraphs of a one-to-one pair, matched in their turn."""
    if len(before) != 1 or len(after) != 1:
        return None
    old = [(child, "sub-paragraph") for child in before[0].children]
    new = [(child, "sub-paragraph") for child in after[0].children]
    return _matched(old, new, language) if old or new else None


def _change(change: WordChange) -> dict[str, Any]:
    return {
        "op": change.op,
        "old": change.old,
        "new": change.new,
        "old_at": list(change.old_at),
        "new_at": list(change.new_at),
    }


def _name(text: Resolution) -> dict[str, Any]:
    return {
        "source": text.source,
        "symbol": text.symbol,
        "number": text.number,
        "title": text.title,
        "language": text.language,
        "adopted": text.adopted.isoformat() if text.adopted else None,
        "warnings": [asdict(warning) for warning in text.warnings],
    }
