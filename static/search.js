// Searches the site. Nothing is loaded before somebody searches: the engine and
// the index are scripts, since a page on a disk can load nothing else. The key /
// opens it, and so does the link to the A–Z index, which is what there is
// without scripts.
(function () {
  "use strict";
  var here = document.currentScript;
  var link = document.querySelector("header.site a[href$='search.html']");
  if (!link || !window.HTMLDialogElement) {
    return;
  }
  var root = new URL("..", here.src);
  var dialog, input, found, engine, kinds, loading;

  // fold makes letters alike that people don't tell apart when they search: those
  // with and without marks, i with and without dot, Azerbaijani ə and e, the
  // Armenian ligature and its letters.
  function fold(text) {
    return text.replace(/[İIı]/g, "i").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/ə/g, "e").replace(/և/g, "եւ").replace(/[’'ʼ]/g, "");
  }

  var word = /[\p{L}\p{N}\p{M}]+(?:[’'ʼ][\p{L}\p{N}\p{M}]+)*/gu;

  function load() {
    if (loading) {
      return loading;
    }
    function script(source) {
      return new Promise(function (done, failed) {
        var element = document.createElement("script");
        element.src = source;
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      });
    }
    window.explainerIndex = function (index) {
      kinds = index.kinds;
      engine = new window.MiniSearch({
        fields: ["title", "names", "summary", "text"],
        storeFields: ["url", "kind", "title", "names", "summary", "text"],
        tokenize: function (text) { return text.match(word) || []; },
        processTerm: function (term) { return fold(term) || null; },
        searchOptions: {
          boost: { title: 6, names: 4, summary: 2 },
          combineWith: "AND",
          prefix: function (term) { return term.length > 1; },
          fuzzy: function (term) { return term.length > 4 ? 0.2 : false; }
        }
      });
      engine.addAll(index.pages.map(function (p, i) {
        return { id: i, url: p[0], kind: p[1], title: p[2], names: p[3], summary: p[4], text: p[5] };
      }));
    };
    loading = script(here.dataset.engine).then(function () { return script(here.dataset.index); });
    return loading;
  }

  function build(tag, name, text) {
    var element = document.createElement(tag);
    if (name) {
      element.className = name;
    }
    if (text) {
      element.textContent = text;
    }
    return element;
  }

  // marked appends a text with the matching words marked.
  function marked(to, text, terms) {
    var last = 0;
    text.replace(word, function (w, at) {
      if (terms.has(fold(w))) {
        to.append(text.slice(last, at), build("mark", "", w));
        last = at + w.length;
      }
      return w;
    });
    to.append(text.slice(last));
    return to;
  }

  // excerpt returns the stretch of a text around its first matching word.
  function excerpt(text, terms) {
    var at = -1;
    text.replace(word, function (w, i) {
      if (at < 0 && terms.has(fold(w))) {
        at = i;
      }
      return w;
    });
    if (at < 0) {
      return text.slice(0, 140) + (text.length > 140 ? " …" : "");
    }
    var start = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - 60)) + 1);
    var end = at + 100 < text.length ? text.lastIndexOf(" ", at + 100) : text.length;
    return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  var best = 3;
  var most = 6; // of a kind, until more are asked for

  function show() {
    var query = input.value.trim();
    found.replaceChildren();
    if (query === "") {
      return;
    }
    if (!engine) {
      found.append(build("p", "said", "Loading …"));
      load().then(show, function () {
        found.replaceChildren(build("p", "said", "The index couldn’t be loaded. The A–Z index has every page: see the menu."));
      });
      return;
    }
    var results = engine.search(query);
    var groups = kinds.map(function () { return []; });
    results.forEach(function (r) { groups[r.kind].push(r); });
    var said = build("p", "said", results.length === 0 ? "Nothing found for “" + query + "”." :
      results.length === 1 ? "1 page" : results.length + " pages");
    said.setAttribute("role", "status");
    found.append(said);
    if (results.length === 0) {
      var index = build("a", "", "Look through everything from A to Z");
      index.href = link.href;
      found.append(index);
    }
    if (results.length > best) { // of many, the best first, whatever their kind
      groups.unshift(results.slice(0, best));
    }
    groups.forEach(function (group, i) {
      if (group.length === 0) {
        return;
      }
      var title = groups.length === kinds.length ? kinds[i] : i === 0 ? "Best matches" : kinds[i - 1];
      var list = build("ul");
      function fill(results) {
        results.forEach(function (r) { list.append(entry(r)); });
      }
      fill(group.slice(0, most));
      found.append(build("h2", "", title), list);
      if (group.length > most) {
        var more = build("button", "", group.length - most + " more");
        more.type = "button";
        more.addEventListener("click", function () {
          fill(group.slice(most));
          more.remove();
        });
        found.append(more);
      }
    });
  }

  function entry(result) {
    var terms = new Set(result.terms);
    var item = build("li");
    var title = build("a");
    title.href = new URL(result.url, root).href;
    item.append(marked(title, result.title, terms));
    var names = result.names.match(word) || [];
    var source = names.some(function (w) { return terms.has(fold(w)); }) ? result.names : result.summary || result.text;
    if (!(source.match(word) || []).some(function (w) { return terms.has(fold(w)); })) {
      source = result.text || source;
    }
    if (source) {
      item.append(marked(build("p"), excerpt(source, terms), terms));
    }
    return item;
  }

  // The arrows go from the field through the results.
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") {
      return;
    }
    var stops = [input].concat(Array.from(found.querySelectorAll("a")));
    var at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (stops[at]) {
      event.preventDefault();
      stops[at].focus();
    }
  }

  function open() {
    if (!dialog) {
      dialog = build("dialog", "search");
      dialog.setAttribute("aria-label", "Search");
      var form = build("form");
      form.method = "dialog";
      input = build("input");
      input.type = "search";
      input.placeholder = "Names, places, words";
      input.setAttribute("aria-label", "Search this site");
      input.autocomplete = "off";
      found = build("div", "found");
      form.append(input, build("button", "", "Close"));
      dialog.append(form, found);
      document.body.append(dialog);
      var waiting;
      input.addEventListener("input", function () {
        clearTimeout(waiting);
        waiting = setTimeout(show, 80);
      });
      form.addEventListener("submit", function (event) {
        if (event.submitter !== form.lastChild) { // Enter in the field
          event.preventDefault();
          var first = found.querySelector("a");
          if (first) {
            first.click();
          }
        }
      });
      dialog.addEventListener("keydown", move);
      dialog.addEventListener("click", function (event) {
        if (event.target === dialog || event.target.closest("a")) {
          dialog.close();
        }
      });
    }
    if (!dialog.open) {
      dialog.showModal();
    }
    input.focus();
    input.select();
  }

  var letters = document.querySelector(".letters");
  if (letters) {
    var button = build("button", "", "Search for a name or a word");
    button.type = "button";
    button.addEventListener("click", open);
    letters.before(button);
  }
  link.addEventListener("click", function (event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    var typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
})();
