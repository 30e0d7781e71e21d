-- Who has looked at a person: their acts of reading, without walking the chain. Acts that name nobody are left out.
create index kernel_read_person on kernel_read (part, person, act_no) where person > 0;
