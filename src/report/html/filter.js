
"use strict";
(() => {
  // Everything can be read without this: it only hides what a reader does not look for.
  const form = document.getElementById("filter");
  const status = document.getElementById("f-status");
  const speaker = document.getElementById("f-speaker");
  const text = document.getElementById("f-text");
  const count = document.getElementById("f-count");
  const cards = [...document.querySelectorAll(".card")];
  if (!form || cards.length < 2) return;

  const rows = new Map([...document.querySelectorAll("tr[data-c]")].map((row) => [row.dataset.c, row]));
  const groups = [...document.querySelectorAll(".group, .rows")];
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let folded = null;

  const speakers = new Map();
  for (const card of cards) speakers.set(card.dataset.by, (speakers.get(card.dataset.by) || 0) + 1);
  for (const name of [...speakers.keys()].sort((a, b) => a.localeCompare(b))) {
    speaker.append(new Option(`${name} (${speakers.get(name)})`, name));
  }

  const apply = () => {
    const words = fold(text.value).split(/\s+/).filter(Boolean);
    if (words.length && !folded) folded = cards.map((card) => fold(card.textContent));
    let shown = 0;
    cards.forEach((card, i) => {
      const fits =
        (!status.value || card.dataset.s === status.value) &&
        (!speaker.selectedIndex || card.dataset.by === speaker.value) &&
        words.every((word) => folded[i].includes(word));
      card.hidden = !fits;
      const row = rows.get(card.id);
      if (row) row.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const group of groups) group.hidden = !group.querySelector("tr[data-c]:not([hidden])");
    count.textContent = `${shown} of ${cards.length} claims shown`;
    // Paper that leaves claims out says so.
    form.classList.toggle("on", shown < cards.length);
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  // A link to what is hidden shows everything again; one to what is folded unfolds it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);

  form.hidden = false;
  apply();
  reveal();
})();
