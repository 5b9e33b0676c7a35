// The program's module, which runs beside the page: questions to it, and pictures from it.
const labModule = (() => {
  "use strict";
  const one = (id) => document.getElementById(id);
  const waiting = new Map();
  let worker, asked = 0, starting, hasStarted = false, broken = () => {}, counted = () => {};

  const send = (kind, values = {}, moved = []) => new Promise((answer, refuse) => {
    if (!worker) throw new Error("the module is not running");
    asked += 1;
    waiting.set(asked, { answer, refuse });
    counted(waiting.size);
    worker.postMessage({ id: asked, kind, ...values }, moved);
  });

  // After an error nothing in the module's memory can be relied on. Who starts it hears of an error by itself.
  const stop = (error) => {
    worker?.terminate();
    worker = starting = undefined;
    for (const { refuse } of waiting.values()) refuse(error);
    waiting.clear();
    counted(0);
    if (hasStarted) broken();
    hasStarted = false;
  };

  const begin = async () => {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const script = new Blob([one("lab-worker").textContent], { type: "text/javascript" });
    const own = new Worker(URL.createObjectURL(script));
    worker = own;
    own.addEventListener("message", ({ data }) => {
      if (own !== worker) return undefined;
      if (data.error) return stop(new Error(data.error));
      waiting.get(data.id).answer(data);
      waiting.delete(data.id);
      return counted(waiting.size);
    });
    own.addEventListener("error", ({ message }) => { if (own === worker) stop(new Error(message)); });
    const text = atob(one("lab-core").textContent.trim());
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    await send("start", { packed, iris: one("lab-iris").textContent }, [packed.buffer]);
    hasStarted = true;
    dispatchEvent(new Event("labstart"));
  };

  return {
    ask: async (...question) => {
      await starting;
      return send(...question);
    },
    // Once for the whole page, when somebody needs it first, and once more after an error.
    start: () => (starting ??= begin().catch((error) => {
      stop(error);
      throw error;
    })),
    // What is told where the module fails, and how many questions are open.
    watch: (fails, counts) => { broken = fails; counted = counts; },
  };
})();

const labOn = (root, selector, kind, act) => root.querySelector(selector).addEventListener(kind, act);

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
