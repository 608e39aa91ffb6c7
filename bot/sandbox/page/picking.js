// A point picked on a plane: around the venue where its coordinates are known, else on the whole globe.

const AROUND = 0.02;
const STEPS = {ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1]};

// `parts` are the elements of the dialog; `picked` gets the point once it is sent.
export function picking(parts, picked) {
  const {map, plane, cross, where} = parts;
  let middle, span, point;

  function put(latitude, longitude) {
    point = {
      latitude: bounded(latitude, middle.latitude, span.latitude),
      longitude: bounded(longitude, middle.longitude, span.longitude),
    };
    cross.style.setProperty("--up", (point.latitude - middle.latitude) / span.latitude);
    cross.style.setProperty("--right", (point.longitude - middle.longitude) / span.longitude);
    where.textContent = `${point.latitude.toFixed(4)}, ${point.longitude.toFixed(4)}`;
  }

  plane.addEventListener("click", (event) => {
    const box = plane.getBoundingClientRect();
    const right = ((event.clientX - box.left) / box.width) * 2 - 1;
    const up = 1 - ((event.clientY - box.top) / box.height) * 2;
    put(middle.latitude + up * span.latitude, middle.longitude + right * span.longitude);
  });
  plane.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    put(point.latitude + (step[0] * span.latitude) / 20, point.longitude + (step[1] * span.longitude) / 20);
  });
  map.addEventListener("close", () => {
    if (map.returnValue !== "send") return;
    picked({latitude: Number(point.latitude.toFixed(6)), longitude: Number(point.longitude.toFixed(6))});
  });

  return function open(venue) {
    middle = venue || {latitude: 0, longitude: 0};
    span = venue ? {latitude: AROUND / 2, longitude: AROUND} : {latitude: 90, longitude: 180};
    map.returnValue = "";
    map.showModal();
    put(middle.latitude, middle.longitude);
    plane.focus();
  };
}

const bounded = (value, middle, span) => Math.min(middle + span, Math.max(middle - span, value));
