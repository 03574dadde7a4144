// Single keys for a page, told by its markup alone:
//
//   data-key="a"            pressing a presses this link or button, or goes to this field
//   data-key-label="…"      what the help calls it; without it, the words of the element
//   data-row                one of a list: j goes to the next, k to the one before
//
// A key belongs to the row one is in first, then to the page. "?" shows what there is. Keys rest
// while somebody types, and can be switched off (WCAG 2.1.4); the choice is kept in the browser.

const CHOICE = "actum-keys";
const dialog = () => document.getElementById("keys");

/** Whether single keys are wanted in this browser. */
function wanted() {
  try {
    return localStorage.getItem(CHOICE) !== "off";
  } catch {
    return true; // Storage is refused: nothing was ever switched off.
  }
}

function choose(on) {
  try {
    localStorage.setItem(CHOICE, on ? "on" : "off");
  } catch {
    // It holds for this page only.
  }
  document.documentElement.dataset.keys = on ? "on" : "off";
}

/** Whether the element takes letters itself. */
function takesLetters(element) {
  if (!(element instanceof Element)) return false;
  if (element.isContentEditable || element.closest("textarea, select")) return true;
  const field = element.closest("input");
  return Boolean(field) && !["checkbox", "radio", "button", "submit", "reset"].includes(field.type);
}

/** The key as a Latin letter, whatever letters the keyboard writes. */
function letter(event) {
  const key = event.key;
  if (key.length === 1 && key.charCodeAt(0) > 127 && /^Key[A-Z]$/.test(event.code)) {
    return event.code[3].toLowerCase();
  }
  // On many non-Latin layouts the question mark stands elsewhere or has another form.
  return key === "؟" || key === "？" ? "?" : key;
}

/** What can be seen and used now. */
function usable(element) {
  return !element.disabled && element.getClientRects().length > 0;
}

function rows() {
  return [...document.querySelectorAll("[data-row]")].filter(usable);
}

/** The row that holds the focus, or held it last. */
export function currentRow() {
  const inside = document.activeElement?.closest("[data-row]");
  return inside ?? document.querySelector("[data-row][data-current]");
}

/** Makes a row the current one and goes to it. */
export function goTo(row) {
  if (!row) return;
  mark(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function mark(row) {
  for (const other of document.querySelectorAll("[data-row][data-current]")) {
    if (other !== row) delete other.dataset.current;
  }
  if ("current" in row.dataset) return;
  row.dataset.current = "";
  row.dispatchEvent(new CustomEvent("actum:row", { bubbles: true }));
}

function step(by) {
  const all = rows();
  const at = all.indexOf(currentRow());
  const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  goTo(all[Math.min(Math.max(to, 0), all.length - 1)]);
}

function bound(key) {
  const chosen = `[data-key="${CSS.escape(key)}"]`;
  const inRow = [...(currentRow()?.querySelectorAll(chosen) ?? [])];
  const onPage = [...document.querySelectorAll(chosen)].filter((one) => !one.closest("[data-row]"));
  return [...inRow, ...onPage].find(usable);
}

function press(element) {
  if (takesLetters(element)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
    // What opens asks for something: one goes on in its first field.
    const opened = element.matches("summary") && element.closest("details[open]");
    if (opened) opened.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  if (takesLetters(event.target)) {
    // From a field back to its row, so that the keys work again; what was typed stays.
    if (event.key === "Escape") currentRow()?.focus();
    return;
  }
  const key = letter(event);
  if (!wanted() && key !== "?") return;
  if (key === "?") {
    show();
  } else if ((key === "j" || key === "k") && rows().length > 0) {
    step(key === "j" ? 1 : -1);
  } else {
    const element = key.length === 1 ? bound(key) : null;
    if (!element) return;
    press(element);
  }
  event.preventDefault();
}

/** The keys that the page has now, each once, with what they do. */
function described() {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    const words = element.dataset.keyLabel || element.textContent.trim() || element.ariaLabel || "";
    if (!found.has(key)) found.set(key, words);
  }
  return found;
}

function show() {
  const box = dialog();
  if (!box || box.open) return;
  const list = box.querySelector("[data-keys-list]");
  list.querySelectorAll("[data-keys-found]").forEach((one) => one.remove());
  list.querySelectorAll("[data-keys-rows]").forEach((one) => (one.hidden = rows().length === 0));
  for (const [key, words] of described()) {
    const line = document.createElement("div");
    line.dataset.keysFound = "";
    const name = document.createElement("dt");
    name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    line.append(name, Object.assign(document.createElement("dd"), { textContent: words }));
    list.append(line);
  }
  box.querySelector("[data-keys-on]").checked = wanted();
  box.showModal();
}

/** Listens to keys. */
export function startKeys() {
  const box = dialog();
  if (!box) return;
  choose(wanted());
  box.querySelector("[data-keys-on]").addEventListener("change", (event) => choose(event.target.checked));
  for (const opener of document.querySelectorAll("[data-keys-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", show);
  }
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) mark(row);
  });
}
