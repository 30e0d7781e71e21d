-- What a writer of the part must know at least: a number that the floor above gives out. One that knows less learns first and starts again. Null asks for
-- nothing.
alter table kernel_head add column requires bigint;
