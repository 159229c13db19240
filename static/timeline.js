// The filters of the timeline. Without this script the whole list is shown.
// What is chosen stands in the address, so that it can be passed on.
(function () {
  "use strict";
  var form = document.querySelector("form.filters");
  if (!form) {
    return;
  }
  var years = Array.from(document.querySelectorAll("section.year"));
  var items = Array.from(document.querySelectorAll("section.year li")).map(function (li) {
    return { li: li, link: li.querySelector(".what a"), words: fold(li.textContent) };
  });
  var choices = Array.from(form.querySelectorAll("select"));
  var words = form.elements.words;
  var short = form.elements.short;
  var count = form.querySelector(".count");

  // fold makes letters alike as the search does, and white space.
  function fold(text) {
    return text.replace(/[İIı]/g, "i").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/ə/g, "e").replace(/և/g, "եւ").replace(/[’'ʼ]/g, "").replace(/\s+/g, " ");
  }

  function matches(item) {
    var wanted = fold(words.value).split(" ");
    return choices.every(function (choice) {
      return !choice.value || (item.li.getAttribute("data-" + choice.name) || "").split(" ").indexOf(choice.value) >= 0;
    }) && (!short || !short.checked || item.li.classList.contains("key")) &&
      wanted.every(function (word) { return item.words.indexOf(word) >= 0; });
  }

  function show() {
    var shown = 0;
    var out = {};
    items.forEach(function (item) {
      item.li.hidden = !matches(item);
      out[item.link.href] = item.li.hidden;
      shown += item.li.hidden ? 0 : 1;
    });
    years.forEach(function (year) {
      var link = document.querySelector('.years a[href="#' + year.getAttribute("aria-labelledby") + '"]');
      year.hidden = !year.querySelector("li:not([hidden])");
      if (link) {
        link.parentNode.hidden = year.hidden;
      }
    });
    document.querySelectorAll("figure.timeline svg a").forEach(function (a) {
      a.classList.toggle("out", out[new URL(a.getAttribute("href"), location.href).href] === true);
    });
    count.textContent = shown === items.length ? "All " + shown + " events are shown."
      : shown === 0 ? "No event is like that."
        : shown + " of " + items.length + " events are shown.";
  }

  // The address is replaced, not added to the history: the way back leaves the
  // page as it does elsewhere.
  function remember() {
    var query = [];
    new FormData(form).forEach(function (value, name) {
      if (value) {
        query.push(encodeURIComponent(name) + "=" + encodeURIComponent(value));
      }
    });
    try {
      history.replaceState(null, "", location.pathname + (query.length ? "?" + query.join("&") : "") + location.hash);
    } catch (e) { /* the address stays as it was */ }
  }

  function recall() {
    var query = new URLSearchParams(location.search);
    choices.forEach(function (choice) {
      choice.value = query.get(choice.name) || "";
      if (choice.selectedIndex < 0) {
        choice.value = "";
      }
    });
    words.value = query.get("words") || "";
    if (short) {
      short.checked = query.get("short") === "key";
    }
    show();
  }

  form.addEventListener("input", function () { show(); remember(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    setTimeout(function () { show(); remember(); });
  });
  window.addEventListener("popstate", recall);
  window.addEventListener("pageshow", recall); // a browser may fill the form in after the script has run

  // The keys work on an event's link only, so that they disturb nobody who
  // speaks to the browser or has keys of their own.
  document.addEventListener("keydown", function (event) {
    var way = { j: 1, k: -1 }[event.key];
    var seen = items.filter(function (item) { return !item.li.hidden; });
    var at = seen.findIndex(function (item) { return item.link === document.activeElement; });
    if (!way || at < 0 || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    if (seen[at + way]) {
      seen[at + way].link.focus();
    }
  });

  recall();
  form.hidden = false;
})();
