// What the page can do where a script may run: sort and search its tables, choose among the findings. It reads and moves
// what is there; it makes no markup of text, loads nothing, keeps nothing and sends nothing.

/** Rows from which a table is worth searching. */
const MANY_ROWS = 10;

for (const table of document.querySelectorAll('table')) {
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) makeSortable(table, head, column);
  if (table.dataset.things && table.tBodies[0].rows.length > MANY_ROWS) makeSearchable(table);
}
const findings = document.querySelector('.choices');
if (findings) chooseAmong(findings, [...document.querySelectorAll('.findings > li')]);

function makeSortable(table, head, column) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  const isFigure = head.classList.contains('figure');
  button.addEventListener('click', () => {
    const before = head.getAttribute('aria-sort');
    // Who sorts by figures looks for the largest first.
    const isDown = before === null ? isFigure : before === 'ascending';
    for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    keyed.sort((a, b) => compare(a.key, b.key, isDown));
    body.append(...keyed.map(({ row }) => row));
  });
}

/** A figure, text, or undefined for a figure that is not there. */
function keyOf(cell) {
  const holder = cell.matches('[data-value]') ? cell : cell.querySelector('[data-value]');
  if (!holder) return cell.textContent;
  return holder.dataset.value === '' ? undefined : Number(holder.dataset.value);
}

function compare(a, b, isDown) {
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
  const order = typeof a === 'number' ? a - b : a.localeCompare(b, 'en-GB', { numeric: true });
  return isDown ? -order : order;
}

function makeSearchable(table) {
  const search = document.createElement('div');
  search.className = 'search';
  const label = document.createElement('label');
  label.textContent = `Search these ${table.dataset.things}`;
  const input = document.createElement('input');
  input.type = 'search';
  input.autocomplete = 'off';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  label.append(input);
  search.append(label, status);
  table.closest('.sheet').prepend(search);
  input.addEventListener('input', () => {
    const words = wordsOf(input.value);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = !holds(row, words);
      if (!row.hidden) shown++;
    }
    status.textContent = words.length > 0 ? `${shown} of ${table.tBodies[0].rows.length} ${table.dataset.things}` : '';
  });
}

function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

function holds(element, words) {
  const text = element.textContent.toLowerCase();
  return words.every((word) => text.includes(word));
}

function chooseAmong(form, items) {
  const { weight, rule, worker, words, all, open } = form.elements;
  const status = form.querySelector('[role="status"]');
  let child = '';
  const choose = () => {
    const searched = wordsOf(words.value);
    let shown = 0;
    for (const item of items) {
      const { dataset } = item;
      const fits = (!weight.value || dataset.weight === weight.value) && (!rule.value || dataset.rule === rule.value);
      const isWhose = (!worker.value || dataset.worker === worker.value) && (!child || dataset.child === child);
      item.hidden = !(fits && isWhose && (searched.length === 0 || holds(item, searched)));
      if (!item.hidden) shown++;
    }
    status.textContent = `${shown} of ${items.length} shown${child ? `, child ${child} alone` : ''}`;
  };
  form.hidden = false;
  form.addEventListener('input', choose);
  form.addEventListener('submit', (event) => event.preventDefault());
  const showAll = () => {
    form.reset();
    child = '';
    choose();
  };
  all.addEventListener('click', showAll);
  open.addEventListener('click', () => {
    const shown = items.filter((item) => !item.hidden).map((item) => item.querySelector('details'));
    const isOpening = shown.some((details) => !details.open);
    for (const details of shown) details.open = isOpening;
    open.textContent = isOpening ? 'Close those shown' : 'Open those shown';
  });
  for (const link of document.querySelectorAll('a[data-by]')) {
    link.addEventListener('click', () => {
      const { by, name } = link.dataset;
      showAll();
      if (by === 'child') child = name;
      else {
        const field = form.elements[by];
        field.value = name;
        // Nothing of it is listed: then it is chosen all the same, and nothing is shown.
        if (field.value !== name) field.add(new Option(name, name, false, true));
      }
      choose();
    });
  }
  choose();
}
