// The review of a text: the words of the item one is at stand out, words selected in the text go into
// a field, others see that one is here.

import { goTo } from "./keys.js";

const HERE_EVERY = 30_000;
const bytes = new TextEncoder();

/** Lets the marks of one item stand out. */
function showWordsOf(card) {
  const id = card?.dataset.commitment;
  for (const mark of document.querySelectorAll(".mark[data-of]")) {
    mark.classList.toggle("chosen", Boolean(id) && mark.dataset.of.split(" ").includes(id));
  }
  for (const other of document.querySelectorAll(".card.chosen")) {
    if (other !== card) other.classList.remove("chosen");
  }
  card?.classList.add("chosen");
}

/** From a word to the item that it belongs to, without jumping about the page. */
function toItem(event) {
  const link = event.target.closest("a.mark[href^='#i-']");
  const selection = document.getSelection();
  if (!link || !selection?.isCollapsed || event.ctrlKey || event.metaKey) return;
  const card = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!card) return;
  event.preventDefault();
  goTo(card);
}

/** The words that are selected in the text, with the bytes where they stand; null for others. */
function taken() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  const passage = within(range.startContainer).closest("[data-start]");
  if (!passage || passage !== within(range.endContainer).closest("[data-start]")) return null;
  const before = document.createRange();
  before.selectNodeContents(passage);
  before.setEnd(range.startContainer, range.startOffset);
  // Words that a tracked change took out are shown, and are no part of the text.
  const text = (one) => {
    const copy = one.cloneContents();
    copy.querySelectorAll("del").forEach((gone) => gone.remove());
    return copy.textContent;
  };
  const words = text(range);
  const trimmed = words.trim();
  if (!trimmed) return null;
  const lead = words.slice(0, words.indexOf(trimmed));
  const start = Number(passage.dataset.start) + bytes.encode(text(before) + lead).length;
  return { words: trimmed, place: `${start}-${start + bytes.encode(trimmed).length}` };
}

function take(event) {
  const button = event.target.closest("[data-take]");
  const found = button && taken();
  if (!found) return;
  const form = button.closest("form");
  const field = form.elements.namedItem(button.dataset.take);
  const places = form.elements.namedItem(`place-${button.dataset.take}`);
  const words = found.words.replace(/\s+/g, " ");
  if ("several" in field.dataset) {
    const there = field.value.split(/[;；؛\n]/).map((one) => one.trim()).filter(Boolean);
    field.value = [...there, words].join("; ");
    places.value = `${places.value} ${there.length}:${found.place}`.trim();
  } else {
    field.value = words;
    places.value = `0:${found.place}`;
  }
  field.focus();
}

/** Shows the buttons that take words, where there is a form to take them into. */
function offer() {
  for (const button of document.querySelectorAll("[data-take][hidden]")) button.hidden = false;
}

/** Tells the server that somebody is here, and shows who else is. */
async function here() {
  const form = document.querySelector("form[data-here]");
  const shown = document.getElementById("others");
  if (!form || !shown || document.hidden) return;
  const fields = new URLSearchParams(new FormData(form));
  const card = document.querySelector("[data-row][data-current], .card.chosen");
  if (card?.dataset.item) fields.set("item", card.dataset.item);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin" });
    if (answer.ok) shown.replaceChildren(...parsed(await answer.text()));
  } catch {
    // Whoever cannot be asked now is asked again.
  }
}

function parsed(html) {
  return document.importNode(new DOMParser().parseFromString(html, "text/html").body, true).childNodes;
}

/** Goes into the first field of a form that has just been opened. */
function opened() {
  const field = document.querySelector("form.editing textarea, form.editing input[type=checkbox]");
  field?.focus({ preventScroll: true });
}

document.addEventListener("actum:row", (event) => {
  const card = event.target.closest(".card[data-commitment]");
  if (card) showWordsOf(card);
});
document.addEventListener("click", toItem);
// A button must not take the selection away before it is read.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-take]")) event.preventDefault();
});
document.addEventListener("click", take);
document.addEventListener("actum:swapped", () => {
  offer();
  opened();
});
offer();
opened();
setInterval(here, HERE_EVERY);
