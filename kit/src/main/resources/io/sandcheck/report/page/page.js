'use strict';
// Whatever is shown was escaped when the page was written: each experiment is the text of a noscript element, which the
// browser leaves unparsed until it is opened.
(() => {
  const byId = id => document.getElementById(id);
  const form = byId('filter');
  const dialog = byId('open');
  const keys = byId('keys');
  const filter = {text: '', sandbox: '', area: '', verdicts: new Set(), unexpected: false};

  const matrices = [...document.querySelectorAll('.matrix')].map(section => ({
    section,
    tables: [...section.querySelectorAll('table')].map(table => ({
      table,
      area: table.dataset.area,
      groups: [...table.tHead.rows[0].cells].slice(1),
      heads: [...table.tHead.rows[1].cells],
      rows: [...table.tBodies[0].rows].map(row => ({
        row,
        text: (row.cells[0].title + ' ' + row.dataset.causes).toLowerCase(),
        cells: [...row.cells].slice(1).map(cell => ({
          cell,
          link: cell.firstElementChild,
          verdict: cell.classList[0] ?? '',
          unexpected: cell.classList.length > 1,
          off: false,
          hidden: false,
        })),
      })),
    })),
  }));

  // ---- the filter

  function narrowed() {
    return filter.text !== '' || filter.verdicts.size > 0 || filter.unexpected;
  }

  function apply() {
    const words = filter.text.toLowerCase().split(/\s+/).filter(word => word !== '');
    document.body.classList.toggle('chosen', filter.sandbox !== '' || narrowed());
    let shown = 0;
    let all = 0;
    for (const matrix of matrices) {
      const heads = matrix.tables[0].heads;
      const wanted = heads.map(head => filter.sandbox === '' || head.dataset.sandbox === filter.sandbox);
      const used = heads.map(() => false);
      for (const table of matrix.tables) {
        const here = filter.area === '' || table.area === filter.area;
        let rows = 0;
        for (const row of table.rows) {
          const found = here && words.every(word => row.text.includes(word));
          let hits = 0;
          row.cells.forEach((cell, column) => {
            const hit = found && wanted[column] && matches(cell);
            all += cell.verdict !== '';
            if (hit) {
              hits++;
              used[column] = true;
            }
            if (cell.off === hit) {
              cell.off = !hit;
              cell.cell.classList.toggle('off', !hit && cell.verdict !== '');
            }
          });
          shown += hits;
          row.row.hidden = !found || (narrowed() && hits === 0);
          rows += !row.row.hidden;
        }
        table.table.parentElement.hidden = rows === 0;
      }
      showColumns(matrix, heads.map((head, column) => wanted[column] && (!narrowed() || used[column])));
      matrix.section.hidden = matrix.tables.every(table => table.table.parentElement.hidden);
    }
    byId('shown').textContent = `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} results`;
  }

  function matches(cell) {
    return cell.verdict !== ''
      && (filter.verdicts.size === 0 || filter.verdicts.has(cell.verdict))
      && (!filter.unexpected || cell.unexpected);
  }

  function showColumns(matrix, visible) {
    for (const table of matrix.tables) {
      table.heads.forEach((head, column) => { head.hidden = !visible[column]; });
      let column = 0;
      for (const group of table.groups) {
        group.dataset.span ??= group.colSpan;
        const count = visible.slice(column, column += Number(group.dataset.span)).filter(Boolean).length;
        group.hidden = count === 0;
        group.colSpan = Math.max(1, count);
      }
      for (const row of table.rows) {
        row.cells.forEach((cell, index) => {
          if (cell.hidden === visible[index]) {
            cell.hidden = !visible[index];
            cell.cell.hidden = cell.hidden;
          }
        });
      }
    }
  }

  // ---- the filter, its fields and the address

  function read() {
    filter.text = byId('text').value.trim();
    filter.sandbox = byId('sandbox').value;
    filter.area = byId('area').value;
    history.replaceState(null, '', address());
    apply();
  }

  function address() {
    const parameters = new URLSearchParams();
    if (filter.text) parameters.set('text', filter.text);
    if (filter.sandbox) parameters.set('sandbox', filter.sandbox);
    if (filter.area) parameters.set('area', filter.area);
    if (filter.verdicts.size) parameters.set('verdict', [...filter.verdicts].join(' '));
    if (filter.unexpected) parameters.set('unexpected', 'yes');
    const text = parameters.toString();
    return text === '' ? location.pathname + location.search : '#?' + text;
  }

  function takeOver(text) {
    const parameters = new URLSearchParams(text);
    filter.text = parameters.get('text') ?? '';
    filter.sandbox = parameters.get('sandbox') ?? '';
    filter.area = parameters.get('area') ?? '';
    filter.verdicts = new Set((parameters.get('verdict') ?? '').split(' ').filter(name => name !== ''));
    filter.unexpected = parameters.has('unexpected');
    byId('text').value = filter.text;
    byId('sandbox').value = filter.sandbox;
    byId('area').value = filter.area;
    press();
    apply();
  }

  function press() {
    form.querySelectorAll('[data-verdict]').forEach(chip =>
      chip.setAttribute('aria-pressed', filter.verdicts.has(chip.dataset.verdict)));
    byId('unexpected').setAttribute('aria-pressed', filter.unexpected);
  }

  let waiting;
  byId('text').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, 120);
  });
  form.addEventListener('change', event => { if (event.target.id !== 'text') read(); });
  form.addEventListener('submit', event => { event.preventDefault(); read(); });
  form.addEventListener('reset', event => { event.preventDefault(); takeOver(''); read(); });
  form.addEventListener('click', event => {
    const chip = event.target.closest('button.chip');
    if (chip === null) return;
    if (chip.id === 'unexpected') {
      filter.unexpected = !filter.unexpected;
    } else if (!filter.verdicts.delete(chip.dataset.verdict)) {
      filter.verdicts.add(chip.dataset.verdict);
    }
    press();
    read();
  });

  // ---- an experiment

  let current = null;

  function show(id) {
    const experiment = byId(id);
    if (experiment === null || experiment.tagName !== 'NOSCRIPT') return false;
    const box = byId('opened');
    box.innerHTML = experiment.textContent;
    dialog.setAttribute('aria-label', box.querySelector('h3').textContent);
    current = document.querySelector(`.matrix a[href="#${CSS.escape(id)}"]`);
    if (!dialog.open) dialog.show();
    dialog.scrollTop = 0;
    dialog.querySelector('button').focus();
    return true;
  }

  dialog.addEventListener('close', () => {
    byId('opened').replaceChildren();
    history.replaceState(null, '', address());
    current?.focus();
  });

  function follow() {
    const hash = location.hash.slice(1);
    if (hash.startsWith('?')) {
      if (dialog.open) dialog.close();
      takeOver(hash.slice(1));
    } else if (!show(hash) && !show(decoded(hash)) && dialog.open) {
      dialog.close();
    }
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  window.addEventListener('hashchange', follow);

  // ---- keys

  const steps = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};

  function neighbour(link, [down, right]) {
    const section = link.closest('.matrix');
    const rows = matrices.find(matrix => matrix.section === section).tables
      .flatMap(table => table.table.parentElement.hidden ? [] : table.rows)
      .filter(row => !row.row.hidden);
    let row = rows.findIndex(each => each.row === link.closest('tr'));
    let column = link.parentElement.cellIndex - 1;
    for (;;) {
      row += down;
      column += right;
      const cell = rows[row]?.cells[column];
      if (cell === undefined) return null;
      if (cell.link !== null && !cell.off && !cell.hidden) return cell.link;
    }
  }

  function go(event) {
    const step = steps[event.key];
    const from = dialog.open ? current : event.target.closest?.('.matrix td a');
    if (step === undefined || !from || (dialog.open && event.target.closest('pre'))) return;
    const to = neighbour(from, step);
    if (to === null) return;
    event.preventDefault();
    if (dialog.open) {
      history.replaceState(null, '', to.getAttribute('href'));
      show(decoded(to.getAttribute('href').slice(1))) || show(to.getAttribute('href').slice(1));
    } else {
      to.focus();
    }
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === 'Escape' && dialog.open) dialog.close();
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (!typing && event.key === '/' && !dialog.open) {
      event.preventDefault();
      byId('text').focus();
    } else if (!typing && event.key === '?') {
      keys.showModal();
    } else if (!typing) {
      go(event);
    }
  });
  byId('help').addEventListener('click', () => keys.showModal());

  // One stop for the Tab key in all of a matrix: the cell where one was last.
  document.addEventListener('focusin', event => {
    const link = event.target.closest?.('.matrix td a');
    if (!link) return;
    link.closest('.matrix').querySelector('td a[tabindex="0"]')?.setAttribute('tabindex', -1);
    link.setAttribute('tabindex', 0);
  });
  for (const matrix of matrices) {
    let first = true;
    for (const table of matrix.tables) for (const row of table.rows) for (const cell of row.cells) {
      if (cell.link === null) continue;
      cell.link.tabIndex = first ? 0 : -1;
      first = false;
    }
  }

  form.hidden = false;
  apply();
  // The experiments come after this script, which need not wait for them.
  document.addEventListener('DOMContentLoaded', follow);
  if (location.hash.startsWith('#?')) follow();
})();
