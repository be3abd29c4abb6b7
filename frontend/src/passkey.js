// Passkeys: forms with data-passkey are shown where the browser has them. The server's question is fetched when the button is
// pressed; the browser's answer goes into the form, and the form is sent as any other.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The JSON of the standard (PublicKeyCredentialCreationOptionsJSON and …RequestOptionsJSON) as the browser takes it. */
function question(options) {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) asked.excludeCredentials = known(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = known(asked.allowCredentials);
  return asked;
}

/** What the browser answers, as RegistrationResponseJSON or AuthenticationResponseJSON. */
function answer(credential) {
  const { response } = credential;
  const given = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) given[name] = text(response[name]);
  }
  if (response.attestationObject) {
    given.transports = response.getTransports?.() ?? [];
    // What these say stands in the attestation object too; only that is read.
    delete given.authenticatorData;
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: given,
  };
}

const why = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "elsewhere" };

async function ask(form) {
  const begun = await fetch(form.dataset.begin, { method: "POST", headers: { accept: "application/json" } });
  if (!begun.ok) throw new Error(`${begun.status}`);
  const { wait, options } = await begun.json();
  const publicKey = question(options);
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey })
    : await navigator.credentials.get({ publicKey });
  form.elements.wait.value = wait;
  form.elements.answer.value = JSON.stringify(answer(credential));
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const hint of document.querySelectorAll("[data-passkey-without]")) hint.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    const told = form.querySelector("[data-passkey-told]");
    const button = form.querySelector("button[type=submit]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      told.hidden = true;
      try {
        await ask(form);
        form.submit();
      } catch (error) {
        told.textContent = told.dataset[why[error.name] ?? "failed"];
        told.hidden = false;
        button.disabled = false;
      }
    });
  }
}
