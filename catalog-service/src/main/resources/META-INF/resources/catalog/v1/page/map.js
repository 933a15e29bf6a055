// The map of the locations, drawn from the catalog's own vector tiles.

import * as maplibre from './maplibre/maplibre-gl.mjs';
import { ask, tiles } from './api.js';
import { combobox } from './combobox.js';
import { button, el, facts, number, say, trouble } from './dom.js';
import { GROUPS, colours, style } from './mapstyle.js';

const detail = document.getElementById('detail');
const dark = matchMedia('(prefers-color-scheme: dark)');
const NODE = 'id,name,adm_level,level_name';
let marks = [];
let shown = null;
const hidden = new Set();

const map = new maplibre.Map({
  container: 'map',
  style: style(tiles(), dark.matches),
  center: [-30, 5],
  zoom: 1.4,
  maxZoom: 21,
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  hash: false,
  locale: { 'Map.Title': 'Map of the locations. Arrows move it, plus and minus zoom, Enter chooses what is in the middle.' },
});
map.touchZoomRotate.disableRotation();
map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
map.addControl(new maplibre.ScaleControl({}), 'bottom-right');

function legend() {
  const tint = colours(dark.matches);
  document.getElementById('legend').replaceChildren(...GROUPS.map((group) => {
    const box = el('input', { type: 'checkbox', checked: !hidden.has(group.source), change: () => toggle(group, box.checked) });
    const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
    swatch.style.setProperty('--swatch', tint[group.colour]);
    return el('label', {}, box, swatch, group.title);
  }));
}

function toggle(group, visible) {
  hidden[visible ? 'delete' : 'add'](group.source);
  for (const layer of map.getStyle().layers) {
    if (layer['source-layer'] === group.source) {
      map.setLayoutProperty(layer.id, 'visibility', visible ? 'visible' : 'none');
    }
  }
}

/** The axes of a plot: Y to its second vertex, X to the last one before the ring closes. */
function axes(ring) {
  const [origin, endOfY] = ring;
  const endOfX = ring.at(-2);
  return [['Y', endOfY], ['X', endOfX]].map(([axis, end]) => ({
    type: 'Feature', properties: { axis }, geometry: { type: 'LineString', coordinates: [origin, end] },
  }));
}

function draw(place) {
  marks.forEach((mark) => mark.remove());
  marks = [];
  const features = [{ type: 'Feature', properties: {}, geometry: place.geom }];
  if (place.adm_level === 100 && place.geom.type === 'Polygon') {
    const both = axes(place.geom.coordinates[0]);
    features.push(...both);
    marks = both.map(({ properties, geometry }) => new maplibre.Marker({
      element: el('span', { class: 'axis', 'data-axis': properties.axis }, properties.axis),
    }).setLngLat(geometry.coordinates[1]).addTo(map));
  }
  map.getSource('chosen')?.setData({ type: 'FeatureCollection', features });
}

/** Shows a box beside the panels; those of a phone are below the map, not on it. */
function fit([west, south, east, north]) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const beside = document.getElementById('map').clientWidth > 800 ? 400 : 50;
  map.resize();
  map.fitBounds([[west, south], [east, north]], {
    padding: { top: beside > 50 ? 60 : 100, bottom: 50, right: 50, left: beside }, maxZoom: 18, duration: still ? 0 : 900,
  });
}

/** Begins with the countries that there are. */
async function fitAll() {
  const { data } = await ask('locations', { adm_level: 2, fields: 'id,bbox', limit: 1000 });
  if (data.length) {
    const side = (index, pick) => pick(...data.map((country) => country.bbox[index]));
    fit([side(0, Math.min), Math.max(side(1, Math.min), -60), side(2, Math.max), Math.min(side(3, Math.max), 80)]);
  }
}

function metres(value) {
  return value === null || value === undefined ? null : `${number(value, 2)} m`;
}

function area(value) {
  if (value === null || value === undefined) {
    return null;
  }
  return value > 1e6 ? `${number(value / 1e6, 1)} km²` : `${number(value, 1)} m²`;
}

function link(place) {
  return el('a', { href: `?location=${place.id}`, click: (event) => { event.preventDefault(); choose(place.id, true); } }, place.name);
}

function describe(place, above, others) {
  return [
    above.length ? el('nav', { 'aria-label': 'Ancestors', class: 'way' }, el('ol', {}, above.map((one) => el('li', {}, link(one))))) : '',
    el('h2', {}, place.name),
    el('p', {}, el('span', { class: 'badge' }, place.level_name)),
    facts([
      ['Size', place.adm_level === 100 ? `${number(place.x, 2)} × ${number(place.y, 2)} m` : null],
      ['Position in its plot', place.startx !== null && place.startx !== undefined ? `x ${number(place.startx, 2)}, y ${number(place.starty, 2)} m` : null],
      ['Length', metres(place.length)],
      ['Within', place.adm_level === 101 ? `${number(place.y, 2)} m to either side` : null],
      ['Area', area(place.area)],
      ['Coordinates', `${place.decimal_latitude.toFixed(6)}, ${place.decimal_longitude.toFixed(6)}`],
      ['Altitude', metres(place.altitude)],
      ['Geometry', place.adm_level >= 100 && place.adm_level < 999 ? place.geometry_origin : null],
      ['Lies in', place.related.length ? place.related.map((one, i) => [i ? ', ' : '', link({ id: one.related_id ?? one.id, name: one.name })]) : null],
      ['Directly below', place.children_count ? number(place.children_count) : null],
      ['Notes', place.notes],
    ]),
    el('p', { class: 'buttons' }, button('Zoom to it', () => fit(place.bbox))),
    others.length ? [el('h3', {}, 'Also here'), el('ul', { class: 'others' }, others.map((one) => el('li', {}, link(one))))] : '',
  ].flat().filter(Boolean);
}

/** Tells of a location and draws it; `others` are what else lies under the pointer. */
async function choose(id, zoom, others = []) {
  history.replaceState(null, '', `?location=${id}`);
  detail.setAttribute('aria-busy', 'true');
  try {
    const [place, above] = await Promise.all([ask(`locations/${id}`), ask(`locations/${id}/ancestors`, { fields: NODE })]);
    shown = place;
    document.title = `${place.name} · Biotrail catalog`;
    detail.replaceChildren(...describe(place, above.data, others));
    detail.scrollTop = 0;
    draw(place);
    if (zoom) {
      fit(place.bbox);
    }
    say(`${place.name}, ${place.level_name}`);
  } catch (failure) {
    detail.replaceChildren(trouble(failure));
  }
  detail.removeAttribute('aria-busy');
}

/** The innermost of what lies there: points before lines before plots before parks before towns. */
function under(point) {
  const reach = 6;
  const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
  const ids = new Map();
  map.queryRenderedFeatures(box)
    .filter((feature) => feature.source === 'catalog')
    .forEach(({ properties }) => ids.set(properties.id, properties));
  return [...ids.values()].sort((one, other) => other.adm_level - one.adm_level);
}

function pick(point) {
  const found = under(point);
  if (found.length) {
    choose(found[0].id, false, found.slice(1, 12));
  } else {
    say('There is nothing here');
  }
}

map.on('click', (event) => pick(event.point));
map.on('mousemove', (event) => { map.getCanvas().style.cursor = under(event.point).length ? 'pointer' : ''; });
map.getCanvas().addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    pick(map.project(map.getCenter()));
  }
});
dark.addEventListener('change', () => {
  map.setStyle(style(tiles(), dark.matches));
  map.once('styledata', () => {
    legend();
    GROUPS.filter((group) => hidden.has(group.source)).forEach((group) => toggle(group, false));
    if (shown) {
      draw(shown);
    }
  });
});
map.on('load', () => {
  if (shown) {
    draw(shown);
  }
});
// Whether all that is wanted is on the map; styles and tests look at it.
map.on('dataloading', () => { document.body.dataset.map = 'drawing'; });
map.on('movestart', () => { document.body.dataset.map = 'drawing'; });
map.on('idle', () => { document.body.dataset.map = 'drawn'; });
map.on('error', (event) => say(event.error?.message ?? 'The map cannot be drawn'));

combobox(document.getElementById('search'), {
  label: 'Search for a place',
  suggest: (q, signal) => ask('locations/suggest', { q, limit: 12 }, signal).then((found) => found.data),
  row: (place) => [place.name, ' ', el('small', {}, place.full_name)],
  choose: (place) => choose(place.id, true),
});

legend();
const wanted = new URLSearchParams(location.search).get('location');
if (wanted) {
  choose(wanted, true);
} else {
  fitAll().catch((failure) => say(failure.message));
}
