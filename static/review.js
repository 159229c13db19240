// Says at the head of a page whose review is overdue, by the reader's clock,
// that it may be out of date.
(function () {
  "use strict";
  var due = document.querySelector("footer.page .review time");
  if (!due) {
    return;
  }
  // A year or a month is over when the next one begins.
  var parts = due.dateTime.split("-").map(Number);
  var end = new Date(parts[0], (parts[1] || 12) - 1, parts[2] || 1);
  if (parts[2]) {
    end.setDate(end.getDate() + 1);
  } else {
    end.setMonth(end.getMonth() + 1);
  }
  if (new Date() < end) {
    return;
  }
  var notice = document.createElement("p");
  var strong = document.createElement("strong");
  strong.textContent = "Review overdue.";
  notice.className = "notice";
  notice.append(strong, " This page was to be looked over by " + due.textContent + "; what it says may no longer be true.");
  document.querySelector("h1").after(notice);
})();
