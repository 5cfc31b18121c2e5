/* The colours that the reader chose, or those of the device, before anything is drawn. */

(() => {
  const ways = [...document.querySelectorAll("[data-md-component=palette] input")];
  const ofTheDevice = ways.find((way) => matchMedia(way.dataset.mdColorMedia).matches)?.dataset ?? {};
  const chosen = window.__md_get("__palette")?.color ?? {
    media: ofTheDevice.mdColorMedia,
    scheme: ofTheDevice.mdColorScheme,
    primary: ofTheDevice.mdColorPrimary,
    accent: ofTheDevice.mdColorAccent,
  };
  for (const [name, value] of Object.entries(chosen)) {
    if (value) document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
