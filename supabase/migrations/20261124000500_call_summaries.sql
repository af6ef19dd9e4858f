-- How a call went, as each of its two people measured it (C14). No addresses and nothing that was said.

create table public.call_summaries (
  room_id text not null references public.video_rooms (room_id) on delete cascade,
  person_id uuid not null references public.profiles (id) on delete cascade,
  connected_seconds integer not null,
  -- There and back, in milliseconds.
  mean_round_trip_ms integer,
  p95_round_trip_ms integer,
  -- Of both directions, 0 to 1.
  loss_ratio double precision,
  -- Bits per second.
  up_bitrate integer,
  down_bitrate integer,
  -- The path that was used last.
  path text,
  -- Seconds at each level of the signal meter, from 0 to 4.
  level_seconds integer[] not null,
  updated_at timestamptz not null default now(),
  primary key (room_id, person_id),
  constraint call_summaries_seconds_check check (connected_seconds between 0 and 86400),
  constraint call_summaries_round_trip_check
    check (mean_round_trip_ms between 0 and 60000 and p95_round_trip_ms between 0 and 60000),
  constraint call_summaries_loss_check check (loss_ratio between 0 and 1),
  constraint call_summaries_bitrate_check
    check (up_bitrate between 0 and 1000000000 and down_bitrate between 0 and 1000000000),
  constraint call_summaries_path_check check (path in ('direct', 'relay')),
  constraint call_summaries_levels_check check (
    array_ndims(level_seconds) = 1
    and array_length(level_seconds, 1) = 5
    and array_position(level_seconds, null) is null
    and 0 <= all (level_seconds)
    and 86400 >= all (level_seconds)
  )
);
-- An account that ends takes its summaries along.
create index call_summaries_person_idx on public.call_summaries (person_id);

create trigger call_summaries_touch before update on public.call_summaries
  for each row execute function public.touch_updated_at();

alter table public.call_summaries enable row level security;

create policy call_summaries_read on public.call_summaries for select to authenticated
  using (
    exists (
      select from public.video_rooms room
      where room.room_id = call_summaries.room_id and (select auth.uid()) = any (room.participants)
    )
  );
create policy call_summaries_insert_own on public.call_summaries for insert to authenticated
  with check (
    person_id = (select auth.uid())
    and exists (
      select from public.video_rooms room
      where room.room_id = call_summaries.room_id and (select auth.uid()) = any (room.participants)
    )
  );
create policy call_summaries_update_own on public.call_summaries for update to authenticated
  using (person_id = (select auth.uid()))
  with check (person_id = (select auth.uid()));

grant select on public.call_summaries to authenticated;
grant insert (
  room_id, person_id, connected_seconds, mean_round_trip_ms, p95_round_trip_ms, loss_ratio, up_bitrate, down_bitrate,
  path, level_seconds
) on public.call_summaries to authenticated;
grant update (
  connected_seconds, mean_round_trip_ms, p95_round_trip_ms, loss_ratio, up_bitrate, down_bitrate, path, level_seconds
) on public.call_summaries to authenticated;
grant all on public.call_summaries to service_role;
