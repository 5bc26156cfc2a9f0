"""A choice among hundreds is drawn as Django draws it, only faster."""

from html.parser import HTMLParser

from django import forms

from manden.ui.widgets import OneOfMany

CHOICES = [("", "---"), (1, "Awa <Traoré> & co"), (2, 'dite "la doyenne"')]


class Drawn(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.parts.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.parts.extend([data.strip()] if data.strip() else [])


def _drawn(widget, value):
    class Form(forms.Form):
        person = forms.ChoiceField(choices=CHOICES, widget=widget, help_text="Qui")

    return Drawn(str(Form(value, auto_id="task_%s")["person"])).parts


def test_the_same_list_as_that_of_django():
    for value in (None, {"person": "2"}, {"person": ""}, {"person": "9"}):
        assert _drawn(OneOfMany, value) == _drawn(forms.Select, value)


def test_a_name_is_escaped():
    drawn = OneOfMany(choices=CHOICES).render("person", 1)

    assert "Awa &lt;Traoré&gt; &amp; co" in drawn and "selected" in drawn
