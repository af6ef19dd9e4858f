-- How long what was said in calls is kept (T3): the shorter wish of a room's two people holds.

alter table public.person_settings
  -- In days; null: until the account ends.
  add column message_retention_days smallint,
  add constraint person_settings_retention_check check (message_retention_days in (1, 7, 30, 90, 365));
grant insert (message_retention_days) on public.person_settings to authenticated;
grant update (message_retention_days) on public.person_settings to authenticated;

-- Whose rooms those are, and what is older than the operator's own bound.
create index video_rooms_participants_idx on public.video_rooms using gin (participants);
create index call_messages_created_idx on public.call_messages (created_at);
-- What is older in one room than its people want.
create index call_messages_age_idx on public.call_messages (channel_name, created_at);

-- Settings are their member's alone; what follows from both is told to both.
create function public.message_retention_days(room text) returns integer
  language sql stable security definer
  set search_path = ''
  as $$
  select min(settings.message_retention_days)
  from public.video_rooms video_room
  join public.person_settings settings on settings.person_id = any (video_room.participants)
  where video_room.room_id = room and (select auth.uid()) = any (video_room.participants)
$$;
revoke execute on function public.message_retention_days(text) from public;
grant execute on function public.message_retention_days(text) to authenticated, service_role;
