/* A comfort of interviews: what was typed is kept as one goes, and questions come and go with the
   answers. Without this file "Save draft" does the same. */
(function () {
  "use strict";

  var form = document.getElementById("interview");
  if (!form || !window.fetch) return;
  var waiting = null;
  var isSending = false;
  var isAgain = false;
  var isStopped = false;

  form.addEventListener("change", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, 400);
  });

  form.addEventListener("submit", function () {
    window.clearTimeout(waiting);
    isSending = true;
  });

  function keep() {
    if (isStopped) return;
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
    if (!come.getElementById("interview-body")) return;
    notices(come);
    if (come.getElementById("stale")) {
      /* Somebody saved meanwhile: from now on only the button saves, once both were compared. */
      isStopped = true;
      return;
    }
    ["interview-steps", "interview-severity", "submit"].forEach(function (id) {
      replace(document.getElementById(id), come.getElementById(id));
    });
    mend(document.querySelector("#section .body"), come.querySelector("#section .body"));
    ["version", "shown"].forEach(function (name) {
      form.elements[name].value = come.querySelector('[name="' + name + '"]').value;
    });
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

  /* The list as it came, with all that is on the page by now, also what was typed meanwhile. */
  function regroup(old, fresh) {
    var imported = document.importNode(fresh, true);
    var active = document.activeElement;
    var focus = old.contains(active) ? [active.name, active.value, active.selectionStart] : null;
    each(old, function (field) {
      each(imported, function (other) {
        if (other.name !== field.name) return;
        if (field.type !== "radio" && field.type !== "checkbox") other.value = field.value;
        else if (other.value === field.value) other.checked = field.checked;
      });
    });
    old.replaceWith(imported);
    if (!focus) return;
    each(imported, function (field) {
      var isChosen = field.type === "radio" || field.type === "checkbox";
      if (field.name !== focus[0] || (isChosen && field.value !== focus[1])) return;
      field.focus();
      if (field.setSelectionRange && focus[2] !== null && !isChosen && field.type !== "number") {
        field.setSelectionRange(focus[2], focus[2]);
      }
    });
  }

  function each(part, act) {
    Array.prototype.forEach.call(part.querySelectorAll("input,select,textarea"), act);
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
