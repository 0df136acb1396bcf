-- The database of `--db`. Articles and items are kept once, by their ids; what was found across articles belongs to a run.
create table if not exists runs (
  n integer primary key,            -- runs in the order in which they were first written
  id text not null unique,          -- the content of the brief: the same brief is the same run
  first_at text not null,           -- UTC, ISO 8601
  last_at text not null,
  title text, engine text, model text, prompts text, version text,
  calls integer, cached integer, tokens_in integer, tokens_out integer, cost real,
  possible integer, compared integer, pruned integer, failed integer
);
create table if not exists articles (
  id text primary key, source text, title text, published text, url text, location text, text text not null
);
create table if not exists items (
  id text primary key, kind text not null, article_id text not null references articles(id),
  summary text not null,            -- one sentence that stands for the item
  holder text,                      -- who is made responsible; null: the article itself
  words text not null,              -- the article's own words
  sentence text not null,
  when_start text, when_end text,   -- days, both included; null: open or unknown
  data text not null                -- all fields, as in the JSON brief
);
create index if not exists items_article on items(article_id);
create index if not exists items_kind on items(kind);
create table if not exists evidence (
  item_id text not null references items(id) on delete cascade, part text not null, start integer not null, "end" integer not null,
  quote text not null, status text not null, primary key (item_id, part, start, "end")
);
create table if not exists quantities (
  item_id text not null references items(id) on delete cascade, n integer not null,
  words text not null, low real, high real, unit text, approximate integer not null, primary key (item_id, n)
);
create table if not exists run_articles (
  run integer not null references runs(n) on delete cascade, article_id text not null references articles(id), label text, place integer not null,
  primary key (run, article_id)
);
create table if not exists run_items (
  run integer not null references runs(n) on delete cascade, item_id text not null references items(id), label text, primary key (run, item_id)
);
create table if not exists rejected (
  run integer not null references runs(n) on delete cascade, n integer not null, kind text, article_id text, quote text, reason text,
  primary key (run, n)
);
create table if not exists people (
  run integer not null references runs(n) on delete cascade, id text not null, name text not null, named integer not null,
  role text, affiliation text, aliases text, consistency text, primary key (run, id)
);
create index if not exists people_name on people(name);
create table if not exists person_items (
  run integer not null, person_id text not null, item_id text not null references items(id),
  primary key (run, person_id, item_id), foreign key (run, person_id) references people(run, id) on delete cascade
);
create table if not exists groups (
  run integer not null references runs(n) on delete cascade, id text not null, kind text, verdict text, sources integer, origins integer,
  primary key (run, id)
);
create table if not exists group_items (
  run integer not null, group_id text not null, item_id text not null references items(id),
  primary key (run, group_id, item_id), foreign key (run, group_id) references groups(run, id) on delete cascade
);
create table if not exists facts (
  run integer not null references runs(n) on delete cascade, id text not null, sources integer, origins integer, primary key (run, id)
);
create table if not exists fact_items (
  run integer not null, fact_id text not null, item_id text not null references items(id), "start" integer, "end" integer, quote text,
  primary key (run, fact_id, item_id), foreign key (run, fact_id) references facts(run, id) on delete cascade
);
create table if not exists comparisons (
  run integer not null references runs(n) on delete cascade, n integer not null, a text not null references items(id),
  b text not null references items(id), relation text not null, slot text, why text, decided_by text, primary key (run, n)
);
create index if not exists comparisons_relation on comparisons(relation);
create table if not exists positions (
  run integer not null references runs(n) on delete cascade, issue integer not null, question text not null, logically_exclusive integer,
  stance text not null, item_id text not null references items(id), primary key (run, issue, stance, item_id)
);
create table if not exists origins (
  run integer not null references runs(n) on delete cascade, id text not null, name text, why text, articles text, items text,
  primary key (run, id)
);
drop view if exists quoted;
create view quoted as -- who was quoted where: one row for each person and item, however many runs it was in
  select distinct p.name, p.named, p.role, p.affiliation, a.source, a.published, i.kind, i.summary, i.words, i.id as item_id, a.id as article_id
  from person_items pi join people p on p.run = pi.run and p.id = pi.person_id
  join items i on i.id = pi.item_id join articles a on a.id = i.article_id;
drop view if exists disputes;
create view disputes as -- contradictions side by side
  select c.run, c.slot, c.why, c.decided_by, sa.source as source_a, ia.words as words_a, sb.source as source_b, ib.words as words_b, c.a, c.b
  from comparisons c join items ia on ia.id = c.a join articles sa on sa.id = ia.article_id
  join items ib on ib.id = c.b join articles sb on sb.id = ib.article_id where c.relation = 'contradicts';
drop view if exists changes;
create view changes as -- what each run has that the run before it had not, and the other way round
  select ri.run, 'new' as change, i.kind, a.source, i.holder, i.summary, i.id as item_id
  from run_items ri join items i on i.id = ri.item_id join articles a on a.id = i.article_id
  where ri.run > 1 and not exists (select 1 from run_items old where old.run = ri.run - 1 and old.item_id = ri.item_id)
  union all
  select ri.run + 1, 'gone', i.kind, a.source, i.holder, i.summary, i.id
  from run_items ri join items i on i.id = ri.item_id join articles a on a.id = i.article_id
  where ri.run + 1 <= (select max(n) from runs)
  and not exists (select 1 from run_items new where new.run = ri.run + 1 and new.item_id = ri.item_id);
