// Tells about one point of a figure: its formula with the numbers of the step that is shown. For the
// keyboard in a list; pointing at it is in reading.js, which asks here.
(() => {
  "use strict";
  const filled = (text, values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  for (const block of document.querySelectorAll("script[data-points-of]")) {
    const figure = document.getElementById(block.dataset.pointsOf);
    const chapter = figure.closest("[data-chapter]");
    const choice = figure.querySelector("select[data-points]");
    const output = figure.querySelector(".points output");
    const circles = (point) => figure.querySelectorAll(`[data-point="${point}"]`);
    let points;
    const sentence = (point) => {
      points ??= JSON.parse(block.textContent);
      const [text, numbers] = points.points[point];
      let frame = Math.min(Number(chapter.dataset.frame ?? points.rest), numbers.length - 1);
      while (numbers[frame] === 0) frame -= 1;
      return filled(text, numbers[frame]);
    };
    figure.tellPoint = (point) => [choice.options[Number(point) + 1].text, sentence(point)];
    const show = () => { output.textContent = choice.value ? sentence(choice.value) : ""; };
    choice.addEventListener("change", () => {
      for (const one of figure.querySelectorAll("[data-chosen]")) one.removeAttribute("data-chosen");
      if (choice.value) for (const one of circles(choice.value)) one.setAttribute("data-chosen", "");
      show();
    });
    chapter.addEventListener("frame", show);
  }
})();
