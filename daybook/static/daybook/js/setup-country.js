// The country brings its clock, money and way of writing, as long as the person has not chosen them.
const place = document.querySelector("[data-setup-place]");

if (place) {
  const field = (name) => place.querySelector(`[name="${name}"]`);
  const country = field("country");
  const brought = { time_zone: "zone", currency: "currency", locale: "locale" };
  const touched = new Set(Object.keys(brought).filter((name) => name !== "locale" && field(name).value));

  const bring = () => {
    const usual = country.selectedOptions[0]?.dataset ?? {};
    for (const [name, key] of Object.entries(brought)) {
      if (!touched.has(name) && usual[key]) field(name).value = usual[key];
    }
  };

  // The clock of this computer tells where it most likely stands.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!country.value && zone) {
    const here = [...country.options].find((option) => (option.dataset.zones ?? "").split(" ").includes(zone));
    if (here) {
      country.value = here.value;
      bring();
      if (!touched.has("time_zone")) field("time_zone").value = zone;
    }
  }

  country.addEventListener("change", bring);
  place.addEventListener("input", ({ target }) => touched.add(target.name));
}
