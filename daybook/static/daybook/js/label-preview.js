// [data-label-preview] shows the label as it will be while one chooses its name, colour and sign.
const preview = document.querySelector("[data-label-preview]");
const form = preview?.closest("form");

function show() {
  const chosen = new FormData(form);
  const sign = preview.querySelector("[data-icon]");
  preview.querySelector("[data-words]").textContent = chosen.get("title");
  preview.querySelector("[data-fill]").setAttribute("fill", chosen.get("color"));
  preview.querySelector("[data-color]").setAttribute("color", chosen.get("color"));
  sign.setAttribute("href", `${sign.dataset.icon}#${chosen.get("icon")}`);
}

form?.addEventListener("input", show);
