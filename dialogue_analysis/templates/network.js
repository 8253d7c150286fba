"use strict";
// A network in two columns: filters, canvas and the table that says what is behind each mark.
// All that comes from the data is written as text (textContent, canvas), never as markup.
(() => {
  const { nodes, edges, options, meetings, words, most } = JSON.parse(
    document.getElementById("network-data").textContent
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const find = (id) => document.getElementById(id);
  const [from, to, level, least] = ["from", "to", "level", "least"].map(find);
  const box = find("canvas");
  const detail = find("detail");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const coarse = matchMedia("(pointer: coarse)");
  const COLOURS = { country: "#0072b2", organisation: "#009e73", topic: "#e69f00", vietnam: "#d55e00", counterpart: "#0072b2" };
  const FONT = "13px system-ui, sans-serif";
  const ROWS = 150; // in a column; a taller canvas stays blank on some phones
  let selected = null; // the id of a node or of a link
  let drawn = { nodes: new Map(), edges: new Map() };

  // What is left under the filters: meetings by link and by node.
  const isIn = ({ year, level: held }) =>
    (level.value === "" || held === level.value) &&
    (year === null
      ? from.value <= from.min && to.value >= to.max
      : year >= Number(from.value) && year <= Number(to.value));
  const count = () => {
    const kept = meetings.map(isIn);
    const links = new Map();
    const held = new Map(nodes.map((node) => [node.id, new Set()]));
    for (const edge of edges) {
      const found = edge.meetings.filter((at) => kept[at]);
      if (!found.length) continue;
      links.set(edge.id, found);
      for (const end of [edge.from, edge.to]) found.forEach((at) => held.get(end).add(at));
    }
    return { links, held };
  };
  let counted = count();

  const span = (found) => {
    const years = found.map((at) => meetings[at].year).filter((year) => year !== null);
    if (!years.length) return words.undated;
    const [first, last] = [Math.min(...years), Math.max(...years)];
    return first === last ? `${first}` : `${first}–${last}`;
  };
  const sourcesOf = (edge, at) =>
    meetings[at].sources.filter(({ topic }) => !topic || topic === byId.get(edge.to).code);
  const sites = (found) => {
    const counts = new Map();
    const named = new Set(found.map((source) => source.at));
    for (const at of named) if (at) counts.set(siteOf(at), (counts.get(siteOf(at)) || 0) + 1);
    const list = [...counts].sort((a, b) => b[1] - a[1]);
    const shown = list.slice(0, 4).map(([site, n]) => `${site} (${n})`);
    return shown.concat(list.length > 4 ? ["…"] : []).join(", ");
  };
  const siteOf = (url) => {
    try {
      return new URL(url).hostname.replace(/^www\./, "");
    } catch {
      return url;
    }
  };
  const nodeTitle = (node) =>
    `${node.label}\n${words[node.kind]}\n${words.meetings}: ${counted.held.get(node.id).size}` +
    `\n${words.links}: ${linksOf(node.id).length}` +
    `\n${words.sources}: ${sites([...counted.held.get(node.id)].flatMap((at) => meetings[at].sources))}` +
    `\n${words.click}`;
  const edgeTitle = (edge, found) =>
    `${byId.get(edge.from).label} – ${byId.get(edge.to).label}\n${words.meetings}: ${found.length}` +
    `, ${span(found)}\n${words.sources}: ${sites(found.flatMap((at) => sourcesOf(edge, at)))}\n${words.click}`;
  const linksOf = (id) =>
    edges
      .filter((edge) => (edge.from === id || edge.to === id) && counted.links.has(edge.id))
      .sort((a, b) => counted.links.get(b.id).length - counted.links.get(a.id).length);

  // The drawing.
  const ink = () => (dark.matches ? "#ececec" : "#1b1b1b");
  const radius = (id) => 3.5 + 0.55 * Math.sqrt(counted.held.get(id).size);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = FONT;
  const cut = (text, width) => {
    if (pen.measureText(text).width <= width) return text;
    let end = text.length;
    while (end > 1 && pen.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
    return `${text.slice(0, end)}…`;
  };
  const shape = (ctx, kind, x, y, r) => {
    ctx.beginPath();
    if (kind === "organisation") {
      ctx.moveTo(x, y - r * 1.3);
      ctx.lineTo(x + r * 1.3, y);
      ctx.lineTo(x, y + r * 1.3);
      ctx.lineTo(x - r * 1.3, y);
      ctx.closePath();
    } else if (kind === "topic" || kind === "vietnam") {
      ctx.rect(x - r, y - r, 2 * r, 2 * r);
    } else {
      ctx.arc(x, y, r, 0, 2 * Math.PI);
    }
  };
  const isNear = (id) => {
    if (!selected || id === selected) return true;
    const edge = edges.find((each) => each.id === selected);
    if (edge) return edge.from === id || edge.to === id;
    return linksOf(selected).some((each) => each.from === id || each.to === id);
  };
  const draw = ({ ctx, id, x, y }) => {
    const node = byId.get(id);
    const place = drawn.nodes.get(id);
    const r = radius(id);
    return {
      drawNode() {
        ctx.globalAlpha = place && place.near ? 1 : 0.3;
        shape(ctx, node.kind, x, y, r);
        ctx.fillStyle = COLOURS[node.kind];
        ctx.fill();
        ctx.lineWidth = id === selected ? 3 : 1;
        ctx.strokeStyle = ink();
        ctx.stroke();
        ctx.fillStyle = ink();
        ctx.font = id === selected ? `bold ${FONT}` : FONT;
        ctx.textBaseline = "middle";
        ctx.textAlign = node.column ? "left" : "right";
        ctx.fillText(place ? place.text : "", x + (node.column ? 15 : -15), y);
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  };
  const network = new vis.Network(
    box,
    { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) },
    options
  );
  // The table beside the drawing does by keyboard what a click on the drawing does.
  for (const stop of box.querySelectorAll("[tabindex]")) stop.tabIndex = -1;
  const shown = { nodes: network.body.data.nodes, edges: network.body.data.edges };

  const isLit = ({ id, from: one, to: other }) => [id, one, other].includes(selected);

  // Rows of a column from top to bottom, each next to what it is linked with.
  const rowsOf = (column, kept) =>
    nodes.filter((node) => node.column === column && kept.has(node.id)).slice(0, ROWS);
  const layOut = () => {
    const linked = edges.filter(({ id }) => counted.links.has(id));
    const strong = linked.filter(({ id }) => counted.links.get(id).length >= Number(least.value));
    // What is chosen is drawn, however few its meetings.
    const lit = linked.filter(isLit);
    const asked = lit.some((edge) => strong.includes(edge)) ? strong : [...strong, ...lit];
    const ends = new Set(asked.flatMap((edge) => [edge.from, edge.to]));
    const columns = [0, 1].map((column) => rowsOf(column, ends));
    const row = coarse.matches ? 26 : 21;
    const width = box.clientWidth;
    const height = Math.max(8, ...columns.map((column) => column.length)) * row + 24;
    const need = columns.map((column) => 30 + Math.max(0, ...column.map(({ label }) => pen.measureText(label).width)));
    const left = Math.min(need[0], width * 0.38);
    const room = [left, Math.min(need[1], width * 0.8 - left)];
    const x = [room[0] - width / 2, width / 2 - room[1]];
    const places = new Map();
    columns.forEach((column, at) => {
      // Who has many counterparts beside them gets as many rows, and stands in their middle.
      const shares = column.map(({ id }) => Math.max(1, columns[1].filter(({ main }) => main === id).length));
      const unit = (height - 24) / shares.reduce((sum, share) => sum + share, 0);
      let y = 12 - height / 2;
      column.forEach((node, place) => {
        const step = unit * shares[place];
        y += step / 2;
        places.set(node.id, { x: x[at], y, step, near: isNear(node.id), text: cut(node.label, room[at] - 18) });
        y += step / 2;
      });
    });
    const lines = new Map(
      [...new Set([...asked, ...lit])]
        .filter((edge) => places.has(edge.from) && places.has(edge.to))
        .map((edge) => [edge.id, { edge, found: counted.links.get(edge.id) }])
    );
    return { nodes: places, edges: lines, width, height, cut: ends.size > places.size };
  };
  const update = () => {
    counted = count();
    drawn = layOut();
    box.style.height = `${drawn.height}px`;
    network.setSize("100%", `${drawn.height}px`);
    const faint = dark.matches ? "#9aa3ad" : "#5b6570";
    shown.edges.clear();
    shown.nodes.clear();
    shown.nodes.add(
      [...drawn.nodes].map(([id, { x, y }]) => ({
        ...byId.get(id), x, y, shape: "custom", ctxRenderer: draw, title: nodeTitle(byId.get(id)),
      }))
    );
    shown.edges.add(
      [...drawn.edges.values()].map(({ edge, found }) => ({
        id: edge.id,
        from: edge.from,
        to: edge.to,
        title: edgeTitle(edge, found),
        width: 0.6 + (7.4 * found.length) / most,
        color: isLit(edge)
          ? { color: ink(), highlight: ink(), hover: ink(), opacity: 0.9 }
          : { color: faint, highlight: faint, hover: faint, opacity: selected ? 0.08 : 0.35 },
      }))
    );
    network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
    network.redraw();
    find("status").textContent =
      words.drawn
        .replace("{drawn}", drawn.edges.size)
        .replace("{all}", counted.links.size)
        .replace("{meetings}", new Set([...counted.links.values()].flat()).size) +
      (drawn.cut ? ` ${words.cut.replace("{rows}", ROWS)}` : "");
    describe();
  };

  // The same in words.
  const make = (tag, values, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const link = (url) => {
    if (!/^https?:\/\//.test(url)) return make("span", { class: "address" }, url);
    return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, siteOf(url));
  };
  const meetingItem = (edge, at) => {
    const item = make("li", {}, meetings[at].text);
    for (const { quote, at: url } of sourcesOf(edge, at)) {
      const source = make("div", { class: "source" });
      if (quote) source.append(make("q", { lang: "vi" }, quote), " ");
      source.append(url ? link(url) : words.no_address);
      item.append(source);
    }
    return item;
  };
  const meetingList = (edge) =>
    make("ul", {}, ...counted.links.get(edge.id).map((at) => meetingItem(edge, at)));
  const chooser = (id) => {
    const button = make("button", { type: "button", class: "choose" }, byId.get(id).label);
    button.addEventListener("click", () => select(id, true));
    return button;
  };
  const folded = (edge) => {
    const fold = make("details", {}, make("summary", {}, words.show_meetings));
    fold.addEventListener("toggle", () => fold.children.length > 1 || fold.append(meetingList(edge)));
    return fold;
  };
  const table = (caption, heads, rows) =>
    make(
      "table",
      {},
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows)
    );
  const numbers = (...values) => values.map((value) => make("td", { class: "n" }, `${value}`));
  const heading = (text) => make("h2", { tabindex: "-1", id: "chosen" }, text);
  const describeNode = (node) => {
    const held = counted.held.get(node.id).size;
    const found = linksOf(node.id);
    const rows = found.map((edge) => {
      const name = make("th", { scope: "row" }, chooser(edge.from === node.id ? edge.to : edge.from), folded(edge));
      return make("tr", {}, name, ...numbers(counted.links.get(edge.id).length));
    });
    return [
      heading(node.label),
      make("p", {}, `${words[node.kind]}. ${words.meetings}: ${held}. ${words.links}: ${found.length}.`),
      table(words.links, [words.name, words.meetings], rows),
    ];
  };
  const describeEdge = (edge) => {
    const found = counted.links.get(edge.id) || [];
    return [
      heading(`${byId.get(edge.from).label} – ${byId.get(edge.to).label}`),
      make("p", {}, `${words.meetings}: ${found.length}.`),
      make("p", {}, chooser(edge.from), " ", chooser(edge.to)),
      ...(found.length ? [meetingList(edge)] : []),
    ];
  };
  const describeAll = () => {
    const rows = nodes
      .filter(({ id }) => drawn.nodes.has(id))
      .sort((a, b) => counted.held.get(b.id).size - counted.held.get(a.id).size)
      .map(({ id, kind }) =>
        make("tr", {}, make("th", { scope: "row" }, chooser(id), make("small", {}, words[kind])),
          ...numbers(counted.held.get(id).size, linksOf(id).length))
      );
    if (!rows.length) return [heading(words.all), make("p", {}, words.nothing)];
    return [heading(words.all), table(words.all_caption, [words.name, words.meetings, words.links], rows)];
  };
  const describe = () => {
    const edge = edges.find(({ id }) => id === selected);
    const node = byId.get(selected);
    detail.replaceChildren(...(node ? describeNode(node) : edge ? describeEdge(edge) : describeAll()));
    detail.classList.toggle("open", selected !== null);
    if (selected === null) return;
    const close = make("button", { type: "button", class: "close" }, words.close);
    close.addEventListener("click", () => select(null, true));
    detail.prepend(close);
    detail.scrollTop = 0;
  };
  const select = (id, move) => {
    selected = id;
    update();
    if (!move) return;
    find("chosen").focus({ preventScroll: true });
    const place = drawn.nodes.get(id);
    const at = place ? box.getBoundingClientRect().top + place.y + drawn.height / 2 : 0;
    if (place && (at < 40 || at > innerHeight * 0.5)) scrollBy({ top: at - innerHeight * 0.3 });
  };

  // A whole row is the node's, so that its name can be hit as well as its mark.
  const nodeAt = ({ x, y }) => {
    for (const [id, place] of drawn.nodes) {
      const outside = byId.get(id).column ? x >= place.x - 9 : x <= place.x + 9;
      if (outside && Math.abs(y - place.y) <= place.step / 2) return id;
    }
    return undefined;
  };
  network.on("click", ({ pointer, edges: [edge] }) => select(nodeAt(pointer.canvas) ?? edge ?? null, false));
  addEventListener("keydown", ({ key }) => key === "Escape" && selected !== null && select(null, true));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const search = () => {
    const sought = plain(find("sought").value.trim());
    const names = nodes.filter(({ id }) => counted.held.get(id).size);
    const hit =
      names.find(({ label }) => plain(label) === sought) ||
      names.find(({ label }) => sought && plain(label).includes(sought));
    find("answer").textContent = hit ? "" : words.not_found;
    if (hit) select(hit.id, true);
  };
  // No form: a frame in a notebook may not submit one.
  find("go").addEventListener("click", search);
  find("sought").addEventListener("keydown", ({ key }) => key === "Enter" && search());
  for (const control of [from, to, level, least]) control.addEventListener("input", () => control.value === "" && control !== level || update());
  find("filters").addEventListener("reset", () => setTimeout(() => select(null, false)));
  for (const query of [dark, coarse]) query.addEventListener("change", update);
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    update();
  }).observe(box);
  update();
})();
