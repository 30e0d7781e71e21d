using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>Rules 1 to 5 on the product's own migrated schema, and each on a schema that breaks it.</summary>
public sealed class SchemaRulesTests
{
    private const string Good = """
        -- table: person
        create table item (part integer not null, id bigint not null, note text, primary key (part, id));
        create index item_note on item (part, note);
        -- table: place
        create table area (code text not null primary key);
        -- table: lookup by name
        create table known (name text not null, part integer not null, primary key (name, part));
        -- table: local
        create table done (part integer not null primary key);
        """;

    [DatabaseTheory]
    public async Task Product_EverySchemaRule_Holds(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var schema = await StoreSchema.Read(world.Records, Product.Tables);

        schema.Tables.Count.ShouldBeGreaterThan(15, "the guard would be content with a schema it cannot read");
        schema.Of(TableKind.Person).Count().ShouldBeGreaterThan(7);
        SchemaRules.All.SelectMany(r => r.Check(schema).Select(what => $"{r}: {what}")).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task GoodSchema_BreaksNoRule(DatabaseKind kind)
    {
        var schema = await Read(kind, Good);

        SchemaRules.All.SelectMany(r => r.Check(schema)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, "create table bad (id bigint not null primary key)")]
    [InlineData(1, "-- table: local\ncreate table bad (id bigint not null)")]
    [InlineData(1, "-- table: lookup by name\ncreate table bad (id bigint not null primary key, name text not null)")]
    [InlineData(1, "-- table: lookup by name\ncreate table bad (id bigint not null, name text not null, primary key (name, id)); create unique index bad_id on bad (id)")]
    [InlineData(2, "-- table: person\ncreate table bad (id bigint not null primary key)")]
    [InlineData(2, "-- table: person\ncreate table bad (part smallint not null, id bigint not null, primary key (part, id))")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null default 0, id bigint not null, primary key (part, id))")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null, id bigint not null, primary key (id, part))")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null, id bigint not null, primary key (part, id)); create unique index bad_id on bad (id)")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null, id bigint not null, primary key (part, id), unique (id, part))")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null, id bigint not null, primary key (part, id)); create index bad_id on bad (id)")]
    [InlineData(2, "-- table: person\ncreate table bad (part integer not null, id bigint not null, primary key (part, id)); create unique index bad_id on bad (lower(cast(id as text)))")]
    [InlineData(3, "-- table: person\ncreate table bad (part integer not null, area text references area (code), primary key (part))")]
    [InlineData(3, "-- table: place\ncreate table bad (code text not null primary key, part integer not null, id bigint not null, foreign key (part, id) references item (part, id))")]
    [InlineData(5, "-- table: person\ncreate table bad (part integer not null, id bigint not null default 7, primary key (part, id))")]
    public async Task BadSchema_BreaksItsRule(int rule, string sql)
    {
        foreach (var kind in Kinds)
        {
            await MustBreak(kind, rule, sql);
        }
    }

    [Theory]
    [InlineData(3, "-- table: local\ncreate table bad (id bigint not null primary key); create trigger bad_more after insert on bad begin delete from bad; end")]
    [InlineData(4, "-- table: local\ncreate table bad (id integer primary key autoincrement)")]
    public Task BadSchemaOfSqlite_BreaksItsRule(int rule, string sql) => MustBreak(DatabaseKind.Sqlite, rule, sql);

    [SkippableTheory]
    [InlineData(3, "-- table: local\ncreate table bad (id bigint not null primary key); create rule bad_less as on delete to bad do instead nothing")]
    [InlineData(3, "-- table: local\ncreate table bad (id bigint not null primary key, exclude using btree (id with =))")]
    [InlineData(3, "-- table: local\ncreate table bad (id bigint not null primary key); create function bad_one() returns int language sql as 'select 1'")]
    [InlineData(4, "-- table: local\ncreate table bad (id bigserial primary key)")]
    [InlineData(4, "-- table: local\ncreate table bad (id bigint generated always as identity primary key)")]
    [InlineData(4, "-- table: local\ncreate table bad (id bigint not null primary key); create sequence bad_next")]
    [InlineData(5, "-- table: place\ncreate table bad (id uuid default gen_random_uuid() primary key)")]
    public Task BadSchemaOfPostgres_BreaksItsRule(int rule, string sql) => MustBreak(DatabaseKind.Postgres, rule, sql);

    private static IEnumerable<DatabaseKind> Kinds => TestDatabase.HasPostgres ? [DatabaseKind.Sqlite, DatabaseKind.Postgres] : [DatabaseKind.Sqlite];

    private static async Task MustBreak(DatabaseKind kind, int rule, string sql)
    {
        var schema = await Read(kind, Good + "\n" + sql + ";");

        SchemaRules.All.Single(r => r.Number == rule).Check(schema).ShouldNotBeEmpty($"{kind}: {sql}");
    }

    private static async Task<StoreSchema> Read(DatabaseKind kind, string sql)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = Database.Open(test.Location);
        await store.Write(session =>
        {
            session.RunScript(sql);
            return true;
        });
        return await StoreSchema.Read(store, TableKinds.Read([sql]));
    }
}
