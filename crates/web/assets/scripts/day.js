// A slider beside a field for a day: the same form, quicker to go to and fro with.

const DAY = 24 * 60 * 60 * 1000;
const number = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY);
const written = (number) => new Date(number * DAY).toISOString().slice(0, 10);

for (const form of document.querySelectorAll("form[data-day]")) {
  const field = form.elements["as-of"];
  const [first, last] = [number(field.min), number(field.max)];
  if (!(last > first)) continue;
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: first, max: last, value: field.value ? number(field.value) : last });
  slider.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "");
  const told = () => slider.setAttribute("aria-valuetext", written(slider.value));
  told();
  // While it is drawn the field follows; the page is asked for when it is let go.
  slider.addEventListener("input", () => {
    field.value = written(slider.value);
    told();
  });
  slider.addEventListener("change", () => form.requestSubmit());
  field.addEventListener("change", () => {
    if (field.value) slider.value = number(field.value);
    told();
  });
  field.closest("label").after(slider);
}
