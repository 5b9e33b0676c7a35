// The plane for the reader's own points. Which points there are is a text that the module makes.
const labPoints = (lab, events) => {
  "use strict";
  const pad = lab.querySelector(".pad"), plane = pad.querySelector(".plane");
  const points = pad.querySelector("[data-key=points]"), group = pad.querySelector("select");
  const dataset = lab.querySelector("[data-key=dataset]");
  const picture = labPicture(plane);
  const reach = Number(plane.dataset.reach), away = "away";
  let x = 0, y = 0, isFresh = true, queue = Promise.resolve();

  // One after the other: each begins with the points that the one before it left.
  const act = (action) => {
    queue = queue.catch(() => {}).then(async () => {
      const { text } = await labModule.ask("pad", {
        text: points.value, action, x, y, group: Number(group.value) || 0, fresh: isFresh,
      });
      const end = text.indexOf("\n"), found = text.slice(0, end);
      picture.show(text.slice(end + 1));
      isFresh = false;
      if (found === points.value) return;
      points.value = found;
      events.change();
    });
    return queue;
  };
  const put = () => act(group.value === away ? 2 : 1);
  const go = (toX, toY) => {
    x = Math.max(-reach, Math.min(reach, toX));
    y = Math.max(-reach, Math.min(reach, toY));
  };

  plane.addEventListener("click", ({ clientX, clientY }) => {
    const { left, top, width, height } = plane.getBoundingClientRect();
    const cells = 2 * reach + 1;
    go(Math.floor((clientX - left) / width * cells) - reach,
      reach - Math.floor((clientY - top) / height * cells));
    put();
  });
  plane.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const size = event.shiftKey ? 5 : 1;
    if (way) {
      go(x + size * way[0], y + size * way[1]);
      act(0);
    } else if (event.key === "Enter" || event.key === " ") put();
    else if (event.key === "Delete" || event.key === "Backspace") act(2);
    else if (/^[1-4]$/.test(event.key)) group.value = Number(event.key) - 1;
    else return;
    event.preventDefault();
  });
  labOn(pad, "[data-do=undo]", "click", () => act(3));
  labOn(pad, "[data-do=clear]", "click", () => {
    points.value = "";
    events.change();
    act(0);
  });
  labOn(pad, "[data-do=points]", "click", async () => {
    const { text } = await labModule.ask("pointsFile", { text: points.value });
    labDownload("drawn.csv", text, "text/csv");
  });

  return {
    // There while the points are what is learnt.
    show: () => {
      pad.hidden = dataset.value !== plane.dataset.dataset;
      if (!pad.hidden) act(0);
    },
  };
};
