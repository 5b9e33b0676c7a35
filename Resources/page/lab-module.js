// The program's module, which runs beside the page: questions to it, and pictures from it.
const labModule = (() => {
  "use strict";
  const one = (id) => document.getElementById(id);
  const waiting = new Map();
  let worker, asked = 0, starting, broken = () => {}, counted = () => {};

  const ask = (kind, values = {}, moved = []) => new Promise((answer, refuse) => {
    asked += 1;
    waiting.set(asked, { answer, refuse });
    counted(waiting.size);
    worker.postMessage({ id: asked, kind, ...values }, moved);
  });

  const begin = async () => {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const script = new Blob([one("lab-worker").textContent], { type: "text/javascript" });
    worker = new Worker(URL.createObjectURL(script));
    worker.addEventListener("message", ({ data }) => {
      const { answer, refuse } = waiting.get(data.id);
      waiting.delete(data.id);
      counted(waiting.size);
      if (!data.error) return answer(data);
      broken();
      return refuse(new Error(data.error));
    });
    worker.addEventListener("error", () => broken());
    const text = atob(one("lab-core").textContent.trim());
    const packed = new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);
    const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    const core = await new Response(stream).arrayBuffer();
    return ask("start", { core, iris: one("lab-iris").textContent }, [core]);
  };

  return {
    ask,
    // Once for the whole page, when somebody needs it first.
    start: () => (starting ??= begin()),
    // What is told where the module fails, and how many questions are open.
    watch: (fails, counts) => { broken = fails; counted = counts; },
  };
})();

// Shows in a box what the module draws: a whole figure, or what is to be changed in the one that is there.
const labPicture = (box) => {
  "use strict";
  let elements = [];
  return {
    show: (text) => {
      const kind = text[0];
      if (kind === "F") {
        box.innerHTML = text.slice(1);
        const svg = box.firstElementChild;
        elements = [svg, ...svg.querySelectorAll("*")];
      } else if (kind === "P" && text.length > 1) {
        for (const change of text.slice(1).split("\u001e")) {
          const [number, attribute, value] = change.split("\u001f");
          const element = elements[number];
          if (attribute === "#text") element.textContent = value;
          else element.setAttribute(attribute, value);
        }
      } else if (kind === "!") {
        box.textContent = text.slice(1);
        elements = [];
      }
    },
  };
};

const labDownload = (name, text, type) => {
  "use strict";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
