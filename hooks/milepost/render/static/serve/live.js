// Loads the page again when the server shows something else: a new site, or what is wrong.
"use strict";
{
  const token = document.currentScript.dataset.token;
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const seen = () =>
    new Promise((done) => {
      if (!document.hidden) done();
      else document.addEventListener("visibilitychange", done, { once: true });
    });

  const follow = async () => {
    for (;;) {
      // A browser keeps few connections to one server; only the tab in view holds one.
      await seen();
      try {
        const address = "/~milepost/state?token=" + encodeURIComponent(token);
        const answer = await fetch(address, { cache: "no-store" });
        if ((await answer.json()).token !== token) return location.reload();
      } catch {
        await pause(1000);
      }
    }
  };
  follow();
}
