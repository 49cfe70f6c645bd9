// Before the page is drawn: the colours that the reader chose, or the system's.
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
