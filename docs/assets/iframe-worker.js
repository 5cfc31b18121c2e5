/* Search from a folder. On file:// a browser refuses to start a worker, so the script that would
   be the worker runs in an empty, hidden frame instead and is spoken to in the same way.
   The file's name is how Material's offline plugin knows that it need not fetch one of its own. */

if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.inside = frame.contentWindow;
      // Written, not only empty: otherwise Firefox replaces the document after a moment.
      this.inside.document.write("<!doctype html><title>Search</title>");
      this.inside.document.close();
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = this.inside.document.createElement("script");
      script.src = address;
      this.ready = new Promise((resolve) => script.addEventListener("load", resolve));
      this.inside.document.body.append(script);
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
}
