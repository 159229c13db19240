// Shows the table of positions as of any date. The date stands in the address,
// #as-of=2023-11-10, so that a view can be passed on.
(function () {
  "use strict";
  var form = document.querySelector("form.as-of");
  var table = document.querySelector(".positions");
  if (!form || !table) {
    return;
  }
  var date = form.querySelector("[type=date]");
  var step = form.querySelector("[type=range]");
  var show = form.querySelector("select");
  var said = form.querySelector("output");
  var note = document.querySelector(".table-note time");
  var latest = note && note.dateTime.length === 10 ? note.dateTime : new Date().toISOString().slice(0, 10);

  // The positions of each cell, latest first, as the page has them.
  var cells = Array.from(table.querySelectorAll("td")).map(function (cell) {
    return { cell: cell, positions: Array.from(cell.querySelectorAll(".position")), nothing: cell.querySelector(".nothing") };
  });
  var days = [];
  cells.forEach(function (c) {
    c.positions.forEach(function (p) {
      days.push(p.dataset.since);
      if (p.dataset.before) {
        days.push(p.dataset.before);
      }
    });
  });
  days = Array.from(new Set(days)).filter(function (day) { return day <= latest; }).sort();
  if (days.length === 0) {
    return;
  }
  if (days[days.length - 1] !== latest) {
    days.push(latest);
  }

  function build(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  // fill shows in a cell what was said by the day: what held then, and above it
  // nothing that came later.
  function fill(c, day) {
    var past = c.positions.filter(function (p) { return p.dataset.since <= day; });
    var now = past.length > 0 && !(past[0].dataset.before <= day) ? past.shift() : null;
    var open = c.cell.querySelector("details[open]") !== null;
    c.cell.classList.toggle("none", !now);
    c.cell.classList.toggle("bare", !now && past.length === 0);
    c.cell.replaceChildren(now || (c.positions.length > 0 ? build("p", "nothing", "None yet on this date") : c.nothing));
    if (past.length > 0) {
      var details = build("details", "", "");
      details.open = open;
      details.append(build("summary", "", "Earlier: " + past.length));
      past.forEach(function (p) { details.append(p); });
      c.cell.append(details);
    }
    return now !== null;
  }

  function words(day) {
    var language = document.documentElement.lang;
    return new Date(day + "T00:00:00Z").toLocaleDateString(language === "en" ? "en-GB" : language,
      { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  function asOf(day, remember) {
    var count = cells.filter(function (c) { return fill(c, day); }).length;
    var last = 0;
    days.forEach(function (d, i) { if (d <= day) { last = i; } });
    date.value = day;
    step.value = last;
    step.setAttribute("aria-valuetext", words(day));
    said.textContent = (count === 1 ? "1 position" : count + " positions") + " on " + words(day) + ".";
    if (note) {
      note.textContent = words(day);
    }
    if (remember) {
      history.replaceState(null, "", day === latest ? location.pathname + location.search : "#as-of=" + day);
    }
  }

  function fromAddress() {
    var found = /^#as-of=(\d{4}-\d\d-\d\d)$/.exec(location.hash);
    asOf(found ? found[1] : latest, false);
  }

  date.min = days[0];
  date.max = latest;
  step.max = days.length - 1;
  date.addEventListener("change", function () { if (date.value) { asOf(date.value, true); } });
  step.addEventListener("input", function () { asOf(days[step.value], true); });
  show.addEventListener("change", function () { table.dataset.show = show.value; });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  addEventListener("hashchange", fromAddress);
  said.setAttribute("aria-live", "polite");
  form.hidden = false;
  fromAddress();
})();
