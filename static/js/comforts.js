/* Comforts only: every page works without this file. No inline handlers, no eval. */
(function () {
  "use strict";

  var TYPING = /^(INPUT|SELECT|TEXTAREA)$/;

  function closeMenus(kept) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== kept) menu.open = false;
    });
  }

  /* "/" finds from any page; Ctrl+Enter saves; Alt+D copies from the row above. */
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    if (event.key === "Escape") closeMenus(null);
    if (event.key === "/" && !TYPING.test(target.tagName)) {
      var box = document.getElementById("bigq") || document.getElementById("find");
      if (box) {
        event.preventDefault();
        box.focus();
        box.select();
      }
    }
    pressed(event);
    var form = target.closest ? target.closest("form[data-keys]") : null;
    if (event.key === "Enter" && event.ctrlKey) {
      form = form || document.querySelector("form[data-keys]");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.default"));
    }
    if (!form) return;
    if (event.key === "Enter" && !event.ctrlKey && target.tagName === "INPUT" && hasMore(form)) {
      event.preventDefault();
      focusNext(form, target);
    }
    if (event.altKey && event.code === "KeyD") {
      event.preventDefault();
      copyFromAbove(target);
    }
  });

  /* A button that says its key is pressed by it, where nothing is being typed. */
  function pressed(event) {
    if (TYPING.test(event.target.tagName) || event.ctrlKey || event.altKey || event.metaKey) return;
    /* The key's place, not its letter: under an Armenian or Russian layout H writes another one. */
    if (!/^Key[A-Z]$/.test(event.code)) return;
    var button = document.querySelector('button[data-key="' + event.code.slice(3).toLowerCase() + '"]');
    if (!button || event.repeat) return;
    event.preventDefault();
    button.click();
  }

  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.menu"));
  });

  /* A page that is there to be printed. */
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });

  function shownFields(form) {
    return Array.prototype.filter.call(form.elements, function (element) {
      return element.type !== "hidden" && element.tabIndex >= 0 && element.offsetParent;
    });
  }

  /* In a form of one field, such as a code, Enter sends it. */
  function hasMore(form) {
    return shownFields(form).filter(function (element) { return TYPING.test(element.tagName); }).length > 1;
  }

  function focusNext(form, field) {
    var fields = shownFields(form);
    var next = fields[fields.indexOf(field) + 1];
    if (next) next.focus();
  }

  /* A second click on Save, while the first is under way, saves nothing twice. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-keys]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-keys]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });

  function copyFromAbove(input) {
    var row = input.closest("tr.form-row");
    var above = row && row.previousElementSibling;
    var cell = input.closest("td");
    if (!above || !cell) return;
    var same = above.children[Array.prototype.indexOf.call(row.children, cell)];
    var source = same && same.querySelector("input:not([type=hidden]), select");
    if (source) input.value = source.value;
  }

  /* Rows of the members' table: added as they are needed. */
  document.querySelectorAll("[data-add-rows]").forEach(function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      for (var i = 0; i < Number(button.value); i += 1) addRow();
    });
  });

  function addRow() {
    var rows = document.querySelector("[data-rows]");
    var empty = document.querySelector("[data-empty-row]");
    var total = document.getElementById("id_members-TOTAL_FORMS");
    var index = Number(total.value);
    var holder = document.createElement("tbody");
    holder.innerHTML = empty.innerHTML
      .replace(/__prefix__/g, String(index))
      .replace(/__number__/g, String(index + 1));
    rows.appendChild(holder.firstElementChild);
    total.value = String(index + 1);
  }

  /* Typing into the last row adds another below it. */
  document.addEventListener("input", function (event) {
    var row = event.target.closest("[data-rows] > tr.form-row:last-child");
    if (row && document.querySelector("[data-empty-row]")) addRow();
  });

  /* Places are offered as one types. */
  var waiting;
  document.addEventListener("input", function (event) {
    var input = event.target;
    if (!input.dataset || !input.dataset.places) return;
    clearTimeout(waiting);
    if (input.value.trim().length < 2) return;
    waiting = setTimeout(function () { offerPlaces(input); }, 120);
  });

  function offerPlaces(input) {
    fetch(input.dataset.places + "?q=" + encodeURIComponent(input.value), { credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : { places: [] }; })
      .then(function (found) {
        var list = document.getElementById(input.getAttribute("list"));
        list.replaceChildren.apply(list, found.places.map(function (name) {
          var option = document.createElement("option");
          option.value = name;
          return option;
        }));
      })
      .catch(function () { /* offline: the typed name is resolved when the page is saved */ });
  }

  /* What went wrong is read first; else who may be registered already. */
  var first = document.getElementById("faults") || document.getElementById("likely-same");
  if (first) first.focus();
})();
