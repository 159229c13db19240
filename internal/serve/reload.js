// Reloads the page when its site was built anew, shows the mistakes that keep the
// site from being built, and links to the desk. A page that is itself about what
// is wrong, such as the desk, is made anew by every reading, good or not.
(function () {
	"use strict";
	const from = document.currentScript.dataset; // what this page was made from: see inject.go
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
				if (from.build ? state.build !== from.build : state.site !== from.site) {
					hangUp();
					location.reload();
				} else if (!from.build) {
					show(state);
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

	// Whether the author folded or unfolded the mistakes, until there are none.
	function chosen(value) {
		try {
			if (value === undefined) return sessionStorage.getItem("explainer-folded");
			sessionStorage.setItem("explainer-folded", value);
		} catch { // a browser that stores nothing
			return null;
		}
	}

	// The panel over the page: its head, and the mistakes, which fold.
	let panel = null;

	function show(state) {
		const errors = state.errors || state.drafts;
		if (!errors) {
			chosen("");
			panel?.remove();
			panel = null;
			makeRoom();
			return;
		}
		if (!panel) {
			panel = makePanel();
			document.body.append(panel);
			new ResizeObserver(makeRoom).observe(panel);
		}
		panel.querySelector("p").textContent = (state.count === 1 ? "1 mistake" : state.count + " mistakes") +
			(state.errors ? ": this is the last good page." : (state.count === 1 ? " in a draft" : " in drafts") + ". Everything else is up to date.");
		text().replaceChildren(...errors.split("\n").map(line));
		// A draft may have mistakes for long. They cover only the draft.
		const own = errors.split("\n").some(text => text.startsWith(from.file + ":"));
		fold(chosen() ? chosen() === "yes" : !state.errors && !own);
	}

	function text() {
		return panel.querySelector("#explainer-errors");
	}

	function fold(folded) {
		const button = panel.querySelector("button");
		text().hidden = folded;
		text().style.display = folded ? "none" : "block";
		button.textContent = folded ? "Show" : "Fold";
		button.setAttribute("aria-expanded", String(!folded));
	}

	function choose(folded) {
		chosen(folded ? "yes" : "no");
		fold(folded);
	}

	// The end of the page can be scrolled out from under the panel.
	function makeRoom() {
		document.documentElement.style.paddingBlockEnd = panel ? panel.offsetHeight + "px" : "";
	}

	function makePanel() {
		const made = document.createElement("section");
		made.id = "explainer-overlay";
		made.lang = "en";
		made.dir = "ltr";
		made.setAttribute("aria-label", "Mistakes");
		made.style.cssText = "all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647;" +
			"box-sizing: border-box; display: flex; flex-direction: column; max-height: 60vh; max-height: min(60dvh, 36rem);" +
			"font: 14px/1.5 ui-monospace, monospace; color: #fff; background: #2b0b0b; border-top: 4px solid #e5484d";
		const errors = document.createElement("div");
		errors.id = "explainer-errors";
		errors.style.cssText = "all: unset; display: block; overflow: auto; padding: 0 1rem 0.75rem";
		errors.tabIndex = 0; // so that the keyboard scrolls it
		errors.setAttribute("role", "region");
		errors.setAttribute("aria-label", "Mistakes, with their places");
		ring(errors, "-2px");
		made.append(head(), errors);
		return made;
	}

	// The line above the mistakes. It stays where it is when they are scrolled.
	function head() {
		const line = document.createElement("div");
		line.style.cssText = "display: flex; align-items: baseline; gap: 1rem; padding: 0.25rem 1rem; font: 14px/1.5 system-ui, sans-serif";
		const words = document.createElement("p");
		words.setAttribute("role", "status"); // is read aloud, and takes nothing from what is being done
		words.style.cssText = "flex: 1; margin: 0; font-weight: 600";
		const button = document.createElement("button");
		button.type = "button";
		button.setAttribute("aria-controls", "explainer-errors");
		button.title = "Escape";
		button.style.cssText = "all: unset; cursor: pointer; padding: 0.35rem 0; text-decoration: underline";
		button.addEventListener("click", () => choose(!text().hidden));
		ring(button, "2px");
		const link = linkToDesk();
		link.style.cssText = "color: #fff; padding: 0.35rem 0";
		line.append(words, button, link);
		return line;
	}

	function ring(element, offset) {
		element.addEventListener("focus", () => {
			element.style.outline = element.matches(":focus-visible") ? "2px solid #fff" : "";
			element.style.outlineOffset = offset;
		});
		element.addEventListener("blur", () => { element.style.outline = ""; });
	}

	// A line of the text. Excerpts keep their columns, with the caret below; all
	// else wraps. A line with a place stands out from its hint.
	function line(text) {
		const div = document.createElement("div");
		const place = /^\S+: (error|warning): /.test(text);
		div.style.cssText = "min-height: 1.5em; overflow-wrap: anywhere; white-space: " + (text.startsWith("  ") ? "pre" : "pre-wrap") +
			(place ? "; font-weight: 700" : "; color: #f0dcd8");
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

	// What else Escape closes, such as a search, comes first.
	document.addEventListener("keydown", function (event) {
		if (event.key === "Escape" && !event.defaultPrevented && panel && !text().hidden) {
			choose(true);
		}
	});
	if (!from.build) {
		footer();
	}
	document.addEventListener("visibilitychange", listen);
	listen();
})();
