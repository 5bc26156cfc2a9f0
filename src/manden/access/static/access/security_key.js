// Hands the desk's challenge to the browser's key and sends its answer with the form.
// Nothing is stored, and nothing leaves but to the desk itself.
"use strict";

const toBytes = (text) => {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
};

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withBytes = (known) => (known || []).map((one) => ({ ...one, id: toBytes(one.id) }));

const creation = (asked) => ({
  ...asked,
  challenge: toBytes(asked.challenge),
  user: { ...asked.user, id: toBytes(asked.user.id) },
  excludeCredentials: withBytes(asked.excludeCredentials),
});

const signature = (asked) => ({
  ...asked,
  challenge: toBytes(asked.challenge),
  allowCredentials: withBytes(asked.allowCredentials),
});

const answerOf = (credential) => {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return JSON.stringify({
    id: credential.id, rawId: toText(credential.rawId), type: credential.type,
    response, clientExtensionResults: {},
  });
};

const ask = (form) => {
  const asked = JSON.parse(form.dataset.options).publicKey;
  return form.dataset.key === "enrol"
    ? navigator.credentials.create({ publicKey: creation(asked) })
    : navigator.credentials.get({ publicKey: signature(asked) });
};

for (const form of document.querySelectorAll("form[data-key]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const refusal = form.querySelector(".refusal[hidden], p.refusal");
    ask(form).then((credential) => {
      form.elements.answer.value = answerOf(credential);
      form.submit();
    }).catch(() => { refusal.hidden = false; });
  });
}
