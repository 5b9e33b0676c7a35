// Softmax under the reader's hand: sliders, and the figure that the module draws of them.
(() => {
  "use strict";
  const hand = document.getElementById("softmax-hand");
  if (!hand) return;
  const list = hand.querySelector(".scores"), template = hand.querySelector("template").content;
  const temperature = hand.querySelector("[data-temperature]"), box = hand.querySelector(".picture");
  const picture = labPicture(box);
  const [fewer, more] = ["fewer", "more"].map((name) => hand.querySelector(`[data-do=${name}]`));
  const scores = () => Array.from(list.querySelectorAll("input"));
  let isFresh = true, isBusy = false, isStale = false, width = 0;

  const draw = async () => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isStale) {
        isStale = false;
        for (const input of [...scores(), temperature]) {
          input.nextElementSibling.textContent = Number(input.value).toFixed(1);
        }
        const room = Math.max(280, Math.min(620, 20 * Math.floor(box.clientWidth / 20)));
        if (room !== width) [width, isFresh] = [room, true];
        const text = `${scores().map(({ value }) => value).join(",")};${temperature.value}`;
        const answer = await labModule.ask("hand", { text, width, fresh: isFresh });
        picture.show(answer.text);
        isFresh = false;
      }
    } finally {
      isBusy = false;
    }
  };
  const add = (value) => {
    const row = template.firstElementChild.cloneNode(true), input = row.querySelector("input");
    const label = row.querySelector("span");
    label.textContent = label.textContent.replace("{n}", scores().length + 1);
    input.value = value;
    list.append(row);
  };
  const count = () => {
    fewer.disabled = scores().length <= 3;
    more.disabled = scores().length >= 12;
    isFresh = true;
    draw();
  };
  fewer.addEventListener("click", () => { list.lastElementChild.remove(); count(); });
  more.addEventListener("click", () => { add(0); count(); });
  hand.addEventListener("input", draw);
  for (const kind of ["resize", "labstart"]) addEventListener(kind, () => { if (width) draw(); });

  const near = new IntersectionObserver(async (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    try {
      await labModule.start();
    } catch {
      hand.hidden = true;
      return;
    }
    for (const value of [2, 1, 0]) add(value);
    count();
  }, { rootMargin: "600px" });
  near.observe(hand);
})();
