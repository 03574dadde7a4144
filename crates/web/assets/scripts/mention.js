// A name chosen from the list of whom a note may name goes where the note is being written.
// Without this the server puts it before the words.

for (const list of document.querySelectorAll("select[data-mention]")) {
  const words = list.form.elements[list.dataset.mention];
  list.addEventListener("change", () => {
    if (!list.value) return;
    const before = words.value.slice(0, words.selectionStart);
    const space = before && !/\s$/.test(before) ? " " : "";
    words.setRangeText(space + "@" + list.value + " ", words.selectionStart, words.selectionEnd, "end");
    list.value = "";
    words.focus();
  });
}
