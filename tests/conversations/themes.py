"""What people type where buttons stand: options to pick from, and any text at all."""

from hypothesis import strategies as st

THEMES = [
    ("raad", "Omgang met de raad"),
    ("media", "Media en beeldvorming"),
    ("druk", "Druk en balans"),
    ("oud", "Oud-wethouder"),
    ("half", "30 minuten"),
    ("heel", "60 minuten"),
    ("anders", "Iets anders, namelijk"),
]
KEYS = {key for key, _ in THEMES}

WORDS = ["1", "2", "7", "30", "raad", "media", "druk", "en", "balans", "geen", "nee", ",", ".", "é"]

ANYTHING = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
)
