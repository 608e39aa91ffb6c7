"""A real Chromium, for the tests that look at pages as people do."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pytest
from playwright.async_api import Browser, async_playwright, expect

CHROMIUM: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NEEDS_CHROMIUM: Final = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"),
        reason="no Chromium on this machine; REQUIRE_BROWSER=1 makes that a failure",
    ),
]

PATIENCE: Final = 60_000
"""Milliseconds after which what does not come is missing, however busy the machine is."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser, which fetches nothing of its own accord."""
    assert CHROMIUM, "REQUIRE_BROWSER is set, but there is no Chromium"
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            timeout=PATIENCE,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        await browser.close()
