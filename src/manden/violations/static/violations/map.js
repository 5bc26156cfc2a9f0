/* Moves and nears the map where scripts run: cells come as counts from this desk, never points. */
const map = document.querySelector("svg[data-cells]");
const told = document.querySelector("[data-map-told]");
const SVG = "http://www.w3.org/2000/svg";
let box = map.dataset.box.split(",").map(Number);
let zoom = Number(map.dataset.zoom);
const [wide, high] = [Number(map.dataset.wide), Number(map.dataset.high)];

function place(longitude, latitude) {
  return [(longitude - box[0]) / (box[2] - box[0]) * wide, (box[3] - latitude) / (box[3] - box[1]) * high];
}

function draw(cells) {
  const layer = map.querySelector("[data-circles]");
  const most = Math.max(1, ...cells.map((cell) => cell.incidents));
  map.querySelectorAll("[data-still]").forEach((layer) => layer.remove());
  layer.replaceChildren(...cells.map((cell) => {
    const [x, y] = place(cell.longitude, cell.latitude);
    const circle = document.createElementNS(SVG, "circle");
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${cell.incidents} · ${cell.size}°`;
    circle.append(title);
    circle.setAttribute("cx", x);
    circle.setAttribute("cy", y);
    circle.setAttribute("r", 4 + 22 * Math.sqrt(cell.incidents / most));
    circle.setAttribute("class", "cell");
    return circle;
  }));
}

async function show() {
  const asked = new URL(map.dataset.cells, location.href);
  asked.searchParams.set("box", box.map((one) => one.toFixed(2)).join(","));
  asked.searchParams.set("zoom", zoom);
  const answer = await fetch(asked, { redirect: "error" });
  if (!answer.ok) return;
  const payload = await answer.json();
  zoom = payload.zoom;
  draw(payload.cells);
  told.textContent = String(payload.cells.reduce((sum, cell) => sum + cell.incidents, 0));
}

function scaled(by) {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [w, h] = [(box[2] - box[0]) / 2 * by, (box[3] - box[1]) / 2 * by];
  box = [Math.max(-180, x - w), Math.max(-90, y - h), Math.min(180, x + w), Math.min(90, y + h)];
}

document.querySelectorAll("a[data-by]").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  scaled(Number(link.dataset.by));
  zoom = Math.max(0, Math.min(7, zoom + (Number(link.dataset.by) < 1 ? 1 : -1)));
  show().catch(() => { location.href = link.href; });
}));

let held = null;
map.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY, [...box]]; });
window.addEventListener("pointerup", (event) => {
  if (!held) return;
  const [x, y, was] = held;
  held = null;
  const drawn = map.getBoundingClientRect();
  const [dx, dy] = [(x - event.clientX) / drawn.width, (event.clientY - y) / drawn.height];
  if (Math.abs(dx) + Math.abs(dy) < 0.02) return;
  const [w, h] = [was[2] - was[0], was[3] - was[1]];
  box = [was[0] + dx * w, was[1] + dy * h, was[2] + dx * w, was[3] + dy * h];
  show().catch(() => {});
});
