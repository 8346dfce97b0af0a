
"use strict";
(() => {
  // Everything can be read without this: it hides what a reader does not look for, and moves by keys.
  const form = document.getElementById("filter");
  const cards = [...document.querySelectorAll(".card")];
  if (!form || !cards.length) return;
  const [status, speaker, text, count] = ["f-status", "f-speaker", "f-text", "f-count"].map((id) => document.getElementById(id));
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const fields = ["status", "said", "question", "stage", "flag", "speaker", "article", "tag", "kind", "source", "assignee", "priority", "modifier", "relation"];
  const whole = ["status", "said", "question", "stage", "flag", "kind", "priority", "modifier", "relation"];

  // The query language of `search`: words, "phrases", prefix*, -without, this OR that, and fields such as status:refuted,mixed.
  const read = (query) => {
    const all = [];
    let either = false;
    for (const [token, minus, field, quoted, bare] of query.matchAll(/([-\u2212]?)(?:(\w+):(?=\S))?(?:"([^"]*)"?|(\S+))/gu)) {
      if (token === "OR" && all.length) {
        either = true;
        continue;
      }
      const known = fields.includes(field?.toLowerCase());
      const words = fold(quoted ?? bare);
      const asked = known && quoted === undefined ? words.split(",").filter(Boolean) : [words];
      const one = asked.map((value) => {
        if (known) return { field: field.toLowerCase(), value: whole.includes(field.toLowerCase()) ? value.replaceAll(" ", "_").replaceAll("-", "_") : value };
        const said = field ? `${fold(field)}:${value}` : value;
        return quoted === undefined && said.endsWith("*") ? { prefix: said.slice(0, -1) } : { words: said };
      });
      if (either) all.at(-1).any.push(...one);
      else all.push({ not: Boolean(minus), any: one });
      either = false;
    }
    return all;
  };
  const claims = cards.map((card) => {
    const of = new Map();
    for (const line of card.dataset.f.split("\n")) {
      const at = line.indexOf(":");
      of.set(line.slice(0, at), fold(line.slice(at + 1)).split("\t"));
    }
    return { card, of, text: null, shown: true };
  });
  // What a card shows of itself is not said again for the filter: whose words they are, and the names of its sources.
  const shows = { speaker: ".voice", source: ".answer .source" };
  const values = (claim, field) => {
    if (!shows[field]) return claim.of.get(field) ?? [];
    claim[field] ??= [...claim.card.querySelectorAll(shows[field])].map((one) => fold(one.textContent)).concat(claim.of.get(field) ?? []);
    return claim[field];
  };
  const holds = (claim, one) => {
    if (one.field) {
      const exact = whole.includes(one.field) || /^\d+$/.test(one.value);
      return values(claim, one.field).some((value) => (exact ? value === one.value : value.includes(one.value)));
    }
    claim.text ??= fold(claim.card.textContent).replace(/\s+/g, " ");
    if (one.prefix === undefined) return claim.text.includes(one.words);
    return new RegExp(`(?<![\\p{L}\\p{N}])${one.prefix.replace(/[^\p{L}\p{N}]/gu, "\\$&")}`, "u").test(claim.text);
  };

  const speakers = new Map();
  for (const claim of claims) for (const name of values(claim, "speaker")) speakers.set(name, (speakers.get(name) || 0) + 1);
  for (const name of [...speakers.keys()].sort((a, b) => a.localeCompare(b))) speaker.append(new Option(`${name} (${speakers.get(name)})`, name));

  // What is of a claim, wherever it stands, is hidden with it; marked words lose their mark.
  const parts = [...document.querySelectorAll("[data-c], .card")].map((one) => ({ one, claim: one.dataset.c ?? one.id }));
  const marks = [...document.querySelectorAll("[data-m]")];
  const holders = [...document.querySelectorAll(".lacking, .group, .rows, section.block:has([data-c])")].reverse();
  const counts = [...document.querySelectorAll("[data-count]")].map((one) => ({ one, at: one.closest("section"), all: one.textContent }));
  const hide = (one, hidden) => {
    if (one.hidden !== hidden) one.hidden = hidden;
  };
  const apply = () => {
    const query = text.value.trim();
    const asked = read(query);
    const shown = new Set();
    for (const claim of claims) {
      claim.shown = asked.every(({ not, any }) => any.some((one) => holds(claim, one)) !== not);
      if (claim.shown) shown.add(claim.card.id);
    }
    const all = shown.size === claims.length;
    for (const { one, claim } of parts) hide(one, !all && !shown.has(claim));
    for (const one of marks) one.classList.toggle("off", !all && !one.dataset.m.split(" ").some((claim) => shown.has(claim)));
    for (const one of holders) {
      if (one.querySelector("article.newsprint")) continue;
      const mine = one.querySelectorAll("[data-c]");
      hide(one, !all && mine.length > 0 && ![...mine].some((part) => !part.hidden));
    }
    for (const { one, at, all: before } of counts) {
      one.textContent = all ? before : new Set([...at.querySelectorAll("[data-c]:not([hidden])")].map((part) => part.dataset.c)).size;
    }
    count.textContent = all && !query ? `${claims.length} claims` : `${shown.size} of ${claims.length} claims: ${query}`;
    // Paper that leaves claims out says so.
    form.classList.toggle("on", Boolean(query));
    const term = (name) => asked.find(({ not, any }) => !not && any.length === 1 && any[0].field === name)?.any[0].value ?? "";
    status.value = term("status");
    speaker.value = term("speaker");
    try {
      const address = new URL(location.href);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      if (address.href !== location.href) history.replaceState(null, "", address);
    } catch {
      // An address that may not be changed stays as it is.
    }
  };
  const ask = (query) => {
    text.value = query;
    apply();
  };

  // A choice is written into the query, in the place of an earlier one.
  const choose = (name, value) => {
    const rest = text.value.replace(new RegExp(`(^|\\s)${name}:("[^"]*"|\\S+)`, "g"), " ").trim();
    const term = value && `${name}:${/[\s,]/.test(value) ? `"${value}"` : value}`;
    ask([term, rest].filter(Boolean).join(" "));
  };
  status.addEventListener("input", () => choose("status", status.value));
  speaker.addEventListener("input", () => choose("speaker", speaker.value));
  let waiting = 0;
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => ask("")));

  // A link to what is hidden shows everything again; one to what is folded unfolds it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    if (target.closest("[hidden]")) {
      ask("");
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);

  // What a rating means stands once on the page, and beside the rating that is pointed at.
  const means = new Map([...document.querySelectorAll("#ratings div")].map((one) => [one.firstChild.textContent, one.lastChild.textContent]));
  addEventListener("pointerover", ({ target }) => {
    if (target.matches(".name abbr:not([title])")) target.title = [...target.textContent].map((sign) => means.get(sign)).join(", ");
  });

  // Keys: from card to card, from problem to problem; off where text is typed, and where a reader switched them off.
  const dialog = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const move = (step, wanted) => {
    const there = claims.filter((claim) => claim.shown && (!wanted || "problem" in claim.card.dataset)).map((claim) => claim.card);
    const at = there.findIndex((card) => card.contains(document.activeElement));
    const below = there.findIndex((card) => card.getBoundingClientRect().top > 150);
    const next = at >= 0 ? there[at + step] : step > 0 ? there[Math.max(below, 0)] : there[(below < 0 ? there.length : below) - 1];
    next?.querySelector(".number").focus({ preventScroll: true });
    next?.scrollIntoView();
  };
  const keys = {
    j: () => move(1, false),
    k: () => move(-1, false),
    J: () => move(1, true),
    K: () => move(-1, true),
    "/": () => text.focus(),
    "?": () => dialog.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog.open) return;
    if (event.key === "Escape" && text.value) {
      ask("");
      return;
    }
    if (event.target.closest("input, select, textarea, [contenteditable]") || !keys[event.key] || !(on.checked || event.key === "?")) return;
    event.preventDefault();
    keys[event.key]();
  });

  form.hidden = false;
  ask(new URLSearchParams(location.search).get("q") ?? "");
  reveal();
})();
