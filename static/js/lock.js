/* The screen that locks itself: what is typed stays in the page, unseen, until the password comes.
   Without this file the server locks as well, at the next request. */
(function () {
  "use strict";

  var template = document.getElementById("lock-screen");
  if (!template) return;
  var IDLE = Number(template.dataset.idle) * 1000;
  var TOLD_EVERY = 30 * 1000;
  var SHARED = "rr-active-at";
  var active = Date.now();
  var told = active;
  var cover = null;

  /* All windows of one desk are left at the same moment. */
  function share(value) {
    try {
      localStorage.setItem(SHARED, String(value));
    } catch (error) { /* a browser that keeps nothing: each window counts alone */ }
  }

  function token() {
    return template.content.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  function post(address, fields) {
    var body = new URLSearchParams(fields || {});
    body.set("csrfmiddlewaretoken", token());
    return fetch(address, { method: "POST", body: body, credentials: "same-origin" });
  }

  /* Typing and pointing is work, though nothing is sent yet. */
  function worked() {
    if (cover) return;
    active = Date.now();
    if (active - told < TOLD_EVERY) return;
    told = active;
    share(active);
    post(template.dataset.active).then(function (answer) {
      if (answer.status === 401) lock();
      else if (answer.redirected) location.reload();
    }).catch(function () { /* offline: it is told the next time */ });
  }
  ["keydown", "pointerdown", "input", "wheel", "touchstart"].forEach(function (kind) {
    document.addEventListener(kind, worked, { passive: true, capture: true });
  });

  setInterval(function () {
    if (!cover && Date.now() - active >= IDLE) leave();
  }, 5000);
  window.addEventListener("storage", function (event) {
    if (event.key !== SHARED || !event.newValue) return;
    if (event.newValue === "locked") lock();
    else if (!cover) active = Math.max(active, Number(event.newValue));
  });

  /* A page that comes back from memory is as old as it was left. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  function leave() {
    lock();
    share("locked");
    post(template.dataset.lock).catch(function () { /* offline: the server counts by itself */ });
  }

  function lock() {
    if (cover) return;
    cover = template.content.firstElementChild.cloneNode(true);
    Array.prototype.forEach.call(document.body.children, function (part) {
      part.inert = true;
    });
    document.body.appendChild(cover);
    document.documentElement.classList.add("is-locked");
    cover.querySelector("[type=password]").focus();
    cover.querySelector("form").addEventListener("submit", function (event) {
      event.preventDefault();
      event.stopPropagation();
      tryPassword(event.target);
    });
  }

  function tryPassword(form) {
    var field = form.querySelector("[type=password]");
    var refused = form.querySelector(".errornote");
    post(form.action, { password: field.value }).then(function (answer) {
      var kind = answer.headers.get("Content-Type") || "";
      /* Signed out meanwhile: the server's own page says so. */
      if (answer.redirected || kind.indexOf("json") < 0) return location.reload();
      return answer.json().then(function (said) {
        if (said.unlocked) return unlock();
        refused.textContent = said.detail;
        refused.hidden = false;
        field.value = "";
        field.focus();
        return null;
      });
    }).catch(function () {
      refused.textContent = form.dataset.offline;
      refused.hidden = false;
    });
  }

  function unlock() {
    cover.remove();
    cover = null;
    document.documentElement.classList.remove("is-locked");
    Array.prototype.forEach.call(document.body.children, function (part) {
      part.inert = false;
    });
    active = told = Date.now();
    share(active);
  }

  /* The button that locks at once, without leaving the page. */
  document.addEventListener("submit", function (event) {
    if (event.target.id !== "lock-form") return;
    event.preventDefault();
    leave();
  });
})();
