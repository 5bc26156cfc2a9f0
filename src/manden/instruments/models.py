"""The text: instruments, provisions in each language, what they cite, when bodies meet."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.ui.bilingual import in_language


class CouncilSession(models.Model):
    """A session of a body; a deadline "at its sixty-first session" is read from this table."""

    body = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField()
    opens = models.DateField()
    closes = models.DateField()
    precision = models.CharField(max_length=5, default="day")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["body", "number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="one_session_per_number"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="opens_then_closes"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"


class Theme(models.Model):
    code = models.SlugField(max_length=60, unique=True)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return in_language(self, "name")


class Instrument(models.Model):
    """A resolution, a report, a UPR outcome, a treaty: whatever holds provisions."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution"
        DECISION = "decision"
        STATEMENT = "statement"
        REPORT = "report"
        TREATY = "treaty"

    symbol = models.CharField(max_length=80, unique=True)
    number = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    body = models.CharField(max_length=10, default="other")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.RESOLUTION)
    title_fr = models.CharField(max_length=600, blank=True)
    title_en = models.CharField(max_length=600, blank=True)
    session_number = models.PositiveSmallIntegerField(null=True, blank=True)
    agenda_item = models.CharField(max_length=20, blank=True)
    adopted = models.DateField(null=True, blank=True)
    distributed = models.DateField(null=True, blank=True)
    original_language = models.CharField(max_length=2, blank=True)
    meeting = models.PositiveIntegerField(null=True, blank=True)
    vote_mode = models.CharField(max_length=20, default="unknown")
    pack = models.CharField(max_length=60, blank=True)
    previous_symbol = models.CharField(max_length=80, blank=True)
    mandate_term = models.CharField(max_length=12, blank=True)
    mandate_start = models.DateField(null=True, blank=True)
    mandate_holder = models.CharField(max_length=120, blank=True)  # code of the actor who reports
    report_session = models.PositiveSmallIntegerField(null=True, blank=True)
    dialogue_session = models.PositiveSmallIntegerField(null=True, blank=True)
    report_weeks_before = models.PositiveSmallIntegerField(default=10)
    is_current = models.BooleanField(default=False)

    class Meta:
        ordering = ["-adopted", "symbol"]

    def __str__(self) -> str:
        return self.symbol

    @property
    def title(self) -> str:
        return in_language(self, "title")


class InstalledPack(models.Model):
    """A mandate pack: its files as they came and as people keep them; the digest is of the first."""

    class Origin(models.TextChoices):
        RELEASE = "release"
        IMPORTED = "imported"

    slug = models.SlugField(max_length=60, unique=True)
    name_fr = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.RELEASE)
    digest = models.CharField(max_length=64)
    as_came = models.JSONField(default=dict)  # the text of each file by its name
    as_kept = models.JSONField(default=dict)
    installed_at = models.DateTimeField()
    installed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return in_language(self, "name") or self.slug


class PackEdition(models.Model):
    """What a person changed in a pack, from what to what, and why; never overwritten."""

    pack = models.ForeignKey(InstalledPack, models.CASCADE, related_name="editions")
    file = models.CharField(max_length=12)
    entry = models.CharField(max_length=60)  # OP3, OP3.1, a code, the number of a session
    field = models.CharField(max_length=20)  # gist.fr, name.en, opens, deadlines
    before = models.JSONField(null=True)  # null: the entry had no such field
    after = models.JSONField(null=True)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="an_edition_says_why")]


class Capability(models.Model):
    """One of the answers of Manden to the text, S1 to S17, and the paragraphs it serves."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="capabilities")
    code = models.CharField(max_length=4)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    description_fr = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="one_capability_per_code")
        ]

    def __str__(self) -> str:
        return in_language(self, "name")


class Provision(models.Model):
    """A paragraph of an instrument, under its anchor; the gist is ours, the words are official."""

    class Kind(models.TextChoices):
        PREAMBULAR = "preambular"
        OPERATIVE = "operative"

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="provisions")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    anchor = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind)
    number = models.CharField(max_length=20, blank=True)
    number_inferred = models.BooleanField(default=False)
    order = models.PositiveIntegerField()
    gist_fr = models.TextField(blank=True)
    gist_en = models.TextField(blank=True)
    themes = models.ManyToManyField(Theme, related_name="provisions", blank=True)
    capabilities = models.ManyToManyField(Capability, related_name="provisions", blank=True)

    class Meta:
        ordering = ["instrument", "order"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "anchor"], name="one_anchor_per_text")
        ]

    def __str__(self) -> str:
        return f"{self.instrument.symbol} {self.anchor}"

    @property
    def gist(self) -> str:
        return in_language(self, "gist")


class WithoutFiles(models.Manager):
    """Rows without their file: it is fetched when it is asked for, not with every page."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().defer("content")


class TextSource(models.Model):
    """An official text as a file that a user gave: what was read, when, from which bytes."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="sources")
    language = models.CharField(max_length=2)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reading = models.JSONField()
    content = models.BinaryField(null=True)  # the file, kept since the desk can read it again
    reader = models.CharField(max_length=20, blank=True)  # the release that read it

    objects = WithoutFiles()

    class Meta:
        ordering = ["instrument", "language"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "language"], name="one_text_per_language")
        ]


class EarlierReading(models.Model):
    """What the machine made of a text before it was read again; never overwritten."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="earlier_readings")
    language = models.CharField(max_length=2)
    sha256 = models.CharField(max_length=64)
    reading = models.JSONField()
    reader = models.CharField(max_length=20, blank=True)
    read_at = models.DateTimeField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]


class AwaitedUpload(models.Model):
    """A file that was read and waits to be confirmed; its bytes go as soon as it is settled."""

    class Kind(models.TextChoices):
        PACK = "pack"
        TEXT = "text"

    kind = models.CharField(max_length=4, choices=Kind)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    told = models.JSONField(default=dict)  # what was read in it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=80, blank=True)  # slug of what it became

    objects = WithoutFiles()

    class Meta:
        ordering = ["-pk"]


class ProvisionText(models.Model):
    """The official words of a provision in one language."""

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="texts")
    source = models.ForeignKey(TextSource, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    heading = models.TextField(blank=True)
    opening = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provision", "language"], name="one_wording_a_language")
        ]


class Citation(models.Model):
    """What a provision cites, as printed and as normalised."""

    source = models.ForeignKey(TextSource, models.CASCADE, related_name="citations")
    anchor = models.CharField(max_length=40)
    text = models.CharField(max_length=500)
    kind = models.CharField(max_length=12)
    symbol = models.CharField(max_length=80, blank=True, db_index=True)
    date = models.DateField(null=True, blank=True)
