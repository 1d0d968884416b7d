"use strict";

const words = JSON.parse(document.getElementById("words").textContent);
const number = JSON.parse(document.getElementById("number").textContent);
const narrow = window.matchMedia("(width < 780px)");
const problem = document.querySelector("[data-problem]");
const clock = document.querySelector("[data-clock]");
const lostText = problem.textContent;
const linkStart = document.body.dataset.linkStart;
const phones = new Map();
const plays = [...document.querySelectorAll("[data-play]")];
let current = null;
let playing = false;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && name !== "role") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

function say(text) {
  problem.textContent = text;
  problem.hidden = false;
}

async function post(path, values = {}, refused = words.mislukt) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(values),
    });
    if (answer.ok) problem.hidden = true;
    else say(refused);
    return answer.ok;
  } catch {
    say(lostText);
    return false;
  }
}

/* Text with entities: offsets are in UTF-16 units, as JavaScript counts. */

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
};

function link(phone, url, children) {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return element("span", {}, ...children);
  const made = element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
  // A link to the bot stays on this phone; it is a link all the same, to be copied to another one.
  if (url.startsWith(linkStart)) {
    made.addEventListener("click", (event) => {
      event.preventDefault();
      phone.start(url);
    });
  }
  return made;
}

function marked(phone, entity, text, children) {
  if (entity.type === "bot_command") {
    const button = element("button", { type: "button", className: "command" }, ...children);
    button.addEventListener("click", () => phone.act("say", { text }));
    return button;
  }
  if (entity.type === "text_link") return link(phone, entity.url, children);
  if (entity.type === "url") return link(phone, text, children);
  if (entity.type === "email") return link(phone, `mailto:${text}`, children);
  const made = element(TAGS[entity.type] || "span", {}, ...children);
  if (entity.type === "spoiler") {
    made.className = "spoiler";
    made.tabIndex = 0;
  }
  return made;
}

function rich(phone, text, entities, start, end) {
  const parts = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < at || entity.offset >= end) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) parts.push(text.slice(at, entity.offset));
    const inner = rich(phone, text, entities.slice(index + 1), entity.offset, stop);
    parts.push(marked(phone, entity, text.slice(entity.offset, stop), inner));
    at = stop;
  }
  if (at < end) parts.push(text.slice(at, end));
  return parts;
}

/* One message */

function fileOf(held) {
  return `/file/${encodeURIComponent(held.file_id)}`;
}

function picture(phone, message) {
  const { width, height } = message.photo;
  const made = element("img", { className: "photo", alt: words["soort.photo"], width, height });
  made.addEventListener("load", () => phone.stay());
  made.src = fileOf(message.photo);
  return made;
}

function thing(phone, message) {
  if (message.kind === "text") return [];
  if (message.photo) return [picture(phone, message)];
  const label = words[`soort.${message.kind}`] || words["soort.anders"];
  const big = message.kind === "sticker" || message.kind === "dice";
  const name = element("span", {}, message.document ? message.document.name || label : label);
  if (message.contact) name.append(element("small", {}, message.contact));
  const known = document.getElementById(`i-${message.kind}`) ? message.kind : "document";
  const row = element("div", { className: big ? "thing big" : "thing" }, icon(known), name);
  if (message.document && !message.mine) {
    const href = fileOf(message.document);
    const opens = message.document.name.endsWith(".pdf");
    const how = opens ? { href, target: "_blank", rel: "noopener" } : { href, download: "" };
    name.append(element("small", {}, element("a", how, opens ? words.open : words.download)));
  }
  return [row];
}

function inline(phone, message) {
  if (message.buttons.length) return [keys(phone, message, message.buttons)];
  if (!message.old_buttons.length) return [];
  const old = element("details", { className: "old" }, element("summary", {}, words.oude_knoppen));
  old.append(keys(phone, message, message.old_buttons));
  return [old];
}

function keys(phone, message, buttons) {
  const rows = buttons.map((row) => element("p", {}, ...row.map((button) => {
    if (button.url) return link(phone, button.url, [button.text]);
    const made = element("button", { type: "button" }, button.text);
    made.addEventListener("click", () => phone.act("tap", { message_id: message.id, data: button.data }));
    return made;
  })));
  return element("div", { className: "inline" }, ...rows);
}

function meta(phone, message) {
  const made = element("p", { className: "meta" });
  if (message.editable) {
    const label = words.bewerk_bericht.replace("{tekst}", message.text.slice(0, 60));
    const change = element("button", { type: "button", className: "change" }, words.bewerk);
    change.setAttribute("aria-label", label);
    change.addEventListener("click", () => phone.startEditing(message));
    made.append(change);
  }
  if (message.edited) made.append(element("span", {}, words.bewerkt));
  made.append(element("time", { dateTime: message.at }, message.time));
  return made;
}

function bubble(phone, message) {
  const who = element("span", { className: "unseen" }, `${message.mine ? words.van_mij : words.van_klik} `);
  const content = element("div", { className: "bubble" }, who);
  if (message.forwarded) content.append(element("p", { className: "from" }, words.doorgestuurd));
  content.append(...thing(phone, message));
  if (message.text) {
    const text = rich(phone, message.text, message.entities, 0, message.text.length);
    content.append(element("div", { className: "words" }, ...text));
  }
  content.append(meta(phone, message));
  const classes = ["message", message.mine && "mine", message.buttons.length && "wide"];
  const className = classes.filter(Boolean).join(" ");
  return element("div", { className }, content, ...inline(phone, message));
}

/* One phone */

class Phone {
  constructor(section) {
    this.section = section;
    this.id = section.dataset.phone;
    this.tab = document.getElementById(`tab-${this.id}`);
    this.find = (selector) => section.querySelector(selector);
    this.log = this.find("[data-log]");
    this.form = this.find("[data-compose]");
    this.text = this.find("textarea");
    this.link = this.find("[data-link]");
    this.shown = new Map();
    this.unread = 0;
    this.seen = 0;
    this.notices = null;
    this.editing = null;
    this.timers = {};
    this.moveFocus = false;
    this.stage = "";
    this.started = false;
    this.atEnd = true;
    this.listen();
    new ResizeObserver(() => this.stay()).observe(this.log);
  }

  act(doing, values, refused) {
    return post(`/people/${this.id}/${doing}`, values, refused);
  }

  start(url) {
    return this.act("start", { link: url }, words.geen_link);
  }

  listen() {
    for (const button of this.section.querySelectorAll("[data-do]")) {
      button.addEventListener("click", async () => {
        this.closeMenus();
        this.moveFocus = true;
        this.moveFocus = await this.act(button.dataset.do) && this.moveFocus;
      });
    }
    for (const button of this.section.querySelectorAll("[data-kind]")) {
      button.addEventListener("click", () => {
        this.closeMenus(true);
        this.act("send", { kind: button.dataset.kind });
      });
    }
    for (const opener of this.section.querySelectorAll("[data-opens]")) {
      opener.addEventListener("click", () => this.toggle(opener));
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.link.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open();
    });
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    this.section.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.closeMenus(true)) this.stopEditing();
    });
    this.log.addEventListener("scroll", () => {
      this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    });
    // A picture is higher once it is there; its event does not bubble.
    this.log.addEventListener("load", () => this.stay(), true);
    this.find("[data-cancel]").addEventListener("click", () => this.stopEditing());
    this.find("[data-toast] button").addEventListener("click", () => {
      this.find("[data-toast]").hidden = true;
      this.text.focus();
    });
  }

  async submit() {
    const text = this.text.value;
    if (!text.trim()) return;
    const editing = this.editing;
    const sent = editing
      ? await this.act("edit", { message_id: editing, text })
      : await this.act("say", { text });
    if (!sent) return;
    this.stopEditing();
    this.text.value = "";
    this.down();
  }

  /* The link that was pasted on a new phone. */
  async open() {
    const field = this.link.querySelector("input");
    this.moveFocus = true;
    if (await this.start(field.value)) field.value = "";
    else this.moveFocus = false;
  }

  startEditing(message) {
    this.editing = message.id;
    this.find("[data-editing]").hidden = false;
    this.text.value = message.text;
    this.text.focus();
  }

  stopEditing() {
    if (!this.editing) return;
    this.editing = null;
    this.text.value = "";
    this.find("[data-editing]").hidden = true;
    this.text.focus();
  }

  toggle(opener) {
    const open = opener.getAttribute("aria-expanded") === "true";
    this.closeMenus();
    if (open) return;
    const menu = document.getElementById(opener.getAttribute("aria-controls"));
    opener.setAttribute("aria-expanded", "true");
    menu.hidden = false;
    const first = menu.querySelector("button:not([hidden])");
    if (first) first.focus();
  }

  closeMenus(focus = false) {
    const opener = this.find('[data-opens][aria-expanded="true"]');
    if (!opener) return false;
    opener.setAttribute("aria-expanded", "false");
    document.getElementById(opener.getAttribute("aria-controls")).hidden = true;
    if (focus) opener.focus();
    return true;
  }

  down() {
    this.atEnd = true;
    this.stay();
  }

  /* Whoever reads the newest message keeps seeing it; whoever scrolled back is left alone. */
  stay() {
    if (this.atEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  show(state) {
    const writing = state.started && !state.blocked;
    this.showMessages(state.messages);
    this.find("[data-empty]").hidden = state.messages.length > 0;
    this.find("[data-description]").textContent = state.description;
    this.find('.foot > [data-do="start"]').hidden = state.started || state.blocked;
    this.link.hidden = state.started || state.blocked;
    this.find("[data-blocked]").hidden = !state.blocked;
    this.find('.menu [data-do="block"]').hidden = state.blocked;
    this.find('.menu [data-do="unblock"]').hidden = !state.blocked;
    this.form.hidden = !writing;
    this.showCommands(state.commands);
    this.showKeyboard(writing ? state.keyboard : []);
    this.showTyping(state.typing);
    this.showNotice(state.notice);
    this.focusFoot(`${state.started} ${state.blocked}`);
    this.stay();
  }

  /* After Start, block or unblock the button that had the focus is gone. */
  focusFoot(stage) {
    const same = this.stage === stage;
    this.stage = stage;
    if (!this.moveFocus || same) return;
    this.moveFocus = false;
    const next = [this.text, ...this.section.querySelectorAll("button.wide")];
    const visible = next.find((each) => each.offsetParent);
    if (visible) visible.focus();
  }

  showMessages(messages) {
    const keep = new Set();
    let day = "";
    let place = null;
    const put = (key, text, make) => {
      keep.add(key);
      const old = this.shown.get(key);
      const node = old && old.text === text ? old.node : make();
      if (!old && this.started) {
        node.classList.add("new");
        node.addEventListener("animationend", () => node.classList.remove("new"));
      }
      if (old && old.node !== node) old.node.replaceWith(node);
      this.shown.set(key, { text, node });
      const next = place ? place.nextSibling : this.log.firstChild;
      if (next !== node) this.log.insertBefore(node, next);
      place = node;
    };
    for (const message of messages) {
      if (message.day !== day) {
        day = message.day;
        put(`day-${day}`, day, () => element("p", { className: "day" }, message.day));
      }
      put(String(message.id), JSON.stringify(message), () => bubble(this, message));
    }
    for (const [key, { node }] of this.shown) {
      if (keep.has(key)) continue;
      node.remove();
      this.shown.delete(key);
    }
    this.count(messages);
  }

  count(messages) {
    const visible = !this.section.hidden;
    this.unread = messages.filter((message) => !message.mine && message.id > this.seen).length;
    if (visible || !this.started) {
      this.seen = messages.reduce((last, message) => Math.max(last, message.id), this.seen);
      this.unread = 0;
    }
    this.started = true;
    this.tab.querySelector("[data-unread]").textContent = this.unread;
    this.tab.querySelector(".unread").hidden = this.unread === 0;
  }

  showCommands(commands) {
    const list = this.find("[data-commands]");
    const text = JSON.stringify(commands);
    if (list.dataset.text === text) return;
    list.dataset.text = text;
    const buttons = commands.map((command) => {
      const name = `/${command.command}`;
      const button = element("button", { type: "button" }, element("b", {}, name), element("span", {}, command.description));
      button.addEventListener("click", () => {
        this.closeMenus(true);
        this.act("say", { text: name });
      });
      return button;
    });
    list.replaceChildren(...(buttons.length ? buttons : [element("p", {}, words.geen_opdrachten)]));
  }

  showKeyboard(rows) {
    const place = this.find("[data-keyboard]");
    const asksContact = rows.some((row) => row.some((button) => button.request_contact));
    place.hidden = rows.length === 0;
    this.find("[data-number]").hidden = !asksContact;
    const text = JSON.stringify(rows);
    if (place.dataset.text === text) return;
    place.dataset.text = text;
    place.replaceChildren(...rows.map((row) => element("p", {}, ...row.map((button) => {
      const made = element("button", { type: "button" }, button.text);
      made.addEventListener("click", () => (button.request_contact
        ? this.act("contact", { phone: number })
        : this.act("say", { text: button.text })));
      return made;
    }))));
  }

  showTyping(until) {
    const status = this.find("[data-status]");
    const set = (typing) => {
      status.classList.toggle("typing", typing);
      status.textContent = typing ? words.typt : words.bot;
    };
    clearTimeout(this.timers.typing);
    set(Boolean(until));
    if (until) this.timers.typing = setTimeout(set, 5000, false);
  }

  showNotice(notice) {
    const count = notice ? notice.count : 0;
    const fresh = this.notices !== null && count > this.notices;
    this.notices = count;
    if (!fresh) return;
    const toast = this.find("[data-toast]");
    toast.querySelector("span").textContent = notice.text;
    toast.hidden = false;
    clearTimeout(this.timers.toast);
    if (notice.alert) toast.querySelector("button").focus();
    else this.timers.toast = setTimeout(() => { toast.hidden = true; }, 6000);
  }
}

/* The page */

function select(phone, focus = false) {
  current = phone;
  for (const each of phones.values()) {
    const chosen = each === phone;
    each.tab.setAttribute("aria-selected", String(chosen));
    each.tab.tabIndex = chosen ? 0 : -1;
    each.section.hidden = narrow.matches && !chosen;
    if (narrow.matches) each.section.setAttribute("role", "tabpanel");
    else each.section.removeAttribute("role");
  }
  phone.seen = Math.max(phone.seen, ...[...phone.shown.keys()].map((key) => Number(key) || 0));
  phone.tab.querySelector(".unread").hidden = true;
  phone.down();
  if (focus) phone.tab.focus();
}

function watchTabs() {
  const order = [...phones.values()];
  order.forEach((phone, index) => {
    phone.tab.addEventListener("click", () => select(phone));
    phone.tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) select(order[(index + step + order.length) % order.length], true);
    });
  });
}

function watchClock() {
  for (const button of document.querySelectorAll("[data-post]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      // The passing minutes are not announced, a step through time is.
      clock.setAttribute("aria-live", "polite");
      await post(button.dataset.post);
      setTimeout(() => clock.setAttribute("aria-live", "off"), 1000);
      button.disabled = playing;
      // Disabled it lost the focus; whoever went on to something else keeps theirs.
      if (!document.querySelector(":focus")) button.focus();
    });
  }
}

/* A button that starts also stops, so that the focus stays where it is. */
function watchPlay() {
  for (const play of plays) {
    play.addEventListener("click", () => post(`/play/${playing ? "stop" : play.dataset.play}`));
  }
}

function showPlay(state) {
  playing = state.playing;
  for (const play of plays) {
    const name = play.dataset.play;
    play.textContent = playing ? words["spel.stop"] : words[`speel.${name}`];
    play.hidden = playing && name !== state.play;
  }
  document.querySelector("[data-line]").textContent = state.line;
  for (const button of document.querySelectorAll("[data-post]")) button.disabled = playing;
}

function listen() {
  const source = new EventSource("/live");
  source.addEventListener("open", () => { problem.hidden = true; });
  source.addEventListener("error", () => say(lostText));
  source.addEventListener("clock", (event) => {
    clock.textContent = JSON.parse(event.data);
  });
  source.addEventListener("play", (event) => showPlay(JSON.parse(event.data)));
  source.addEventListener("phone", (event) => {
    const state = JSON.parse(event.data);
    phones.get(String(state.id)).show(state);
  });
}

for (const section of document.querySelectorAll("[data-phone]")) {
  phones.set(section.dataset.phone, new Phone(section));
}
document.addEventListener("click", (event) => {
  for (const phone of phones.values()) {
    if (!event.target.closest(".popup") || !phone.section.contains(event.target)) phone.closeMenus();
  }
});
narrow.addEventListener("change", () => select(current));
watchTabs();
watchClock();
watchPlay();
select([...phones.values()][0]);
listen();
