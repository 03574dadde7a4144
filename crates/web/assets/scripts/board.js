// The board: cards are drawn to another column, or moved there with the arrow keys while the card
// has the focus and Shift is held. Both fill in and send the form that stands on the card.

const board = document.querySelector("[data-board]");
const rightToLeft = () => getComputedStyle(board).direction === "rtl";

function form(card) {
  return card.querySelector("details.move form");
}

/** The statuses to which a card may go. */
function targets(card) {
  return [...(form(card)?.elements.to?.options ?? [])];
}

/** Sends the card to a column; where that takes a reason, opens its form at the reason. */
function move(card, status) {
  const option = targets(card).find((one) => one.value === status);
  if (!option) {
    say(board.dataset.never);
    return;
  }
  const sent = form(card);
  sent.elements.to.value = status;
  if ("reason" in option.dataset && !sent.elements.reason.value.trim()) {
    sent.closest("details").open = true;
    sent.elements.reason.focus();
    say(board.dataset.reason);
    return;
  }
  sent.requestSubmit();
}

function say(words) {
  const place = document.getElementById("board-said");
  if (place) place.textContent = words ?? "";
}

function columns() {
  return [...board.querySelectorAll("[data-status]")];
}

function start() {
  let drawn = null;
  for (const card of board.querySelectorAll("[data-card]")) {
    if (targets(card).length === 0) continue;
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      drawn = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.id);
      card.classList.add("drawn");
      const open = new Set(targets(card).map((one) => one.value));
      for (const column of columns()) column.classList.toggle("takes", open.has(column.dataset.status));
    });
    card.addEventListener("dragend", () => {
      drawn?.classList.remove("drawn");
      drawn = null;
      for (const column of columns()) column.classList.remove("takes");
    });
  }
  for (const column of columns()) {
    column.addEventListener("dragover", (event) => {
      if (drawn && column.classList.contains("takes")) event.preventDefault();
    });
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      if (drawn && drawn.closest("[data-status]") !== column) move(drawn, column.dataset.status);
    });
  }
  board.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-card]");
    if (!card || !event.shiftKey || event.target.closest("input, select, textarea")) return;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const all = columns();
    const open = new Set(targets(card).map((one) => one.value));
    const by = (event.key === "ArrowRight") !== rightToLeft() ? 1 : -1;
    // The nearest column on that side to which the card may go.
    let place = all.indexOf(card.closest("[data-status]")) + by;
    while (all[place] && !open.has(all[place].dataset.status)) place += by;
    event.preventDefault();
    if (all[place]) move(card, all[place].dataset.status);
    else say(board.dataset.never);
  });
}

if (board) start();
