/* The page of a job that goes on: asks every two seconds how far it is. Without this file the page
   is read again as a whole (a refresh in <noscript>), or by its own button. */
(function () {
  "use strict";

  var EVERY = 2000;
  var shown = document.querySelector("[data-job]");
  if (!shown) return;

  function ask() {
    /* A page that nobody looks at asks nothing; it is asked for again when they do. */
    if (document.hidden) return later();
    fetch(shown.dataset.job, {
      credentials: "same-origin",
      /* Nobody works here because a page updates itself: the screen locks all the same. */
      headers: { "X-Unattended": "1", "X-Requested-With": "XMLHttpRequest" }
    }).then(function (answer) {
      if (answer.status === 401 || answer.redirected) return later();
      if (!answer.ok) return null;
      if (answer.headers.get("X-Job-Ended")) return location.replace(location.pathname);
      return answer.text().then(function (text) {
        /* What has not changed is not read out again. */
        if (text !== shown.dataset.last) shown.innerHTML = text;
        shown.dataset.last = text;
        return later();
      });
    }).catch(later);
  }

  function later() {
    setTimeout(ask, EVERY);
  }

  later();
})();
