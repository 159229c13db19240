// The switch between light and dark. This script runs before the page is
// drawn, so that a remembered choice doesn't flash.
(function () {
  "use strict";
  var root = document.documentElement;
  var store = {
    get: function () { try { return localStorage.getItem("theme"); } catch (e) { return null; } },
    set: function (theme) { try { localStorage.setItem("theme", theme); } catch (e) { /* it isn't remembered */ } }
  };
  var chosen = store.get();
  if (chosen === "light" || chosen === "dark") {
    root.dataset.theme = chosen;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var header = document.querySelector("header.site");
    var system = matchMedia("(prefers-color-scheme: dark)");
    var button = document.createElement("button");
    function dark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    }
    function label() {
      button.textContent = dark() ? "Light" : "Dark";
      button.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours");
    }
    button.type = "button";
    button.className = "theme";
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      store.set(root.dataset.theme);
      label();
    });
    system.addEventListener("change", label);
    label();
    header.append(button);
  });
})();
