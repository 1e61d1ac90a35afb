/*
 * Shows and hides what stands in the page, and copies it. Everything is readable without it. It looks elements up by ids
 * and classes that no item can have, and makes no markup from text.
 */
(() => {
  'use strict';

  const part = (name) => document.getElementById('gonogo:' + name);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const text = (element) => (element ? element.textContent.trim() : '');

  const form = part('filter');
  const items = all('details.item').map((element) => ({
    element,
    status: element.dataset.status,
    severity: element.dataset.severity,
    section: element.dataset.section,
    decides: element.dataset.decides,
    helps: element.dataset.helps.split(' '),
    words: null,
  }));

  /* What stands in an item is lower-cased once, when it is first searched. */
  const has = (item, words) => {
    if (words.length === 0) {
      return true;
    }
    item.words ??= item.element.textContent.toLowerCase();
    return words.every((word) => item.words.includes(word));
  };

  const chosen = (name) => {
    const select = form.querySelector(`select[name="${name}"]`);
    return select ? select.value : '';
  };

  const apply = () => {
    const statuses = new Set(all('input[name="status"]:checked', form).map((box) => box.value));
    const words = part('text').value.toLowerCase().split(/\s+/).filter(Boolean);
    const severity = chosen('severity');
    const section = chosen('section');
    const helps = chosen('helps');
    const decides = form.querySelector('input[name="decides"]').checked;
    let hits = 0;
    for (const item of items) {
      const shown =
        (statuses.size === 0 || statuses.has(item.status)) &&
        (severity === '' || severity === item.severity) &&
        (section === '' || section === item.section) &&
        (helps === '' || item.helps.includes(helps)) &&
        (!decides || item.decides === 'yes') &&
        has(item, words);
      item.element.classList.toggle('out', !shown);
      hits += shown ? 1 : 0;
    }
    for (const group of all('section.group')) {
      group.classList.toggle('out', !group.querySelector('details.item:not(.out)'));
    }
    part('hits').textContent = `${hits} of ${items.length} items`;
    part('none').hidden = hits > 0;
  };

  const showAll = () => {
    form.reset();
    apply();
  };

  /* Opens what a link leads to, also when the filter had taken it away; gives it back. */
  const reveal = (id) => {
    const target = document.getElementById(id);
    const details = target ? target.closest('details') : null;
    if (!details) {
      return null;
    }
    if (details.classList.contains('out')) {
      showAll();
    }
    details.open = true;
    return target;
  };

  const idIn = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  };

  const follow = () => {
    const target = reveal(idIn(location.hash));
    if (target) {
      target.scrollIntoView({ block: 'start' });
      target.focus({ preventScroll: true });
    }
  };

  const unfold = (open) => {
    for (const item of items) {
      if (!item.element.classList.contains('out')) {
        item.element.open = open;
      }
    }
  };

  /* What a colleague needs to know about a blocked item, as plain text. */
  const message = (entry) => {
    const link = entry.querySelector('h3 a');
    const lines = [document.title];
    lines.push(`✗ ${text(link)} (${text(entry.querySelector('code'))}, ${text(entry.querySelector('.severity'))})`);
    for (const finding of all('dl.finding', entry)) {
      const [where, seen, wanted, remedy] = all('dd', finding).map(text);
      lines.push(`${where}: ${seen}, wanted ${wanted}`, remedy);
    }
    all(':scope > p:not(.faint)', entry).forEach((line) => lines.push(text(line)));
    if (link && location.protocol.startsWith('http')) {
      lines.push(new URL(link.getAttribute('href'), location.href).href);
    }
    return lines.join('\n');
  };

  /* The clipboard of the browser is there only on https: and file:. */
  const copy = async (words) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(words);
        return true;
      } catch {
        /* not allowed here: the old way is left */
      }
    }
    const area = document.createElement('textarea');
    area.value = words;
    area.className = 'skip';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  };

  const addCopyButton = (entry) => {
    const button = document.createElement('button');
    const name = 'Copy as message';
    button.type = 'button';
    button.className = 'copy';
    button.textContent = name;
    button.addEventListener('click', async () => {
      button.textContent = (await copy(message(entry))) ? 'Copied' : 'Cannot copy here';
      button.focus();
      setTimeout(() => {
        button.textContent = name;
      }, 2000);
    });
    entry.querySelector('.line').append(button);
  };

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  part('unfold').addEventListener('click', () => unfold(true));
  part('fold').addEventListener('click', () => unfold(false));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) {
      return;
    }
    if (link.dataset.show) {
      form.reset();
      all('input[name="status"]', form).forEach((box) => {
        box.checked = box.value === link.dataset.show;
      });
      apply();
    }
    reveal(idIn(link.getAttribute('href')));
  });
  window.addEventListener('hashchange', follow);
  all('.blocked .entry').forEach(addCopyButton);
  apply();
  follow();
})();
