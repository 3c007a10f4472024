/*
 * Comfort only: every page works without this file. It keeps word counts
 * current, saves a draft while one writes, warns before unsaved words are left
 * behind, and says beforehand that a file is too large.
 */
'use strict';

(() => {
  const AUTOSAVE_MS = 15000;

  /* Words as the server counts them: runs of anything but white space. */
  const wordsOf = (text) => (text.match(/\S+/g) || []).length;

  function countShow(line) {
    const field = document.getElementById(line.dataset.count);
    if (!field) return;
    const words = wordsOf(field.value);
    const least = Number(line.dataset.least) || 0;
    const most = Number(line.dataset.most) || 0;
    let range = '';
    if (least && most) range = ` of ${least} to ${most}`;
    else if (most) range = ` of at most ${most}`;
    else if (least) range = ` of at least ${least}`;
    let verdict = '';
    let kind = 'ac-part';
    if (most && words > most) {
      verdict = `${words - most} too many`;
      kind = 'ac-no';
    } else if (words < least) {
      verdict = `${least - words} to go`;
    } else if (words) {
      verdict = 'long enough';
      kind = 'ac-yes';
    }
    const count = document.createElement('span');
    count.textContent = `${words} word${words === 1 ? '' : 's'}${range}`;
    const judged = document.createElement('span');
    judged.className = kind;
    judged.textContent = verdict;
    line.replaceChildren(count, judged);
  }

  for (const line of document.querySelectorAll('[data-count]')) {
    const field = document.getElementById(line.dataset.count);
    if (field) field.addEventListener('input', () => countShow(line));
  }

  function say(form, text, isError) {
    const mark = form.querySelector('[data-saved]');
    if (!mark) return;
    const said = document.createElement('span');
    said.className = isError ? 'ac-saved ac-saved--error' : 'ac-saved';
    if (isError) said.setAttribute('role', 'alert');
    said.textContent = text;
    mark.replaceChildren(said);
  }

  /* What the saved page says of versions and of the form's token holds for
     this one too; what is typed here stays as it is. */
  function takeOver(form, saved) {
    for (const there of saved.querySelectorAll('input[type=hidden]')) {
      const here = form.elements.namedItem(there.name);
      if (here && (there.name === 'token' || there.name.startsWith('version-'))) {
        here.value = there.value;
      }
    }
    const mark = saved.querySelector('[data-saved]');
    const own = form.querySelector('[data-saved]');
    if (mark && own && mark.textContent.trim()) own.replaceChildren(...mark.cloneNode(true).childNodes);
    else say(form, 'Saved', false);
  }

  function fieldsOf(form) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') fields.append(name, value);
    }
    /* These wait for their own button. */
    for (const name of ['file_title', 'link_url', 'link_title']) fields.delete(name);
    fields.append('action', 'save');
    return fields;
  }

  function autosave(form) {
    let dirty = false;
    let stopped = false;
    let running = false;

    async function save() {
      if (!dirty || stopped || running) return;
      running = true;
      dirty = false;
      try {
        /* Its buttons are called action, and hide the form's own. */
        const answer = await fetch(form.getAttribute('action'), {
          method: 'POST', body: fieldsOf(form), headers: { Accept: 'text/html' },
        });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const saved = page.querySelector('form[data-autosave]');
        if (saved && page.querySelector('[data-conflict]')) {
          stopped = true;
          dirty = true;
          say(form, 'Another window changed this. Press Save to see both.', true);
        } else if (answer.ok && saved) {
          takeOver(form, saved);
        } else {
          dirty = true;
          stopped = answer.status < 500;
          say(form, stopped ? 'Not saved. Press Save: nothing is lost.' : 'Not saved yet; trying again.', true);
        }
      } catch {
        dirty = true;
        say(form, 'Not saved yet: no connection.', true);
      }
      running = false;
    }

    form.addEventListener('input', (event) => {
      if (event.target.type !== 'file') dirty = true;
    });
    setInterval(save, AUTOSAVE_MS);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') save();
    });
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      stopped = true;
      dirty = false;
    });
    addEventListener('beforeunload', (event) => {
      if (dirty) event.preventDefault();
    });
    addEventListener('pageshow', (event) => {
      if (event.persisted) stopped = false;
    });
  }

  const units = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

  function fileWord(input, text) {
    let word = document.getElementById(`${input.id}-word`);
    if (!word) {
      word = document.createElement('span');
      word.id = `${input.id}-word`;
      word.className = 'usa-error-message';
      word.setAttribute('role', 'alert');
      input.before(word);
    }
    word.textContent = text;
  }

  function fileWatch(input) {
    const [, number, unit] = /^(\d+) (KB|MB|GB)$/.exec(input.dataset.limit || '') || [];
    const limit = number ? number * units[unit] : Infinity;
    const tooLarge = () => input.files.length && input.files[0].size > limit;
    let warned = false;

    input.addEventListener('change', () => {
      warned = false;
      fileWord(input, tooLarge() ? `This file is larger than ${input.dataset.limit}. Make it smaller, or add a link to it.` : '');
    });
    input.form.addEventListener('submit', (event) => {
      const adding = event.submitter && event.submitter.name === 'add' && event.submitter.value === 'file';
      if (!input.files.length || (adding && !tooLarge()) || (!adding && warned)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      warned = true;
      if (!adding) fileWord(input, 'This file is chosen but not added yet. Press "Add this file", or press the same button again to leave it.');
      input.focus();
    });
  }

  for (const input of document.querySelectorAll('form[data-autosave] input[type=file]')) fileWatch(input);
  for (const form of document.querySelectorAll('form[data-autosave]')) autosave(form);
  for (const input of document.querySelectorAll('input[readonly], textarea[readonly]')) {
    input.addEventListener('focus', () => input.select());
  }
})();
