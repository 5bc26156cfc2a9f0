"""The bar of every page, whose rarer links fold away for a person who is shown many."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page


def press_in_bar(page: Page, name: str, role: Literal["link", "button"] = "link") -> None:
    """Press what the bar calls so, opening the menu that holds it."""
    wanted = page.locator(".bar").get_by_role(role, name=name, exact=True, include_hidden=True)
    within = page.get_by_role(role, name=name, exact=True, include_hidden=True)
    menu = page.locator(".bar details", has=within)
    if menu.count() and not wanted.is_visible():
        menu.locator("summary").click()
    wanted.click()
