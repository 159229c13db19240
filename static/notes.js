// Shows a source where it is cited, and what a term means where it is linked,
// beside the text or below the mark, while a mouse rests on the mark or the
// keyboard's focus is on it. Escape hides it.
(function () {
  "use strict";
  var note, mark, timer;

  function hide() {
    clearTimeout(timer);
    if (note) {
      note.remove();
      mark.removeAttribute("aria-describedby");
    }
    note = mark = null;
  }

  function show(link) {
    if (link === mark) {
      clearTimeout(timer);
      return;
    }
    hide();
    var shown = link.classList.contains("term") ? meaning(link) : source(link);
    if (!shown) {
      return;
    }
    mark = link;
    note = document.createElement("div");
    note.className = "sidenote";
    note.id = "sidenote.1";
    note.setAttribute("role", "tooltip");
    note.append(shown);
    document.body.append(note);
    link.setAttribute("aria-describedby", note.id);
    place();
  }

  // The title would show twice, so it moves.
  function meaning(link) {
    if (link.title) {
      link.dataset.meaning = link.title;
      link.removeAttribute("title");
    }
    return link.dataset.meaning;
  }

  function source(link) {
    var entry = document.getElementById(link.hash.slice(1));
    if (!entry) {
      return null;
    }
    var copy = document.createDocumentFragment();
    copy.append(link.textContent + ". ");
    Array.from(entry.cloneNode(true).childNodes).forEach(function (child) {
      if (!child.classList || !child.classList.contains("back")) {
        copy.append(child);
      }
    });
    return copy;
  }

  // Beside the text where there is room, else below the mark.
  function place() {
    var at = mark.getBoundingClientRect();
    var margin = document.querySelector(".margin").getBoundingClientRect();
    var page = document.documentElement;
    var beside = getComputedStyle(document.querySelector(".margin")).cssFloat !== "none" && at.right < margin.left;
    var width = beside ? margin.width : Math.min(336, page.clientWidth - 24);
    var left = beside ? margin.left : Math.max(12, Math.min(at.left - 24, page.clientWidth - width - 12));
    note.style.width = width + "px";
    note.style.left = left + scrollX + "px";
    note.style.top = (beside ? at.top - 6 : at.bottom + 4) + scrollY + "px";
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }

  function markOf(target) {
    return target.closest ? target.closest("a[role=doc-biblioref], a.term") : null;
  }

  document.addEventListener("mouseover", function (event) {
    var link = markOf(event.target);
    if (link) {
      show(link);
    } else if (note && note.contains(event.target)) {
      clearTimeout(timer);
    } else if (note) {
      later();
    }
  });
  document.addEventListener("focusin", function (event) {
    var link = markOf(event.target);
    if (link) {
      show(link);
    } else if (!note || !note.contains(event.target)) {
      hide();
    }
  });
  // A finger can't rest on a mark: the first tap shows the note, and the second
  // follows the link.
  var firstTap;
  document.addEventListener("pointerdown", function (event) {
    var link = markOf(event.target);
    firstTap = event.pointerType === "touch" && link && link !== mark ? link : null;
    if (note && !link && !note.contains(event.target)) {
      hide();
    }
  });
  document.addEventListener("click", function (event) {
    if (firstTap && firstTap === markOf(event.target)) {
      event.preventDefault();
      show(firstTap);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      hide();
    }
  });
  addEventListener("resize", hide);
})();
