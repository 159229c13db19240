// Reloads the page when its site was built anew, shows the mistakes that keep the
// site from being built, and links to the desk. The desk shows mistakes itself,
// and is made anew by every build, good or not.
(function () {
	"use strict";
	const site = document.currentScript.dataset.site; // the build that this page is from
	const desk = location.pathname === "/-/desk";
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
				if ((desk ? state.build : state.site) !== site) {
					hangUp();
					location.reload();
				} else if (!desk) {
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

	// The page that stands in for a site without a good build has the mistakes
	// already.
	function show(errors) {
		let text = document.getElementById("explainer-errors");
		if (!errors) {
			document.getElementById("explainer-overlay")?.remove();
			return;
		}
		if (!text) {
			const panel = document.createElement("section");
			panel.id = "explainer-overlay";
			panel.lang = "en";
			panel.dir = "ltr";
			panel.setAttribute("aria-label", "Mistakes that keep the site from being built");
			panel.style.cssText = "all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647;" +
				"box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 0.75rem 1rem;" +
				"font: 14px/1.5 ui-monospace, monospace; color: #fff; background: #2b0b0b; border-top: 4px solid #e5484d";
			panel.tabIndex = 0; // so that the keyboard scrolls it
			text = document.createElement("div");
			text.id = "explainer-errors";
			text.style.cssText = "all: unset; display: block; overflow-x: auto";
			text.setAttribute("role", "alert");
			panel.append(head(text), text);
			document.body.append(panel);
		}
		text.replaceChildren(...errors.split("\n").map(line));
	}

	// The line above the mistakes, with a button that folds them.
	function head(text) {
		const line = document.createElement("div");
		line.style.cssText = "display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-bottom: 0.5rem; font: 14px/1.5 system-ui, sans-serif";
		const words = document.createElement("span");
		words.textContent = "Not built: the last good site stays beneath.";
		words.style.cssText = "flex: 1 1 auto";
		const fold = document.createElement("button");
		fold.textContent = "Fold";
		fold.setAttribute("aria-expanded", "true");
		fold.style.cssText = "all: unset; cursor: pointer; text-decoration: underline";
		fold.addEventListener("click", function () {
			text.hidden = !text.hidden;
			text.style.display = text.hidden ? "none" : "block";
			fold.textContent = text.hidden ? "Show" : "Fold";
			fold.setAttribute("aria-expanded", String(!text.hidden));
		});
		fold.addEventListener("focus", () => { fold.style.outline = "2px solid #fff"; });
		fold.addEventListener("blur", () => { fold.style.outline = ""; });
		const link = linkToDesk();
		link.style.cssText = "color: #fff";
		line.append(words, fold, link);
		return line;
	}

	// A line of the text. Excerpts keep their columns, with the caret below; all
	// else wraps.
	function line(text) {
		const div = document.createElement("div");
		div.style.cssText = "min-height: 1.5em; overflow-wrap: anywhere; white-space: " + (text.startsWith("  ") ? "pre" : "pre-wrap");
		div.textContent = text + "\n";
		return div;
	}

	function linkToDesk() {
		const link = document.createElement("a");
		link.href = "/-/desk";
		link.textContent = "Desk";
		return link;
	}

	// At the very end, where the keyboard comes to it last.
	function footer() {
		const nav = document.createElement("nav");
		nav.lang = "en";
		nav.setAttribute("aria-label", "Preview");
		nav.style.cssText = "padding: 0.25rem 1rem; font: 12px/1.5 system-ui, sans-serif; text-align: end";
		const link = linkToDesk();
		link.style.color = "inherit";
		nav.append(link);
		document.body.append(nav);
	}

	if (!desk) {
		footer();
	}
	document.addEventListener("visibilitychange", listen);
	listen();
})();
