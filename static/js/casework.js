/* A note or a task in two keystrokes: "n" and "t" open the field and begin to type in it.
   Without this file both are opened by their own words. */
(function () {
  "use strict";

  var TYPING = /^(INPUT|SELECT|TEXTAREA)$/;

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (TYPING.test(event.target.tagName)) return;
    /* The key's place, not its letter: under an Armenian or Russian layout N writes another one. */
    if (event.code !== "KeyN" && event.code !== "KeyT") return;
    var key = event.code.slice(3).toLowerCase();
    var adding = document.querySelector('details[data-opened-by="' + key + '"]');
    if (!adding) return;
    event.preventDefault();
    adding.open = true;
    adding.querySelector("textarea, input:not([type=hidden])").focus();
  });
})();
