// Forms and links that change the page in place: the same request as without scripts, the same page
// as the answer, and of that page only the parts marked `data-live` (each with an id) are put in
// the place of those that stand here. What somebody typed into other forms stays.
//
//   <form method="post" … data-swap>      <a href="…" data-swap>
//
// When anything goes wrong the browser does what it would have done without this file.

/** Forms and fields that were changed and not yet sent, by the place where they stand. */
function typed(except) {
  const found = [];
  for (const form of document.querySelectorAll("[data-live] form")) {
    if (form === except) continue;
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "file") continue;
      const changed = field.matches("input[type=checkbox], input[type=radio]")
        ? field.checked !== field.defaultChecked
        : field.matches("select")
          ? [...field.options].some((option) => option.selected !== option.defaultSelected)
          : field.value !== field.defaultValue;
      if (changed) found.push({ form: form.id, name: field.name, value: field.value, checked: field.checked });
    }
  }
  return found.filter((one) => one.form);
}

function putBack(found) {
  for (const { form, name, value, checked } of found) {
    const fields = document.getElementById(form)?.elements.namedItem(name);
    if (!fields) continue;
    const all = fields instanceof RadioNodeList ? [...fields] : [fields];
    for (const field of all) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === value) field.checked = checked;
      } else {
        field.value = value;
      }
    }
    (all[0].closest("details") ?? {}).open = true;
  }
}

/** Whether the parts of `page` that are alive could be put in here. */
function put(page) {
  const parts = [...document.querySelectorAll("[data-live][id]")];
  const fresh = parts.map((part) => page.getElementById(part.id));
  if (parts.length === 0 || fresh.some((part) => !part)) return false;
  parts.forEach((part, place) => part.replaceWith(document.importNode(fresh[place], true)));
  document.title = page.title;
  return true;
}

/** Where the reader is: what has the focus, or the row it stands in. */
function place() {
  const focus = document.activeElement;
  const row = focus?.closest("[data-row]") ?? document.querySelector("[data-row][data-current]");
  return { focus: focus?.id, row: row?.id, next: nextOf(row)?.id, top: window.scrollY };
}

function nextOf(row) {
  const all = [...document.querySelectorAll("[data-row]")];
  return all[all.indexOf(row) + 1];
}

function comeBack({ focus, row, next, top }) {
  window.scrollTo({ top, behavior: "instant" });
  const go = document.querySelector("[data-live][data-go]")?.dataset.go;
  // Where the page says to go on; else where one was; a row that is gone leaves its place to the next.
  const to = [go, focus, row, next].map((id) => id && document.getElementById(id)).find(Boolean);
  to?.focus({ preventScroll: true });
  (to?.closest("[data-row]") ?? to)?.scrollIntoView({ block: "nearest" });
}

/** Asks for a page and puts its living parts in. */
export async function swap(address, options = {}, form = null) {
  const here = place();
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { ...options, credentials: "same-origin", redirect: "follow" });
    const kind = answer.headers.get("content-type") ?? "";
    const kept = typed(answer.ok ? form : null);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!kind.startsWith("text/html") || !put(page)) return false;
    putBack(kept);
    comeBack(here);
    const shown = new URL(answer.url);
    if (answer.ok && shown.origin === location.origin) history.replaceState(null, "", shown);
    document.dispatchEvent(new CustomEvent("actum:swapped", { detail: here }));
    return true;
  } finally {
    document.documentElement.removeAttribute("aria-busy");
  }
}

async function sent(event) {
  const form = event.target;
  if (!form.matches?.("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  // A second press of an impatient hand asks for nothing new.
  if (document.documentElement.hasAttribute("aria-busy")) return;
  const fields = new FormData(form, event.submitter ?? undefined);
  const get = form.method === "get";
  // A button without an address of its own would name that of the page.
  const button = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : null;
  const address = new URL(button ?? form.action);
  const urlencoded = new URLSearchParams([...fields].filter(([, value]) => typeof value === "string"));
  if (get) address.search = urlencoded;
  const body = form.enctype === "multipart/form-data" ? fields : urlencoded;
  try {
    if (await swap(address, get ? {} : { method: "POST", body }, form)) return;
    location.assign(get ? address : location.href);
  } catch {
    // The server could not be asked: the browser tries, and tells the reader itself.
    if (event.submitter?.name) {
      const chosen = document.createElement("input");
      Object.assign(chosen, { type: "hidden", name: event.submitter.name, value: event.submitter.value });
      form.append(chosen);
    }
    form.submit();
  }
}

async function followed(event) {
  const link = event.target.closest?.("a[data-swap]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  try {
    if (await swap(link.href)) return;
  } catch {
    // As below.
  }
  location.assign(link.href);
}

/** Listens to forms and links. */
export function startSwapping() {
  document.addEventListener("submit", sent);
  document.addEventListener("click", followed);
}
