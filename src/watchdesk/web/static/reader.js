// The reader: words and claims light each other up; keys move, accept, correct and reject.
"use strict";

const cards = () => [...document.querySelectorAll("li.claim")];
const current = () => document.activeElement?.closest("li.claim") || document.querySelector("li.claim.lit");

function light(ids) {
  for (const mark of document.querySelectorAll("article.text mark"))
    mark.classList.toggle("lit", mark.dataset.claims.split(" ").some((id) => ids.includes(id)));
  for (const card of cards()) card.classList.toggle("lit", ids.includes(card.id));
}

function showWords(card) {
  const mark = document.querySelector(`article.text mark[data-claims~="${CSS.escape(card.id)}"]`);
  mark?.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const all = cards();
  if (!all.length) return;
  const at = all.indexOf(current());
  const there = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
  there.focus();
  there.scrollIntoView({ block: "nearest" });
}

function act(key) {
  const card = current() || cards()[0];
  const control = card?.querySelector(`[data-do="${key}"]`);
  if (!control) return;
  control.click();
  if (key === "c") card.querySelector("details.correct [name=field]").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, textarea, select")) return;
  const keys = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    a: () => act("a"), x: () => act("x"), c: () => act("c"),
    n: () => document.getElementById("next")?.click(),
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("li.claim");
  if (card) { light([card.id]); showWords(card); }
});
document.addEventListener("mouseover", (event) => {
  const mark = event.target.closest("article.text mark");
  const card = event.target.closest("li.claim");
  if (mark) light(mark.dataset.claims.split(" "));
  else if (card) light([card.id]);
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("article.text mark");
  if (mark) document.getElementById(mark.dataset.claims.split(" ")[0])?.focus();
});
document.addEventListener("change", (event) => {
  if (event.target.name !== "field") return;
  const chosen = event.target.selectedOptions[0];
  const value = event.target.form.elements.value;
  value.value = chosen.dataset.now;
  value.placeholder = chosen.dataset.form;
});

(document.getElementById(location.hash.slice(1)) || document.querySelector("li.claim.unsure") || cards()[0])?.focus({ preventScroll: !location.hash });
