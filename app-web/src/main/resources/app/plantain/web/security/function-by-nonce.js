// Vaadin's client makes functions from the expressions that the server sends, which needs 'unsafe-eval'. This makes them
// from script elements with the page's nonce instead, so that eval stays forbidden to everything else.
(() => {
  const nonce = document.currentScript.nonce;
  const known = new Map();
  const knownMax = 2000;

  function compile(parameters, body) {
    const name = Symbol.for("plantain.compiled");
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent =
      `window[Symbol.for("plantain.compiled")] = function (${parameters}) {\n${body}\n};`;
    document.head.append(script);
    script.remove();
    const made = window[name];
    delete window[name];
    if (!made) {
      throw new SyntaxError("The expression cannot be compiled: " + body);
    }
    return made;
  }

  function make(parts) {
    const parameters = parts.slice(0, -1).join(",");
    const body = parts.length ? String(parts[parts.length - 1]) : "";
    const key = parameters + "\u0000" + body;
    if (!known.has(key)) {
      if (known.size >= knownMax) {
        known.clear();
      }
      known.set(key, compile(parameters, body));
    }
    return known.get(key);
  }

  window.Function = new Proxy(window.Function, {
    apply: (target, receiver, parts) => make(parts),
    construct: (target, parts) => make(parts),
  });
})();
