// How the map looks: shapes alone, from the catalog's own tiles; no letters, so that no fonts are asked for.

const LIGHT = {
  sea: '#e9eef0', land: '#f7f5ef', border: '#8f998f', related: '#3d7f5b', plot: '#b4541a', transect: '#7a3fa0', point: '#1d5fa8', chosen: '#d6006c',
};
const DARK = {
  sea: '#0e1315', land: '#1b211f', border: '#66716b', related: '#6fcaa5', plot: '#f0a06a', transect: '#cf9cf0', point: '#8dbcf4', chosen: '#ff6fb1',
};

/** The groups of the legend; each is a layer of the tiles. */
export const GROUPS = [
  { source: 'administrative', title: 'Countries to towns', colour: 'border' },
  { source: 'related', title: 'Parks and layers', colour: 'related' },
  { source: 'plots', title: 'Plots', colour: 'plot' },
  { source: 'transects', title: 'Transects', colour: 'transect' },
  { source: 'points', title: 'Points', colour: 'point' },
];

export function colours(dark) {
  return dark ? DARK : LIGHT;
}

const circles = ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]];

function layersOf({ source, colour }, tint) {
  const own = { source: 'catalog', 'source-layer': source };
  const line = tint[colour];
  const shapes = {
    administrative: [
      { id: 'administrative-fill', type: 'fill', paint: { 'fill-color': tint.land } },
      { id: 'administrative-line', type: 'line', paint: {
        'line-color': line, 'line-width': ['match', ['get', 'adm_level'], 2, 1.6, [3, 4], 1, 0.6] } },
    ],
    related: [
      { id: 'related-fill', type: 'fill', paint: { 'fill-color': line, 'fill-opacity': 0.16 } },
      { id: 'related-line', type: 'line', paint: { 'line-color': line, 'line-width': 1.2, 'line-dasharray': [3, 2] } },
    ],
    plots: [
      { id: 'plots-fill', type: 'fill', filter: ['!', circles], paint: { 'fill-color': line, 'fill-opacity': 0.22 } },
      { id: 'plots-line', type: 'line', filter: ['!', circles], paint: { 'line-color': line, 'line-width': 1.6 } },
      { id: 'plots-circle', type: 'circle', filter: circles, paint: {
        'circle-color': line, 'circle-radius': 4, 'circle-stroke-width': 1, 'circle-stroke-color': tint.land } },
    ],
    transects: [
      { id: 'transects-line', type: 'line', filter: ['!', circles], paint: { 'line-color': line, 'line-width': 2.4 } },
      { id: 'transects-circle', type: 'circle', filter: circles, paint: { 'circle-color': line, 'circle-radius': 4 } },
    ],
    points: [
      { id: 'points-circle', type: 'circle', paint: {
        'circle-color': line, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, 2.5, 14, 6],
        'circle-stroke-width': 1, 'circle-stroke-color': tint.land } },
    ],
  };
  return shapes[source].map((layer) => ({ ...layer, ...own }));
}

/** The whole style: the tiles, and what is chosen from them on top. */
export function style(tiles, dark) {
  const tint = colours(dark);
  return {
    version: 8,
    sources: {
      catalog: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 16 },
      chosen: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': tint.sea } },
      ...GROUPS.flatMap((group) => layersOf(group, tint)),
      { id: 'chosen-fill', type: 'fill', source: 'chosen', filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': tint.chosen, 'fill-opacity': 0.08 } },
      { id: 'chosen-line', type: 'line', source: 'chosen', filter: ['!', ['has', 'axis']],
        paint: { 'line-color': tint.chosen, 'line-width': 2.2 } },
      { id: 'chosen-axis', type: 'line', source: 'chosen', filter: ['has', 'axis'], layout: { 'line-cap': 'round' },
        paint: { 'line-color': tint.chosen, 'line-width': 4 } },
      { id: 'chosen-circle', type: 'circle', source: 'chosen', filter: circles,
        paint: { 'circle-color': tint.chosen, 'circle-radius': 7, 'circle-stroke-width': 2, 'circle-stroke-color': tint.land } },
    ],
  };
}
