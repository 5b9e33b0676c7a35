// The program's module, which runs beside the page: questions to it, and pictures from it.
const labModule = (() => {
  "use strict";
  const one = (id) => document.getElementById(id);
  const waiting = new Map();
  let worker, asked = 0, starting, broken = () => {}, counted = () => {};

  const ask = (kind, values = {}, moved = []) => new Promise((answer, refuse) => {
    if (!worker) throw new Error("the module is not running");
    asked += 1;
    waiting.set(asked, { answer, refuse });
    counted(waiting.size);
    worker.postMessage({ id: asked, kind, ...values }, moved);
  });

  // After an error nothing in the module's memory can be relied on.
  const stop = (stopped, error) => {
    if (stopped !== worker) return;
    worker.terminate();
    worker = starting = undefined;
    for (const { refuse } of waiting.values()) refuse(error);
    waiting.clear();
    counted(0);
    broken();
  };

  const begin = async () => {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const script = new Blob([one("lab-worker").textContent], { type: "text/javascript" });
    const own = new Worker(URL.createObjectURL(script));
    worker = own;
    own.addEventListener("message", ({ data }) => {
      if (data.error) return stop(own, new Error(data.error));
      waiting.get(data.id).answer(data);
      waiting.delete(data.id);
      return counted(waiting.size);
    });
    own.addEventListener("error", ({ message }) => stop(own, new Error(message)));
    const text = atob(one("lab-core").textContent.trim());
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return ask("start", { packed, iris: one("lab-iris").textContent }, [packed.buffer]);
  };

  return {
    ask,
    // Once for the whole page, when somebody needs it first, and once more after an error.
    start: () => (starting ??= begin()),
    // What is told where the module fails, and how many questions are open.
    watch: (fails, counts) => { broken = fails; counted = counts; },
  };
})();

// What is told instead of the lab; without a sentence there is the lab. After an error in the module, a button.
const labMessage = (lab) => {
  "use strict";
  const message = lab.querySelector(".lab-message"), again = lab.querySelector("[data-do=again]");
  const tell = (text) => {
    message.textContent = text;
    message.hidden = text === "";
    lab.querySelector(".bench").hidden = text !== "";
    again.hidden = text !== lab.dataset.broken;
  };
  labModule.watch(() => tell(lab.dataset.broken), (open) => { lab.dataset.waiting = open; });
  return tell;
};

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
