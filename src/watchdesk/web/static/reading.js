// How far the reading is, as the desk tells it.
"use strict";

const steps = document.getElementById("steps");
const stream = new EventSource(steps.dataset.events);
let shown = Number(steps.dataset.told);

function line(step) {
  const item = document.createElement("li");
  const words = document.createElement("bdi");
  words.dir = "auto";
  if (step.document) {
    const link = document.createElement("a");
    link.href = `/reader/${step.document}`;
    words.textContent = step.name;
    link.append(words);
    item.append(link, ` ${step.words}`);
  } else {
    const chip = document.createElement("span");
    chip.className = "chip bad";
    chip.textContent = "not read";
    words.textContent = step.words;
    item.append(chip, " ", words);
  }
  return item;
}

stream.addEventListener("step", (event) => {
  const step = JSON.parse(event.data);
  if (step.number <= shown) return;
  shown = step.number;
  steps.append(line(step));
  document.getElementById("progress").value = shown;
});
stream.addEventListener("now", (event) => {
  const now = JSON.parse(event.data);
  document.getElementById("now").textContent = now.reading ? `${now.number + 1} of ${now.of}: ${now.reading}` : "Waiting for an earlier upload…";
});
stream.addEventListener("done", () => {
  document.getElementById("now").textContent = "All read.";
  stream.close();
});
