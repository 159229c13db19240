// Offers to print the page.
(function () {
  "use strict";
  var about = document.querySelector("footer.page");
  if (!about || !window.print) {
    return;
  }
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = "Print this page";
  button.addEventListener("click", function () { window.print(); });
  about.append(button);
})();
