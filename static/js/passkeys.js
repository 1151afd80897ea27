/* Passkeys: the browser's own, asked for by a button; what it answers is sent as a form. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-passkey]");
  if (!form) return;
  if (!window.PublicKeyCredential) return;
  form.hidden = false;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function listed(credentials) {
    return (credentials || []).map(function (one) {
      return Object.assign({}, one, { id: bytes(one.id) });
    });
  }

  /* The server's options, with bytes where the browser wants bytes. */
  function toMake(options) {
    var key = Object.assign({}, options.publicKey, {
      challenge: bytes(options.publicKey.challenge),
      user: Object.assign({}, options.publicKey.user, { id: bytes(options.publicKey.user.id) }),
      excludeCredentials: listed(options.publicKey.excludeCredentials),
    });
    var alone = form.querySelector("[name=passwordless]");
    if (alone && alone.checked) {
      key.authenticatorSelection = Object.assign({}, key.authenticatorSelection, {
        residentKey: "required", requireResidentKey: true, userVerification: "required",
      });
    }
    return { publicKey: key };
  }

  function toUse(options) {
    return {
      publicKey: Object.assign({}, options.publicKey, {
        challenge: bytes(options.publicKey.challenge),
        allowCredentials: listed(options.publicKey.allowCredentials),
      }),
    };
  }

  function written(credential) {
    var said = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (part) {
      if (credential.response[part]) said[part] = text(credential.response[part]);
    });
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: said,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  function given() {
    return Promise.resolve(JSON.parse(document.getElementById("passkey-options").textContent));
  }

  function asked() {
    return fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { return answer.json(); });
  }

  var WAYS = {
    "add": function () {
      return given().then(function (data) { return navigator.credentials.create(toMake(data.creation_options)); });
    },
    "second-step": function () {
      return given().then(function (data) { return navigator.credentials.get(toUse(data.request_options)); });
    },
    "sign-in": function () {
      return asked().then(function (data) { return navigator.credentials.get(toUse(data.request_options)); });
    },
  };

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var refused = document.querySelector(".passkey-fault");
    WAYS[form.dataset.passkey]().then(function (credential) {
      form.querySelector("[name=credential]").value = written(credential);
      form.submit();
    }).catch(function () {
      if (refused) refused.hidden = false;
    });
  });
})();
