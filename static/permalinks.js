// Puts a link to itself behind every heading that has an id, but for that of the
// contents.
(function () {
  "use strict";
  document.querySelectorAll("article :is(h2, h3, h4)[id]:not(nav *)").forEach(function (heading) {
    var link = document.createElement("a");
    link.className = "permalink";
    link.href = "#" + heading.id;
    link.textContent = "#";
    link.setAttribute("aria-label", "Link to “" + heading.textContent.trim() + "”");
    heading.append(" ", link);
  });
})();
