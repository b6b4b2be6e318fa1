// What only a script can do: the clock that ticks, the window that loses the focus, the letters
// typed before a reload, the news of the room. Every page works without it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id), bar = document.querySelector("header.exam");
  const opened = performance.now(), since = () => (performance.now() - opened) / 1000;
  document.documentElement.classList.add("js");

  // ---- the time left
  const words = (seconds) => {
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 300) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  };
  const clock = byId("clock"), line = byId("news"), said = line ? line.dataset : {};  // all that is said is in the page
  const news = (text) => { if (line) line.textContent = text; };
  let given = null;  // the last warning, in minutes: what was due before this page is not said again
  const tellTime = (left) => {
    const due = [1, 5, 15, 30].find((minutes) => left <= minutes * 60);
    if (given !== null && due && due !== given) {
      news(due === 1 ? said.minute : said.minutes.replace("{n}", due));
      clock.classList.toggle("little", due <= 15);
    }
    given = due || 0;
  };
  let leaving = false, moreTime = () => {};
  const anew = () => { if (!leaving) { leaving = true; location.replace("/"); } };
  if (clock) {
    let start = Number(clock.dataset.left);
    moreTime = (left) => { start = left + since(); tick(); };
    const tick = () => {
      const left = Math.max(0, Math.ceil(start - since()));
      byId("left").textContent = words(left).replaceAll(" ", "\u00a0");
      tellTime(left);
      if (left <= 0) setTimeout(anew, 1000);
    };
    tick(); setInterval(tick, 1000);
    const hide = byId("hide-time"), hidden = () => sessionStorage.getItem("hide-time") === "1";
    const show = () => {
      clock.classList.toggle("hidden", hidden());
      if (!hide || (hide.dataset.hidden === "1") === hidden()) return;
      [hide.textContent, hide.dataset.other] = [hide.dataset.other, hide.textContent];
      hide.dataset.hidden = hidden() ? "1" : "0";
    };
    hide?.addEventListener("click", () => { sessionStorage.setItem("hide-time", hidden() ? "0" : "1"); show(); });
    if (hide) hide.hidden = false;
    show();
  }

  // ---- the time of a question of its own
  const timer = byId("timer");
  if (timer) setInterval(() => {
    const own = byId("timer-left").textContent = byId("timer-bar").value = Math.max(0, Math.ceil(Number(timer.dataset.left) - since()));
    if (own === 0 && !timer.classList.contains("over")) { timer.classList.add("over"); news(said.late); }
  }, 1000);
  // ---- what is worked out meanwhile: not asked for under who types, or whose form is on its way
  let busy = false;
  for (const kind of ["input", "submit"]) addEventListener(kind, () => { busy = true; });
  if (document.querySelector("[data-again]")) setTimeout(() => { if (!busy) location.reload(); }, 2000);
  // ---- focus mode: asked once a second, as an event alone would also come from the address bar
  const focus = byId("focus");
  if (focus) {
    let lost = focus.dataset.lost === "1", away = false;
    setInterval(() => {
      if (leaving || document.hasFocus() === !away) return;
      away = !away;
      if (lost && away) return;
      const body = new URLSearchParams({ form: focus.dataset.form, place: bar.dataset.place, lost: away ? "1" : "0" });
      fetch("/focus", { method: "POST", body, keepalive: true });
      if (away) {
        lost = true;
        Object.assign(byId("left-window"), { textContent: said.away, hidden: false });
      }
    }, 1000);
  }

  // ---- what was typed is there again after a reload
  const answer = byId("answer");
  if (answer) {
    const key = `draft ${bar.dataset.sitting} ${bar.dataset.place}`;
    const fields = () => [...answer.elements].filter((e) => e.name && e.type !== "hidden" && e.type !== "submit");
    const kept = JSON.parse(sessionStorage.getItem(key) || "null");
    if (kept) fields().forEach((e, n) => {
      if (e.type === "radio" || e.type === "checkbox") e.checked = kept[n] === true;
      else if (typeof kept[n] === "string" && !e.value) e.value = kept[n];
    });
    answer.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(
      fields().map((e) => (e.type === "radio" || e.type === "checkbox" ? e.checked : e.value)))));
  }
  // ---- a click in the figure chooses the digit that stands there
  const boxes = [...document.querySelectorAll("#answer [name=choice]")];
  const zones = boxes.length ? [...document.querySelectorAll(".pointed [data-zone]")] : [];
  const choose = () => zones.forEach((zone, n) => zone.classList.toggle("chosen", boxes[n].checked));
  zones.forEach((zone, n) => zone.addEventListener("click", () => { boxes[n].click(); boxes[n].focus({ preventScroll: true }); }));
  answer?.addEventListener("input", choose); choose();
  // ---- the invigilator's door: the token of the address is given in, and leaves the address
  const door = byId("door");
  const enter = () => {
    if (!door || location.hash.length <= 20) return;
    door.elements.token.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    door.submit();
  };
  enter(); addEventListener("hashchange", enter);  // pasted where the door was open already

  // ---- a room: something changed for this person, or for the invigilator
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    source.addEventListener("anew", anew);
    source.addEventListener("time", (event) => { moreTime(JSON.parse(event.data).left); news(said.time); });
    const redraw = () => fetch(location.href).then((r) => r.text()).then((text) => {
      const active = document.activeElement, at = active && active.id;
      if (active && active.matches("input:not([type=hidden]), select")) return;
      const open = [...live.querySelectorAll("details[open]")].map((one) => one.id);
      live.replaceChildren(...new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]").childNodes);
      open.map(byId).forEach((one) => { if (one) one.open = true; });
      if (at && byId(at)) byId(at).focus();
    });
    source.addEventListener("room", redraw);
    source.onopen = () => {  // after a cut, what changed meanwhile is no news
      if (document.documentElement.classList.contains("cut") && live.dataset.live !== "/news") redraw();
      document.documentElement.classList.remove("cut");
    };
    source.onerror = () => document.documentElement.classList.add("cut");
  }
})();
