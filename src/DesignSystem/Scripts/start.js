import { initAll } from '/assets/nhsuk.js';

initAll();

// A print shows what a closed "details" holds, and the screen is as it was afterwards.
const openedForPrint = [];
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details[data-print-open]:not([open])')) {
    details.open = true;
    openedForPrint.push(details);
  }
});
addEventListener('afterprint', () => {
  for (const details of openedForPrint.splice(0)) details.open = false;
});

// A list that may have grown says so at its top, and changes nothing under the reader's hand.
const newer = document.querySelector('[data-newer]');
if (newer) {
  setInterval(async () => {
    if (document.hidden) return;
    const address = new URL(newer.dataset.newer, location.href);
    address.searchParams.set('handler', 'Newer');
    address.searchParams.set('mark', newer.dataset.mark);
    const answer = await fetch(address).catch(() => null);
    const count = answer?.ok && !answer.redirected ? Number(await answer.text()) : 0;
    if (count > 0) {
      const link = document.createElement('a');
      link.href = newer.dataset.newer;
      link.textContent = count === 1 ? 'Show 1 that is new or has changed' : `Show ${count} that are new or have changed`;
      newer.replaceChildren(link);
      newer.hidden = false;
    }
  }, 30000);
}

// A form that keeps what is typed on the server until it is sent, for its writer alone. Nothing is kept in the browser.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const said = form.querySelector('[data-draft-said]');
  let waiting = 0;
  let changed = false;
  let isSent = false;
  const keep = async last => {
    clearTimeout(waiting);
    if (!changed || isSent) return;
    changed = false;
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: last }).catch(() => null);
    const isKept = answer?.ok && !answer.redirected;
    if (!isKept) changed = true;
    said.textContent = isKept ? await answer.text() : 'What you typed last is not kept yet. If you were signed out, sign in again in another window, then go on here.';
    said.hidden = false;
  };
  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 800, false);
  });
  form.addEventListener('submit', () => { isSent = true; clearTimeout(waiting); });
  addEventListener('pageshow', () => { isSent = false; });
  addEventListener('visibilitychange', () => { if (document.hidden) keep(true); });
}

// Results that follow what is typed: the page is asked as the button asks it, so that both show the same. What is named is taken over from the answer.
for (const form of document.querySelectorAll('form[data-live]')) {
  let waiting = 0;
  let last = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const number = ++last;
      const address = new URL(form.action);
      address.search = new URLSearchParams(new FormData(form));
      const answer = await fetch(address).catch(() => null);
      if (!answer?.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (number !== last) return;
      for (const open of document.querySelectorAll('details[id][open]')) page.getElementById(open.id)?.setAttribute('open', '');
      for (const name of form.dataset.live.split(' ')) document.querySelector(name).replaceChildren(...page.querySelector(name).childNodes);
      document.title = page.title;
      history.replaceState(null, '', address);
    }, 150);
  });
}

// What a slider stands at is said in its label while it moves.
addEventListener('input', event => {
  if (event.target.type !== 'range') return;
  const output = event.target.labels[0]?.querySelector('output');
  if (output) output.textContent = event.target.value;
});
