// What only a script can do: the clock that ticks, the window that loses the focus, the letters
// typed before a reload, the news of the room. Every page works without it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const bar = document.querySelector("header.exam");
  const opened = performance.now();
  const since = () => (performance.now() - opened) / 1000;
  document.documentElement.classList.add("js");

  // ---- the time left
  const words = (seconds) => {
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 300) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  };
  const news = (text) => { const line = byId("news"); if (line) line.textContent = text; };
  const clock = byId("clock");
  let given = null;  // the last warning, in minutes: what was due before this page is not said again
  const tellTime = (left) => {
    const due = [1, 5, 15, 30].find((minutes) => left <= minutes * 60);
    if (given !== null && due && due !== given) {
      news(due === 1 ? "Plus que 1 minute." : `Plus que ${due} minutes.`);
      clock.classList.toggle("little", due <= 15);
    }
    given = due || 0;
  };
  let leaving = false, moreTime = () => {};
  const anew = () => { if (!leaving) { leaving = true; location.replace("/"); } };
  if (clock) {
    let start = Number(clock.dataset.left);
    moreTime = (left) => { start = left + since(); };
    const timer = byId("timer");
    const tick = () => {
      const left = Math.max(0, Math.ceil(start - since()));
      byId("left").textContent = words(left).replaceAll(" ", "\u00a0");
      tellTime(left);
      if (left <= 0) setTimeout(anew, 1000);
      if (timer) {
        const own = Math.max(0, Math.ceil(Number(timer.dataset.left) - since()));
        byId("timer-left").textContent = own;
        byId("timer-bar").value = own;
        if (own === 0 && !timer.classList.contains("over")) {
          timer.classList.add("over");
          news("Le temps de cette question est écoulé : la réponse ne comptera pas.");
        }
      }
    };
    tick();
    setInterval(tick, 1000);
    const hide = byId("hide-time");
    const hidden = () => sessionStorage.getItem("hide-time") === "1";
    const show = () => {
      clock.classList.toggle("hidden", hidden());
      if (hide && (hide.dataset.hidden === "1") !== hidden()) {
        [hide.textContent, hide.dataset.other] = [hide.dataset.other, hide.textContent];
        hide.dataset.hidden = hidden() ? "1" : "0";
      }
    };
    if (hide) {
      hide.hidden = false;
      hide.addEventListener("click", () => { sessionStorage.setItem("hide-time", hidden() ? "0" : "1"); show(); });
    }
    show();
  }

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
        const told = byId("left-window");
        told.textContent = "Vous avez quitté la fenêtre : cette réponse sera comptée fausse.";
        told.hidden = false;
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

  // ---- the invigilator's door: the token of the address is given in, and leaves the address
  const door = byId("door");
  if (door && location.hash.length > 20) {
    door.elements.token.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    door.submit();
  }

  // ---- a room: something changed for this person, or for the invigilator
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    source.addEventListener("anew", anew);
    source.addEventListener("time", (event) => {
      moreTime(JSON.parse(event.data).left);
      news("Le surveillant a changé le temps restant.");
    });
    source.addEventListener("room", () => fetch(location.href).then((r) => r.text()).then((text) => {
      const at = document.activeElement && document.activeElement.id;
      const fresh = new DOMParser().parseFromString(text, "text/html");
      if (document.activeElement && document.activeElement.matches("input:not([type=hidden]), select")) return;
      live.replaceChildren(...fresh.querySelector("[data-live]").childNodes);
      if (at && byId(at)) byId(at).focus();
    }));
    source.onopen = () => document.documentElement.classList.remove("cut");
    source.onerror = () => document.documentElement.classList.add("cut");
  }
})();
