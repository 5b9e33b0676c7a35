// Shows what a term means where it is read and the numbers of a point where it is drawn, and answers a
// prediction. Without it, terms are links to the glossary and answers unfold by hand.
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  const card = document.getElementById("definition");
  let term = null, timer = 0, pointer = "";
  const termOf = (event) => event.target.closest?.("a.term, [data-point]");
  const hide = () => { clearTimeout(timer); card.hidePopover(); };
  const later = (action, delay) => { clearTimeout(timer); timer = setTimeout(action, delay); };

  // Under the line on which the term is read, or above it where there is no room.
  const place = (point) => {
    const lines = Array.from(term.getClientRects());
    const line = lines.find(({ top, bottom }) => point && top <= point.clientY + 1
      && bottom >= point.clientY - 1) || lines[0];
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
    const below = line.bottom + 6;
    const top = below + height > innerHeight && line.top - 6 > height
      ? line.top - 6 - height : below;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };
  const definition = (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return undefined;
    const text = entry.querySelector("dd").cloneNode(true);
    for (const inner of all("a", text)) inner.replaceWith(inner.textContent);
    return [entry.querySelector("dt").textContent, text.childNodes];
  };
  const numbers = (point) => {
    const [name, sentence] = point.closest("figure")?.tellPoint?.(point.dataset.point) ?? [];
    return name && [name, [sentence]];
  };
  const show = (link, point) => {
    clearTimeout(timer);
    if (term === link && card.matches(":popover-open")) return;
    const told = link.matches("a") ? definition(link) : numbers(link);
    if (!told) return;
    const title = document.createElement("strong");
    title.textContent = told[0];
    card.replaceChildren(title, " ", ...told[1]);
    hide();
    term = link;
    term.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place(point);
  };

  if ("popover" in card) {
    card.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && !card.matches(":popover-open")) {
        for (const link of all("[aria-describedby='definition']")) link.removeAttribute("aria-describedby");
      }
    });
    addEventListener("pointerdown", (event) => { pointer = event.pointerType; }, true);
    addEventListener("pointerover", (event) => {
      const link = termOf(event);
      if (event.pointerType !== "mouse") return;
      if (link) later(() => show(link, event), 180);
      else if (card.contains(event.target)) clearTimeout(timer);
      else if (!term?.matches(":focus-visible")) later(hide, 250);
    });
    addEventListener("focusin", (event) => {
      const link = termOf(event);
      if (link?.matches(":focus-visible")) show(link);
    });
    addEventListener("focusout", (event) => { if (termOf(event)) hide(); });
    // A finger cannot hover: it reads here, and does not travel.
    addEventListener("click", (event) => {
      const link = termOf(event);
      if (!link) return;
      if (pointer === "touch" && event.detail > 0) {
        event.preventDefault();
        show(link, event);
      } else if (link.matches("a")) hide();
    });
  }

  // Choosing answers at once; moving through the choices with the arrow keys does not, Enter does.
  for (const quiz of all(".quiz:has(details)")) {
    const verdict = quiz.querySelector(".verdict");
    const details = quiz.querySelector("details");
    let isPassing = false;
    const judge = () => {
      const chosen = quiz.querySelector("input:checked");
      verdict.textContent = chosen && details.open
        ? verdict.dataset[chosen.value === "right" ? "right" : "wrong"] : "";
    };
    const answer = () => { details.open = true; judge(); };
    quiz.addEventListener("keydown", ({ key, target }) => {
      isPassing = key.startsWith("Arrow");
      if (target.checked && key === "Enter") answer();
    });
    quiz.addEventListener("pointerdown", () => { isPassing = false; });
    quiz.addEventListener("click", ({ target }) => {
      if (!target.checked) return;
      if (isPassing) judge(); else answer();
    });
    details.addEventListener("toggle", judge);
  }
})();
