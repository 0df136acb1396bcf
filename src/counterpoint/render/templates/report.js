(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (text) => (text || '').split(' ').filter(Boolean);
  const articles = one('#articles'), shown = one('#shown'), status = one('#status'), hops = one('#hops'), form = one('#filters');
  const entries = all('.entry');
  let lit = [], came = null;
  document.documentElement.classList.add('js');

  // Highlights are looked up when asked for: a page of three thousand items builds no index.
  const pieces = (label) => all(`mark[data-i~="${CSS.escape(label)}"]`, articles);
  const listing = (label) => entries.filter((entry) => words(entry.dataset.labels).includes(label));

  function clear() {
    for (const element of lit) element.classList.remove('on', 'current');
    lit = [];
  }

  function light(elements, name) {
    for (const element of elements) element.classList.add(name);
    lit.push(...elements);
  }

  function go(label) {
    const at = document.getElementById('w-' + label);
    if (!at) return;
    at.closest('article').hidden = false;
    at.scrollIntoView({ block: 'center' });
    at.focus({ preventScroll: true });
  }

  function show(labels, from) {
    const known = labels.filter((label) => document.getElementById('w-' + label));
    if (!known.length) return;
    if (from) came = from;
    clear();
    for (const label of known) {
      light(pieces(label), 'on');
      light(listing(label), 'current');
    }
    hops.replaceChildren(...known.slice(0, 12).map(hop));
    status.textContent = known.length === 1 ? 'Highlighted: ' + known[0] : 'Highlighted: ' + known.length + ' items';
    shown.hidden = false;
    go(known[0]);
    history.replaceState(null, '', '#w-' + known[0]);
  }

  function hop(label) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => go(label));
    return button;
  }

  function back() {
    const to = came && came.isConnected ? came : one('#brief');
    clear();
    shown.hidden = true;
    to.scrollIntoView({ block: 'center' });
    to.focus({ preventScroll: true });
    history.replaceState(null, '', location.pathname + location.search);
  }

  // From words to the brief: the first line that cites the item and is not filtered out, else the list of every item.
  function find(label) {
    const told = listing(label).filter((entry) => !entry.hidden && entry.closest('li, tr'));
    const line = told.find((entry) => !entry.classList.contains('item')) || told[0];
    if (!line) return;
    const details = line.closest('details');
    if (details) details.open = true;
    clear();
    light(pieces(label), 'on');
    light(listing(label), 'current');
    line.scrollIntoView({ block: 'center' });
    const link = one(`a.cite[href="#w-${CSS.escape(label)}"]`, line) || one('a.cite', line);
    if (link) link.focus({ preventScroll: true });
  }

  document.addEventListener('click', (event) => {
    const target = event.target;
    const cite = target.closest('a.cite'), tag = target.closest('a.tag'), mark = target.closest('#articles mark[data-i]');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (cite) {
      event.preventDefault();
      show([cite.getAttribute('href').slice(3)], cite); // links in the drawing have no hash
    } else if (tag) {
      event.preventDefault();
      find(tag.hash.slice(3));
    } else if (target.closest('button.both')) {
      const entry = target.closest('.entry');
      show(words(entry.dataset.labels), target.closest('button'));
    } else if (mark && getSelection().isCollapsed) {
      const labels = words(mark.dataset.i);
      find(labels[labels.length - 1]);
    } else if (!target.closest('a, button, select, summary, mark') && getSelection().isCollapsed) {
      const entry = target.closest('.entry');
      if (entry) show(words(entry.dataset.labels), one('a.cite', entry) || entry);
    }
  });
  one('#back').addEventListener('click', back);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !shown.hidden) back();
  });

  function apply() {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    const passes = (element) => wanted.every(([name, value]) => words(element.dataset[name]).includes(value));
    const kept = new Set();
    let left = 0, items = 0;
    for (const entry of entries) {
      const ok = passes(entry);
      if (entry instanceof HTMLElement) entry.hidden = !ok;
      else entry.toggleAttribute('hidden', !ok);
      if (entry.classList.contains('item')) {
        items += 1;
        if (ok) { left += 1; kept.add(entry.dataset.labels); }
      }
    }
    for (const box of all('.voice, .issue, .lot')) box.hidden = wanted.length > 0 && !one('.entry:not([hidden])', box);
    for (const article of all('article', articles)) article.hidden = !!form.source.value && article.dataset.source !== form.source.value;
    for (const mark of all('mark[data-i]', articles)) mark.classList.toggle('off', wanted.length > 0 && !words(mark.dataset.i).some((label) => kept.has(label)));
    for (const tag of all('a.tag', articles)) tag.hidden = wanted.length > 0 && !kept.has(tag.textContent);
    one('#count').textContent = wanted.length ? left + ' of ' + items + ' items' : '';
  }
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));

  function follow() {
    const hash = decodeURIComponent(location.hash);
    if (hash.startsWith('#w-')) show([hash.slice(3)]);
    else if (hash.startsWith('#n-')) find(hash.slice(3));
  }
  addEventListener('hashchange', follow);
  follow();
})();
