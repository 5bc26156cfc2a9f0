/* Moves the map by hand where scripts run: the desk draws it again, with its grid and its degrees. */
const map = document.querySelector("svg[data-box]");
let held = null;
map.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY]; });
window.addEventListener("pointerup", (event) => {
  if (!held) return;
  const [x, y] = held;
  held = null;
  const drawn = map.getBoundingClientRect();
  const [dx, dy] = [(x - event.clientX) / drawn.width, (event.clientY - y) / drawn.height];
  if (Math.abs(dx) + Math.abs(dy) < 0.02) return;
  const box = map.dataset.box.split(",").map(Number);
  const [w, h] = [box[2] - box[0], box[3] - box[1]];
  const moved = [box[0] + dx * w, box[1] + dy * h, box[2] + dx * w, box[3] + dy * h];
  const asked = new URLSearchParams(map.dataset.asked);
  asked.set("box", moved.map((one) => one.toFixed(2)).join(","));
  asked.set("zoom", map.dataset.zoom);
  location.assign(`?${asked}#map`);
});
