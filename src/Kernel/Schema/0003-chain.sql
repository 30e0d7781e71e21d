-- The chains that belong to no part: the reads, the seals. Whoever adds to one holds its row until the end of the transaction, so that
-- several servers on one store make one chain of it.
-- table: lookup by chain
create table kernel_chain (
    chain text not null primary key
);
