-- Who asked to record a call, who agreed, and what came of it (R4): one row for each step, written once and for ever.

create table public.recording_events (
  -- Made by the recorder's page.
  recording_id uuid not null,
  -- Counts the steps of a recording from 1: clocks can go back, numbers don't. Like the time, it is the trigger's.
  step integer not null default 0,
  room_id text not null references public.video_rooms (room_id) on delete cascade,
  person_id uuid not null references public.profiles (id) on delete cascade,
  action text not null,
  -- With the question alone: whether each side also keeps its own microphone for the recorder (R8).
  studio boolean,
  at timestamptz not null default now(),
  primary key (recording_id, step),
  constraint recording_events_action_check
    check (action in ('ask', 'agree', 'decline', 'start', 'withdraw', 'stop')),
  constraint recording_events_studio_check check ((action = 'ask') = (studio is not null))
);
create index recording_events_room_idx on public.recording_events (room_id, action, person_id);
-- An account that ends takes its steps along.
create index recording_events_person_idx on public.recording_events (person_id);

-- The state machine. contract/recordingStates.ts holds the same table; a test compares the two.
create function public.next_recording_state(actor text, state text, action text) returns text
  language sql immutable
  set search_path = ''
  as $$
    select rule.next
    from (values
      ('recorder', null, 'ask', 'asked'),
      ('subject', 'asked', 'agree', 'agreed'),
      ('subject', 'asked', 'decline', 'declined'),
      ('recorder', 'agreed', 'start', 'recording'),
      ('subject', 'agreed', 'withdraw', 'withdrawn'),
      ('subject', 'recording', 'withdraw', 'withdrawn'),
      ('recorder', 'asked', 'stop', 'stopped'),
      ('recorder', 'agreed', 'stop', 'stopped'),
      ('recorder', 'recording', 'stop', 'stopped')
    ) rule (actor, state, action, next)
    where rule.actor = $1 and rule.state is not distinct from $2 and rule.action = $3
  $$;

-- Each action leads to one state, so the last one tells how a recording stands.
create function public.recording_state_after(action text) returns text
  language sql immutable
  set search_path = ''
  as $$
    select case action
      when 'ask' then 'asked' when 'agree' then 'agreed' when 'decline' then 'declined'
      when 'start' then 'recording' when 'withdraw' then 'withdrawn' when 'stop' then 'stopped'
    end
  $$;

-- Stops what is open in a room, of one recorder or of both (null), in the name of who records.
create function public.stop_open_recordings(room text, recorder uuid) returns void
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  -- Before the look: a step under way may just be ending one of them.
  perform from public.video_rooms where room_id = room for no key update;
  insert into public.recording_events (recording_id, room_id, person_id, action)
    select asked.recording_id, asked.room_id, asked.person_id, 'stop'
    from public.recording_events asked
    where asked.room_id = room
      and asked.action = 'ask'
      and (recorder is null or asked.person_id = recorder)
      and not exists (
        select from public.recording_events ending
        where ending.recording_id = asked.recording_id and ending.action in ('decline', 'withdraw', 'stop')
      );
end
$$;

create function public.guard_recording_event() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
declare
  me uuid := auth.uid();
  room public.video_rooms;
  asked public.recording_events;
  last public.recording_events;
  actor text;
begin
  -- Deeper down it is one of the functions here that stops a recording in its recorder's name.
  if me is not null and me is distinct from new.person_id and pg_trigger_depth() = 1 then
    raise exception 'recording/not-yours' using errcode = 'AV001';
  end if;
  -- The steps in a room come one after the other, and none beside the room's end, which changes this row.
  select * into room from public.video_rooms where room_id = new.room_id for no key update;
  if not found then
    raise exception 'room/not-found' using errcode = 'AV001';
  end if;
  if new.person_id <> all (room.participants) then
    raise exception 'room/not-participant' using errcode = 'AV001';
  end if;

  select * into asked from public.recording_events where recording_id = new.recording_id and step = 1;
  select * into last from public.recording_events where recording_id = new.recording_id order by step desc limit 1;
  if asked.room_id <> new.room_id or (asked.room_id is null and new.action <> 'ask') then
    raise exception 'recording/not-found' using errcode = 'AV001';
  end if;
  actor := case when asked.person_id <> new.person_id then 'subject' else 'recorder' end;
  if (actor = 'subject') <> (new.action in ('agree', 'decline', 'withdraw')) then
    raise exception 'recording/not-yours' using errcode = 'AV001';
  end if;
  if public.next_recording_state(actor, public.recording_state_after(last.action), new.action) is null then
    raise exception 'recording/not-open' using errcode = 'AV001';
  end if;
  if room.ended_at is not null and new.action in ('ask', 'agree', 'start') then
    raise exception 'room/ended' using errcode = 'AV001';
  end if;

  if new.action = 'ask' then
    -- Nobody needs so many in one room; whoever means harm is held to it.
    if (
      select count(*) from public.recording_events
      where room_id = new.room_id and action = 'ask' and person_id = new.person_id
    ) >= 200 then
      raise exception 'rate-limited' using errcode = 'AV001';
    end if;
    -- One open recording for each recorder.
    perform public.stop_open_recordings(new.room_id, new.person_id);
    new.studio := coalesce(new.studio, false);
  else
    new.studio := null;
  end if;
  new.step := coalesce(last.step, 0) + 1;
  new.at := clock_timestamp();
  return new;
end
$$;
create trigger recording_events_guard before insert on public.recording_events
  for each row execute function public.guard_recording_event();

-- Nobody, the server included, changes or removes a step; it goes with its room or its person alone.
create function public.keep_recording_events() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from public.video_rooms where room_id = old.room_id)
      or not exists (select from public.profiles where id = old.person_id)
    then
      return old;
    end if;
  end if;
  raise exception 'Recording events are written once' using errcode = '42501';
end
$$;
create trigger recording_events_keep before update or delete on public.recording_events
  for each row execute function public.keep_recording_events();
create trigger recording_events_keep_all before truncate on public.recording_events
  for each statement execute function public.keep_recording_events();

-- What is open when a room ends, ends with it, whoever ended it.
create function public.stop_room_recordings() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  perform public.stop_open_recordings(new.room_id, null);
  return null;
end
$$;
create trigger video_rooms_stop_recordings after update of ended_at on public.video_rooms
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function public.stop_room_recordings();

alter table public.recording_events enable row level security;

create policy recording_events_read on public.recording_events for select to authenticated
  using (
    exists (
      select from public.video_rooms room
      where room.room_id = recording_events.room_id and (select auth.uid()) = any (room.participants)
    )
  );
create policy recording_events_insert_own on public.recording_events for insert to authenticated
  with check (
    person_id = (select auth.uid())
    and exists (
      select from public.video_rooms room
      where room.room_id = recording_events.room_id and (select auth.uid()) = any (room.participants)
    )
  );

grant select on public.recording_events to authenticated;
grant insert (recording_id, room_id, person_id, action, studio) on public.recording_events to authenticated;
-- On Supabase this role is given everything on a new table.
revoke all on public.recording_events from service_role;
grant select, insert on public.recording_events to service_role;
revoke execute on function
  public.next_recording_state(text, text, text), public.recording_state_after(text),
  public.stop_open_recordings(text, uuid), public.guard_recording_event(), public.keep_recording_events(),
  public.stop_room_recordings()
  from public;

do $$
begin
  if exists (select from pg_publication where pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.recording_events;
  end if;
end
$$;
