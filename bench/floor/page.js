/** The floor page's script: GOV.UK Frontend for its fields, what is typed into IndexedDB, a worker for the next time. */
import { Button, Checkboxes, createAll, ErrorSummary, Radios } from 'govuk-frontend';

for (const component of [Button, Checkboxes, ErrorSummary, Radios]) createAll(component);
document.forms[0].addEventListener('submit', keep);
navigator.serviceWorker.register('/worker.js');

/** @param {SubmitEvent} event */
function keep(event) {
  event.preventDefault();
  const typed = JSON.stringify([...new FormData(/** @type {HTMLFormElement} */ (event.target))]);
  const opening = indexedDB.open('floor', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('typed', { autoIncrement: true });
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('typed', 'readwrite', { durability: 'strict' });
    transaction.objectStore('typed').add(typed);
    transaction.oncomplete = () => document.body.setAttribute('data-kept', '');
  };
}
