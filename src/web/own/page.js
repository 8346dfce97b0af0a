// What a page does beyond links and forms: swaps parts, takes keys, keeps what is typed, and hears of other people's changes.
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  // Only what our own program answered is read as a page.
  const policy = globalThis.trustedTypes?.createPolicy("claimbench", { createHTML: (html) => html });
  const parsed = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const news = one("#news");
  const say = (words) => { news.textContent = words; };
  const writes = (at) => at?.matches?.("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select, [contenteditable]");

  // What is typed is kept in the tab until the program says that it is stored.
  const kept = (form) => `claimbench ${form.dataset.keep}`;
  const fields = (form) => all("textarea, input:not([type=hidden]):not([type=file]), select", form).filter((field) => field.name);
  const keep = (form) => {
    if (!form?.dataset.keep) return;
    const state = fields(form).map((field) => [field.name, field.value, field.checked ?? null]);
    sessionStorage.setItem(kept(form), JSON.stringify(state));
  };
  const restore = (within = document) => all("form[data-keep]", within).forEach((form) => {
    const state = JSON.parse(sessionStorage.getItem(kept(form)) ?? "null");
    // What the program drew again with somebody's words knows better.
    if (!state || one(".said", form)) return;
    for (const [name, value, checked] of state) {
      const field = fields(form).find((field) => field.name === name && (checked === null || !field.type.match(/radio|checkbox/) || field.value === value));
      if (!field) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = checked;
      else field.value = value;
    }
    form.dataset.touched = "yes";
  });
  const touched = () => one("form[data-touched]") !== null;

  // Parts of the page.
  const bench = () => one("#side");
  const mark = () => {
    const pane = one("[data-claim-pane]");
    const number = pane?.dataset.claimPane;
    all(".mark.here, .beside.here").forEach((link) => link.classList.remove("here"));
    all(".sentence.here").forEach((sentence) => sentence.classList.remove("here"));
    const open = one("[data-here]")?.dataset.here;
    if (open) one(`#s${CSS.escape(open)}`)?.classList.add("here");
    if (!number) return;
    for (const link of all(`[data-claim="${CSS.escape(number)}"]`, one("#text") ?? undefined)) {
      const kind = link.classList.contains("mark") ? "mark" : "beside";
      link.className = `${kind} ${pane.dataset.class} here`;
    }
  };
  const ready = (within) => {
    restore(within);
    all("[data-cite]", within).forEach((button) => { button.hidden = !one("[data-cites]"); });
    mark();
  };
  const inView = (element) => {
    const pane = element?.closest(".pane");
    if (!pane || getComputedStyle(pane).overflowY !== "auto") return;
    const [box, around] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (box.top < around.top + 40 || box.bottom > around.bottom - 40) pane.scrollTop += box.top - around.top - around.height / 3;
  };
  const swapSide = (html) => {
    const side = bench();
    const { body } = parsed(html);
    const changed = one("#changed", body);
    changed?.remove();
    if (changed) for (const part of all("#settled, .sentence", changed.content)) one(`#${CSS.escape(part.id)}`)?.replaceWith(part);
    side.replaceChildren(...body.childNodes);
    side.scrollTop = 0;
    ready(side);
  };
  const swapAll = (html) => {
    const page = parsed(html);
    const scroll = one("#text")?.scrollTop ?? 0;
    one("#main").replaceChildren(...one("#main", page).childNodes);
    document.title = page.title;
    document.body.dataset.head = page.body.dataset.head;
    ready(document);
    if (one("#text")) one("#text").scrollTop = scroll;
  };
  const gone = "The program does not answer. What you typed is kept here; start it again, and open the address that it prints.";
  const ask = async (address, options = {}) => {
    try { return await fetch(address, options); } catch { say(gone); return null; }
  };
  const go = async (address, push = true) => {
    const reply = await ask(address, { headers: { "x-part": "side" } });
    if (!reply) return;
    if (!reply.ok || !bench()) { location = address; return; }
    swapSide(await reply.text());
    if (push) history.pushState(null, "", address);
    mark();
    bench().focus({ preventScroll: true });
    inView(one("#text .here"));
  };
  const send = async (form, button) => {
    const data = new FormData(form, button);
    const files = form.enctype === "multipart/form-data";
    const whole = "whole" in form.dataset || one("[data-whole]:checked", form) || !bench();
    const head = document.body.dataset.head;
    const open = () => one("[data-claim-pane]")?.dataset.claimPane ?? one("[data-here]")?.dataset.here;
    const before = open();
    form.dataset.sending = "yes";
    const reply = await ask(form.action, { method: "POST", body: files ? data : new URLSearchParams(data), headers: whole ? {} : { "x-part": "side" } });
    delete form.dataset.sending;
    if (!reply) return;
    const html = await reply.text();
    if (reply.status === 401) { say("You were let out, because the program was started again. What you typed is kept here: open the address that it printed, then save once more."); return; }
    if (reply.ok && form.dataset.keep) sessionStorage.removeItem(kept(form));
    if (reply.ok) delete form.dataset.touched;
    const place = reply.headers.get("x-place") ?? (reply.redirected ? reply.url : null);
    if (reply.ok && place) history.pushState(null, "", place);
    if (whole || reply.headers.get("x-whole")) {
      if (!one("#main", parsed(html))) { location = reply.url; return; }
      swapAll(html);
    } else if (one("[data-claim-pane], [data-part]", parsed(html).body) && !one("#main", parsed(html))) swapSide(html);
    else swapAll(html);
    document.body.dataset.head = Math.max(+head + (reply.ok ? 1 : 0), +document.body.dataset.head);
    const said = one(".said");
    if (said) said.focus();
    else { say(reply.ok ? "Stored." : "Not done."); bench()?.focus({ preventScroll: true }); }
    // Where the same is open as before, the text stays where it is.
    if (open() !== before) inView(one("#text .here"));
    settle();
  };
  // After a write of one's own, what others wrote meanwhile is heard of at the next look.
  const settle = async () => {
    const reply = await ask("/head");
    if (reply?.ok) document.body.dataset.head = await reply.text();
  };

  // A form that is sent as a page: what it keeps goes once another page says that it was stored.
  const leave = (form) => { if (form.dataset.keep) sessionStorage.setItem("claimbench sent", kept(form)); };
  const arrived = () => {
    const sent = sessionStorage.getItem("claimbench sent");
    sessionStorage.removeItem("claimbench sent");
    if (sent && one("#main") && !one(".said") && document.body.dataset.actor !== undefined) sessionStorage.removeItem(sent);
  };

  document.addEventListener("click", (event) => {
    const cite = event.target.closest("[data-cite]");
    if (cite) {
      const field = one("[data-cites]");
      const words = `[${cite.dataset.cite}]`;
      field.setRangeText(field.value && !/\s$/.test(field.value.slice(0, field.selectionStart)) ? ` ${words}` : words, field.selectionStart, field.selectionEnd, "end");
      keep(field.form);
      field.focus();
      return;
    }
    const link = event.target.closest("#text a[data-claim], .map a[data-claim], #text a[data-open], #side a[data-claim], #side a[data-side]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button || !bench()) return;
    // Words that are being chosen with the mouse are no click.
    if (link.matches("[data-open]") && String(getSelection()).trim()) { event.preventDefault(); return; }
    event.preventDefault();
    go(link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if ("plain" in form.dataset || !bench()) { leave(form); return; }
    event.preventDefault();
    if (form.dataset.sending) return;
    send(form, event.submitter);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) { form.dataset.touched = "yes"; keep(form); }
  });
  document.addEventListener("change", (event) => keep(event.target.closest?.("form[data-keep]")));
  addEventListener("popstate", () => go(location.href, false));

  // Keys. A letter is a command only where nobody is writing, and never with another key held; they can be switched off.
  const keysOn = () => localStorage.getItem("claimbench keys") !== "off";
  const step = (by, of = "#text .beside[data-claim]") => {
    const marks = all(of);
    if (!marks.length) return;
    const number = one("[data-claim-pane]")?.dataset.claimPane;
    const at = marks.findIndex((link) => link.dataset.claim === number);
    const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : Math.min(marks.length - 1, Math.max(0, at + by))];
    if (next.dataset.claim !== number) go(next.href);
  };
  const problems = "#text .beside.refuted, #text .beside.mostly-refuted, #text .beside.mixed, #text .beside.unverified, #text .beside.unproven";
  const chosenWords = () => {
    const words = String(getSelection()).trim();
    const within = getSelection().anchorNode?.parentElement?.closest("[data-sentence]");
    return within && words ? [within.dataset.sentence, words] : null;
  };
  const places = { a: "/", s: "/search", r: "/review", b: "/inbox", c: "/check", f: "/figures", m: "/memo", o: "/sources", p: "/reports", i: "/import", d: "/desk" };
  const own = {
    j: () => step(1), k: () => step(-1), J: () => step(1, problems), K: () => step(-1, problems),
    u: () => {
      const text = one("#text");
      if (!text) return;
      const open = all(".sentence.untouched", text);
      const here = +(one("[data-here]")?.dataset.here ?? 0);
      const next = open.find((sentence) => +sentence.dataset.sentence > here) ?? open[0];
      if (next) go(one("a.open", next).href);
      else say("Every sentence has been looked at.");
    },
    c: () => {
      const words = chosenWords();
      const article = one("#text")?.dataset.article;
      if (words && article) go(`/article/${article}?${new URLSearchParams({ sentence: words[0], words: words[1] })}#side`);
    },
    e: () => { const pane = one("[data-claim-pane]"); if (pane) location = `/claim/${pane.dataset.claimPane}/evidence`; },
    z: () => one("#undo")?.requestSubmit(),
    "/": () => one("#q").focus(), "?": () => { location = "/keys"; },
  };
  // Out of a field to the side that it stands on, and from there to the words that it is about.
  const step_back = () => {
    const from = document.activeElement;
    const pane = one("[data-claim-pane]");
    if (writes(from) && from.closest("#side")) bench().focus({ preventScroll: true });
    else if (from?.closest?.("#side")) (pane ? one(`#w${pane.dataset.claimPane}`) : one("#text .here a"))?.focus();
    else if (writes(from)) (bench() ?? one("#main")).focus({ preventScroll: true });
  };
  let before = "";
  document.addEventListener("keydown", (event) => {
    const writing = writes(event.target);
    if (event.isComposing) return;
    if (event.key === "Escape") { step_back(); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(one(event.shiftKey ? "[data-save-next]" : "[data-save]", form) ?? one("[data-save]", form) ?? undefined);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writing || !keysOn()) return;
    if (before === "g") {
      before = "";
      // Check and figures are those of the article that is open.
      const article = ["c", "f"].includes(event.key) && one("#text")?.dataset.article;
      if (places[event.key]) { event.preventDefault(); location = places[event.key] + (article ? `?article=${article}` : ""); }
      return;
    }
    if (event.key === "g") { before = "g"; setTimeout(() => { before = ""; }, 1500); return; }
    const form = event.target.closest("form");
    const number = form && one(`[data-number="${CSS.escape(event.key)}"]`, form);
    if (number) { event.preventDefault(); number.checked = true; number.focus(); keep(form); return; }
    // What stands on the page with a key of its own comes first.
    const button = all("[data-key]").find((button) => button.dataset.key === event.key);
    if (button) { event.preventDefault(); button.click(); return; }
    const field = all("[data-key-focus]").find((field) => field.dataset.keyFocus === event.key);
    if (field) { event.preventDefault(); field.closest("details")?.setAttribute("open", ""); field.focus(); return; }
    const act = own[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const letters = one("[data-keys-switch]");
  if (letters) {
    letters.hidden = false;
    one("input", letters).checked = keysOn();
    letters.addEventListener("change", (event) => localStorage.setItem("claimbench keys", event.target.checked ? "on" : "off"));
  }

  // The words of the kept copy that are chosen become the quotation.
  const take = one("[data-take]");
  if (take) {
    take.hidden = false;
    take.addEventListener("click", () => {
      const words = String(getSelection());
      if (!words.trim()) { say("Choose the words in the kept copy first."); return; }
      const quote = one("#quote");
      quote.value = words.trim();
      keep(quote.form);
      quote.focus();
    });
  }

  // A citation is completed while it is typed: `[E1` offers what begins so, and Tab takes the first.
  const cited = (field) => {
    const typed = /\[[^\]]*?(E\d*)$/i.exec(field.value.slice(0, field.selectionStart));
    if (!typed) return [];
    const all_of = all("[data-cite]").map((button) => button.dataset.cite);
    return [typed[1], all_of.filter((number) => number.startsWith(typed[1].toUpperCase()) && number !== typed[1].toUpperCase())];
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-cites]")) return;
    const [, fitting = []] = cited(event.target);
    if (fitting.length) say(`${fitting.slice(0, 8).join(", ")}: Tab takes ${fitting[0]}.`);
    else if (news.textContent.includes(": Tab takes ")) say("");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || !event.target.matches?.("[data-cites]")) return;
    const [typed, fitting = []] = cited(event.target);
    if (!fitting.length) return;
    event.preventDefault();
    const end = event.target.selectionStart;
    event.target.setRangeText(`${fitting[0]}]`, end - typed.length, end, "end");
    say("");
    keep(event.target.form);
  }, true);

  // A file may be dropped anywhere where a form takes one.
  const drops = () => one("form[data-drop]");
  addEventListener("dragover", (event) => { if (drops()) { event.preventDefault(); document.body.classList.add("dropping"); } });
  addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    const form = drops();
    document.body.classList.remove("dropping");
    if (!form || !event.dataTransfer.files.length) return;
    event.preventDefault();
    one("input[type=file]", form).files = event.dataTransfer.files;
    if (form.dataset.drop !== "hold") form.requestSubmit();
  });

  // What others wrote. A page that nobody writes on is drawn anew; one with words in it is told, and left alone.
  const look = async () => {
    if (document.hidden || !+document.body.dataset.head || one("form[data-sending]")) return;
    const known = document.body.dataset.head;
    const claim = one("[data-claim-pane]")?.dataset.claimPane;
    const reply = await ask("/head", claim ? { headers: { "x-claim": claim } } : {});
    if (!reply?.ok) return;
    if (news.textContent === gone) say("");
    const others = decodeURIComponent((reply.headers.get("x-also") ?? "").replaceAll("+", " "));
    const also = others && claim ? `${others} ${others.includes(", ") ? "have" : "has"} #${claim} open, too.` : "";
    if (one("#also").textContent !== also) one("#also").textContent = also;
    const head = await reply.text();
    if (head === known || known !== document.body.dataset.head) return;
    const since = await ask(`/since/${known}`);
    const words = since?.ok ? (await since.text()).trim() : "";
    document.body.dataset.head = head;
    if (!words) return;
    say(words);
    if (touched() || writes(document.activeElement) || String(getSelection()).trim()) return;
    const page = await ask(location.href);
    if (page?.ok && !touched() && !writes(document.activeElement)) swapAll(await page.text());
  };
  setInterval(look, 1500);
  arrived();
  ready(document);
  inView(one("#text .here"));
  if (location.hash === "#side" && bench()) bench().focus({ preventScroll: true });
})();
