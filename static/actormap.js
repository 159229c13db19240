// On the map of actors, brings out the relations of the actor that the pointer
// is on or that has the focus, and their rows in the table.
(function () {
  "use strict";
  document.querySelectorAll("svg.actor-map").forEach(function (map) {
    var section = map.closest("section");
    var marked = [];

    function clear() {
      map.classList.remove("chosen");
      marked.forEach(function (el) { el.classList.remove("on"); });
      marked = [];
    }
    function mark(el) {
      el.classList.add("on");
      marked.push(el);
    }
    function choose(actor) {
      var near = [actor];
      clear();
      section.querySelectorAll("[data-ends]").forEach(function (el) {
        var ends = el.dataset.ends.split(" ");
        if (ends.indexOf(actor) < 0) {
          return;
        }
        mark(el);
        if (map.contains(el)) {
          near = near.concat(ends);
        }
      });
      map.querySelectorAll("[data-actor]").forEach(function (el) {
        if (near.indexOf(el.dataset.actor) >= 0) {
          mark(el);
        }
      });
      map.classList.add("chosen");
    }
    function chosen(event) {
      var el = event.target.closest("[data-actor]");
      if (el) {
        choose(el.dataset.actor);
      } else {
        clear();
      }
    }

    map.addEventListener("pointerover", chosen);
    map.addEventListener("pointerleave", clear);
    map.addEventListener("focusin", chosen);
    map.addEventListener("focusout", clear);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        clear();
      }
    });
  });
})();
