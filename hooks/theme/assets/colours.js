/* The colours that the reader chose, or those of the device, before anything is drawn. */

(() => {
  const ways = [...document.querySelectorAll("[data-md-component=palette] input")];
  const ofTheDevice = ways.find((way) => matchMedia(way.dataset.mdColorMedia).matches);
  const chosen = packsite.device.get("__palette")?.color;
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = chosen ? chosen[name] : ofTheDevice?.getAttribute(`data-md-color-${name}`);
    if (value) document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
