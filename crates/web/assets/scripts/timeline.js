// What a mark of the timeline says to a screen reader it says as a tooltip, too, once it is pointed
// at. The words are in the page only once.

document.querySelector(".timeline")?.addEventListener("pointerover", (event) => {
  const mark = event.target.closest?.(".lane a[aria-label]");
  if (!mark || mark.querySelector("title")) return;
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = mark.getAttribute("aria-label");
  mark.prepend(title);
});
