"""How much of a page jumps while it loads: its layout shift on a phone and a slow line."""

from playwright.sync_api import Browser

_OBSERVE = """(() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    const own = list.getEntries().filter((one) => !one.hadRecentInput);
    window.shifts.push(...own.map(({ value }) => value));
  }).observe({ type: "layout-shift", buffered: true });
})()"""
_SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Milliseconds and bytes a second, as Lighthouse has them."""
_SLOWER = 4
"""How many times slower than this computer the processor of the phone is."""
MOST = 0.05
"""The largest shift of a page: half of what Core Web Vitals call good."""


def layout_shift(chromium: Browser, address: str) -> float:
    """Open a page for the first time on a phone, and return the sum of its layout shifts."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.add_init_script(_OBSERVE)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # a shift is told a frame after it
    shifts: list[float] = page.evaluate("window.shifts")
    context.close()
    return sum(shifts)
