// The lab's beginning: when it comes near, or the address asks for it; and another one after an error in the module.
const labStart = (lab, net) => {
  "use strict";
  const message = lab.querySelector(".lab-message"), again = lab.querySelector("[data-do=again]");
  // Instead of the lab, a sentence; without one the lab.
  const tell = (text) => {
    message.textContent = text;
    message.hidden = text === "";
    lab.querySelector(".bench").hidden = text !== "";
    again.hidden = text !== lab.dataset.broken;
  };
  const address = () => {
    if (!location.hash.startsWith("#lab=")) return "";
    const text = location.hash.slice(5);
    try { return decodeURIComponent(text); } catch { return text; }
  };
  const follow = () => net.follow(address() || lab.dataset.state);

  // The last error in the module: the address then, and whether no net had worked since the last beginning.
  let error = null, restarted = -Infinity;
  labModule.watch(() => {
    error = { hash: location.hash, isHopeless: !net.isReady || performance.now() - restarted < 3000 };
    net.lose();
    tell(lab.dataset.broken);
  }, (open) => { lab.dataset.waiting = open; });

  // What is clicked while the module is being made waits for the first net.
  let hasBegun = false;
  const start = async () => {
    if (hasBegun) return undefined;
    hasBegun = true;
    const loading = labModule.start(), following = follow();
    following.catch(() => {});
    try {
      await loading;
    } catch {
      return tell(lab.dataset.missing);
    }
    await following;
    lab.dataset.ready = "";
    return undefined;
  };
  // A link to the lab that is pasted into the open page, or a step of the history.
  addEventListener("hashchange", () => {
    if (!location.hash.startsWith("#lab=")) return;
    const { top, bottom } = lab.getBoundingClientRect();
    if (top > innerHeight || bottom < 0) lab.scrollIntoView();
    if (!hasBegun) start();
    else if (!error) follow().catch(() => {});
  });
  // Where the address leads by now; where that is where it led before, to the same net at its first step, or to
  // the standard one if that net was the error.
  again.addEventListener("click", async () => {
    const { hash, isHopeless } = error;
    tell(lab.dataset.starting);
    try {
      await labModule.start();
    } catch {
      return tell(lab.dataset.broken);
    }
    error = null;
    tell("");
    if (location.hash !== hash) await follow();
    else if (isHopeless) await net.follow(lab.dataset.state);
    else await net.repeat();
    restarted = performance.now();
    lab.dataset.ready = "";
    return net.focus();
  });

  tell("");
  if (location.hash.startsWith("#lab")) {
    lab.scrollIntoView();
    start();
  } else {
    const near = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      start();
    }, { rootMargin: "800px" });
    near.observe(lab);
  }
};
