// A search field above each table that is marked for one: rows in which not all of its words
// stand, or start a word, are hidden. Marks on letters do not count: "hoi dam" finds "Hội đàm".
// A link to a row that is hidden shows all rows again.
(() => {
  const words = text =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()
      .split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  for (const table of document.querySelectorAll("table[data-filter]")) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 6) continue;
    const text = row => [...row.cells].map(cell => cell.textContent).join(" ");
    const texts = rows.map(row => ` ${words(text(row)).join(" ")}`);
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("span");
    const box = document.createElement("p");
    field.type = "search";
    field.autocomplete = "off";
    label.append(`Filter ${table.dataset.filter} `, field);
    count.setAttribute("role", "status");
    box.className = "filter";
    box.append(label, " ", count);
    (table.closest(".scroll") ?? table).before(box);
    field.addEventListener("input", () => {
      const sought = words(field.value);
      let shown = 0;
      rows.forEach((row, at) => {
        row.hidden = !sought.every(word => texts[at].includes(` ${word}`));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = sought.length ? `${shown} of ${rows.length} rows` : "";
    });
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("tr[hidden]") || !table.contains(target)) return;
      field.value = "";
      field.dispatchEvent(new Event("input"));
      target.scrollIntoView();
    });
  }
})();
