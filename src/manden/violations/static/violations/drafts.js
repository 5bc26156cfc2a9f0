/* Keeps the draft of an entry every 20 seconds, where scripts run; the button does it elsewhere. */
const form = document.querySelector("form[data-keep]");
const told = document.querySelector("[data-kept]");
let kept = new URLSearchParams(new FormData(form)).toString();

async function keep() {
  const typed = new URLSearchParams(new FormData(form));
  if (typed.toString() === kept) return;
  const sent = typed.toString();
  typed.set("do", "draft");
  const answer = await fetch(form.action, {
    method: "POST", body: typed, headers: { "X-Kept-By": "script" }, redirect: "error",
  });
  if (answer.status !== 204) return;
  kept = sent;
  told.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
}

setInterval(() => keep().catch(() => {}), 1000 * Number(form.dataset.keep));
