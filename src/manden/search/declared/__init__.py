"""What is searched: one file for each room that has something to be found."""

from manden.search.declaration import Searched
from manden.search.declared import actors, commitments, developments, texts

SEARCHED: dict[str, Searched] = {
    one.kind: one
    for one in (
        texts.PROVISIONS,
        commitments.COMMITMENTS,
        developments.DEVELOPMENTS,
        actors.ACTORS,
        texts.THEMES,
        texts.INSTRUMENTS,
    )
}
