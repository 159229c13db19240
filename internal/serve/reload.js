// Reloads the page when its site was built anew, and shows the mistakes that
// keep the site from being built.
(function () {
	"use strict";
	const site = document.currentScript.dataset.site; // the build that this page is from
	let events = null;

	// A browser opens few connections to one host, so hidden tabs hold none.
	// They hear of what they missed when they are shown again.
	function listen() {
		if (document.hidden) {
			hangUp();
		} else if (!events) {
			events = new EventSource("/.explainer/events");
			events.onmessage = function (event) {
				const state = JSON.parse(event.data);
				if (state.site !== site) {
					hangUp();
					location.reload();
				} else {
					show(state.errors);
				}
			};
		}
	}

	function hangUp() {
		if (events) {
			events.close();
			events = null;
		}
	}

	// The page that stands in for a site without a good build has the panel
	// already.
	function show(errors) {
		let panel = document.getElementById("explainer-errors");
		if (!errors) {
			if (panel) {
				panel.remove();
			}
			return;
		}
		if (!panel) {
			panel = document.createElement("pre");
			panel.id = "explainer-errors";
			panel.lang = "en";
			panel.dir = "ltr";
			panel.tabIndex = 0; // so that the keyboard scrolls it
			panel.setAttribute("role", "alert");
			panel.setAttribute("aria-label", "Mistakes that keep the site from being built");
			panel.style.cssText = "all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647;" +
				"box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem; white-space: pre;" +
				"font: 14px/1.5 ui-monospace, monospace; color: #fff; background: #2b0b0b; border-top: 4px solid #e5484d";
			document.body.append(panel);
		}
		panel.textContent = errors;
	}

	document.addEventListener("visibilitychange", listen);
	listen();
})();
