// What every page does: keys, colours, the reader's own zone, and the token that changes carry.
"use strict";

const THEMES = { "": "as the system", light: "light", dark: "dark" };

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  if (theme) localStorage.setItem("theme", theme);
  else localStorage.removeItem("theme");
  document.getElementById("theme").setAttribute("aria-label", `Colours: ${THEMES[theme]}`);
  say(`Colours: ${THEMES[theme]}`);
}

function nextTheme() {
  const all = Object.keys(THEMES);
  setTheme(all[(all.indexOf(document.documentElement.dataset.theme || "") + 1) % all.length]);
}

function say(words) {
  document.getElementById("said").textContent = words;
}

function showOwnTimes(root) {
  for (const time of root.querySelectorAll("time.instant:not([data-own])")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.valueOf())) continue;
    const two = (number) => String(number).padStart(2, "0");
    time.dataset.own = "";
    time.textContent = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  }
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}

let going = 0;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  if (Date.now() - going < 1500) {
    going = 0;
    const place = document.querySelector(`nav.places a[data-key="${CSS.escape(event.key)}"]`);
    if (place) { event.preventDefault(); place.click(); }
    return;
  }
  const keys = {
    "?": () => toggleHelp(),
    "/": () => document.querySelector("form.find input")?.focus(),
    t: () => nextTheme(),
    g: () => { going = Date.now(); },
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
}

function toggleHelp() {
  const help = document.getElementById("keys");
  if (help.open) help.close(); else help.showModal();
}

document.addEventListener("keydown", onKey);
document.getElementById("theme").addEventListener("click", nextTheme);
document.getElementById("help").addEventListener("click", toggleHelp);
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["x-csrf-token"] = document.querySelector("meta[name=csrf]").content;
});
document.addEventListener("htmx:afterSettle", (event) => showOwnTimes(event.target));
document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  say(page.querySelector("main p")?.textContent || "That did not work; load the page again.");
});
document.addEventListener("htmx:sendError", () => say("The desk does not answer. Is `watchdesk serve` still running?"));
showOwnTimes(document);
if (matchMedia("(max-width: 900px)").matches) {
  document.querySelector("nav.places details")?.removeAttribute("open");
}
