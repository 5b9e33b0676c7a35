// Goes from screen to screen by the keys that a presenter's remote control sends, too. Without it the
// screens are one long page.
(() => {
  "use strict";
  const screens = Array.from(document.querySelectorAll("[data-screen]"));
  const slack = 6;

  // The screen that fills most of the window.
  const current = () => {
    const middle = innerHeight / 2;
    const index = screens.findLastIndex((one) => one.getBoundingClientRect().top <= middle);
    return Math.max(0, index);
  };
  const go = (index) => {
    const screen = screens[Math.max(0, Math.min(screens.length - 1, index))];
    screen.scrollIntoView({ behavior: "instant", block: "start" });
    screen.focus({ preventScroll: true });
    const chapter = screen.closest("[data-chapter]");
    chapter.dataset.place = screen.id;
    chapter.dispatchEvent(new Event("moment", { bubbles: true }));
  };
  // What does not fit the window is scrolled to its end before the next screen comes.
  const move = (by) => {
    const index = current();
    const { top, bottom } = screens[index].getBoundingClientRect();
    const rest = by > 0 ? bottom - innerHeight : -top;
    const page = 0.8 * innerHeight;
    if (rest > slack) scrollBy({ top: by * Math.min(rest, page), behavior: "instant" });
    else go(index + by);
  };

  // After scrolling by hand, too, the address names the screen.
  addEventListener("scrollend", () => {
    const screen = screens[current()];
    screen.closest("[data-chapter]").dataset.place = screen.id;
  });

  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  };
  // A control keeps the keys that it needs; a presenter's keys always go on.
  const isTaken = ({ key, target }) => {
    if (target.closest("select, textarea, [popover], input:not([type=range], [type=radio])")) return true;
    if (key.startsWith("Page")) return false;
    if (target.closest("input")) return true;
    if (key === " ") return !!target.closest("button, summary, a");
    const scrolls = target.scrollWidth > target.clientWidth && target.matches("[tabindex='0']");
    return scrolls && (key === "ArrowLeft" || key === "ArrowRight");
  };
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTaken(event)) return;
    if (event.key in keys) move(event.key === " " && event.shiftKey ? -1 : keys[event.key]);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(screens.length - 1);
    else return;
    event.preventDefault();
  });
})();
