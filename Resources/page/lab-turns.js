// One thing after the other, in the order in which it was asked for, also while a net is being made.
const labTurns = (lab) => {
  "use strict";
  let queue = Promise.resolve(), waiting = null;
  // Nothing moves under a button that is pressed; a press whose end is never heard of ends by itself.
  let pressed = Promise.resolve(), release = () => {};
  lab.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest("button, summary")) return;
    pressed = new Promise((done) => {
      release = () => setTimeout(done);
      setTimeout(done, 1000);
    });
  });
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => release(), true);

  return {
    // - asked: what can still be changed, as long as it waits and nothing waits behind it.
    take: (work, asked = null) => {
      waiting = asked;
      queue = queue.catch(() => {}).then(() => {
        if (waiting === asked) waiting = null;
        return work();
      });
      return queue;
    },
    get waiting() { return waiting; },
    get end() { return queue; },
    get pressed() { return pressed; },
  };
};
