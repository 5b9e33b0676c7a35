"""The installed Chromium through Playwright: one process, no download."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"])
        try:
            yield browser
        finally:
            browser.close()


def watch(page, allowed=("file:", "data:", "blob:")):
    """A list that fills with the console errors, exceptions and outside requests of `page`."""
    problems = []
    page.on("console", lambda message: message.type == "error"
            and problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"exception: {error}"))
    page.on("request", lambda request: request.url.startswith(allowed)
            or problems.append(f"request: {request.url}"))
    return problems


def settle(page):
    """Waits until the page has drawn what the last event changed."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def opened(browser, address, **options):
    """A context with the page loaded and settled, and what `watch` finds; `options` are the context's."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    problems = watch(page)
    page.goto(address)
    if options.get("java_script_enabled", True):
        settle(page)
    return context, page, problems
