/* A comfort of interviews: what was typed is kept as one goes, and questions come and go with the
   answers. Without this file "Save draft" does the same. */
(function () {
  "use strict";

  var form = document.getElementById("interview");
  if (!form || !window.fetch) return;
  var waiting = null;
  var isSending = false;
  var isAgain = false;

  form.addEventListener("change", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, 400);
  });

  form.addEventListener("submit", function () {
    window.clearTimeout(waiting);
    isSending = true;
  });

  function keep() {
    if (isSending) {
      isAgain = true;
      return;
    }
    isSending = true;
    var sent = new FormData(form);
    sent.append("_draft", "1");
    fetch(form.action || window.location.href, {
      method: "POST",
      body: sent,
      headers: { "X-Requested-With": "interview" },
      credentials: "same-origin",
      redirect: "error",
    })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      })
      .then(show)
      .catch(function () {
        /* Nothing is lost: it is all still on the page, and the button sends it. */
      })
      .then(function () {
        isSending = false;
        if (isAgain) {
          isAgain = false;
          keep();
        }
      });
  }

  /* Take over what came, but for what is being typed in just now. */
  function show(text) {
    var come = new DOMParser().parseFromString(text, "text/html");
    var body = come.getElementById("interview-body");
    if (!body) return;
    ["version", "shown"].forEach(function (name) {
      form.elements[name].value = come.querySelector('[name="' + name + '"]').value;
    });
    ["interview-steps", "interview-severity", "submit"].forEach(function (id) {
      replace(document.getElementById(id), come.getElementById(id));
    });
    mend(document.querySelector("#section .body"), come.querySelector("#section .body"));
    notices(come);
  }

  function replace(old, fresh) {
    if (!old || !fresh || old.contains(document.activeElement)) return;
    old.replaceWith(document.importNode(fresh, true));
  }

  function mend(old, fresh) {
    if (!old || !fresh) return;
    var kept = {};
    old.querySelectorAll("[id^='q-']").forEach(function (each) {
      if (/-a$/.test(each.id)) return;
      kept[each.id] = each;
    });
    fresh.querySelectorAll("[id^='q-']").forEach(function (each) {
      if (/-a$/.test(each.id)) return;
      var before = kept[each.id];
      if (before && !isSame(before, each) && !before.contains(document.activeElement)) {
        before.replaceWith(document.importNode(each, true));
      }
    });
    /* Questions that came or went: the whole list, put around what is being typed in. */
    if (names(old) !== names(fresh)) regroup(old, fresh);
  }

  function names(part) {
    return Array.prototype.map.call(part.querySelectorAll("[id^='q-']"), function (each) {
      return each.id;
    }).join(" ");
  }

  function isSame(one, other) {
    return one.textContent === other.textContent && inputs(one) === inputs(other);
  }

  function inputs(part) {
    return Array.prototype.map.call(part.querySelectorAll("input,select,textarea"), function (each) {
      return each.name + "=" + (each.type === "radio" || each.type === "checkbox" ? each.value : "");
    }).join(" ");
  }

  function regroup(old, fresh) {
    var active = document.activeElement;
    var here = active && active.closest ? active.closest("[id^='q-']:not([id$='-a'])") : null;
    var imported = document.importNode(fresh, true);
    if (here && old.contains(here)) {
      var place = imported.querySelector("#" + CSS.escape(here.id));
      if (!place) return;
      var focus = active.name + "\u0000" + active.value;
      old.replaceWith(imported);
      imported.querySelectorAll("input,select,textarea").forEach(function (each) {
        if (each.name + "\u0000" + each.value === focus) each.focus();
      });
      return;
    }
    old.replaceWith(imported);
  }

  /* An emergency is told as soon as it is said. */
  function notices(come) {
    var section = document.getElementById("section");
    document.querySelectorAll("[id^='e-'], #stale").forEach(function (each) {
      each.remove();
    });
    come.querySelectorAll("[id^='e-'], #stale").forEach(function (each) {
      section.before(document.importNode(each, true));
    });
  }
})();
