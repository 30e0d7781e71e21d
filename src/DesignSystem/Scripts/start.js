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
